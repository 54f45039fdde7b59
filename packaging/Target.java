import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What differs between the systems: names, icons, installers and what they need. */
enum Target {
  LINUX("fewbit.png", List.of("deb")) {
    @Override
    List<String> stripCommand() {
      return onPath("strip") ? List.of("strip", "--strip-unneeded") : List.of();
    }

    @Override
    List<String> installerOptions(String type) {
      // Our own control file: jpackage would name every library that those of JavaFX lead to, as they
      // are called on the system that builds, and others call some of them otherwise. Our own
      // scripts: jpackage's menu shortcut fails on systems without a desktop and leaves the package
      // half configured.
      return List.of(
          "--resource-dir",
          "packaging/linux",
          "--linux-app-category",
          "science",
          "--linux-deb-maintainer",
          "fewbit@example.org");
    }

    @Override
    List<String> missingForInstaller() {
      return missing(
          Map.of("dpkg-deb", "install dpkg", "fakeroot", "install fakeroot (apt-get install fakeroot)"));
    }
  },

  WINDOWS("fewbit.ico", List.of("msi")) {
    @Override
    List<String> imageOptions() {
      // A program for the window shows no text in a terminal: a second face for the command line.
      return List.of("--add-launcher", "fewbit-cli=packaging/windows-cli.properties");
    }

    @Override
    List<String> installerOptions(String type) {
      return List.of(
          "--win-per-user-install",
          "--win-menu",
          "--win-dir-chooser",
          "--win-upgrade-uuid",
          "6b0b8a52-6a53-4a0e-9a4f-2f5d0c1b7a11");
    }

    @Override
    List<String> missingForInstaller() {
      return onPath("wix") || onPath("candle")
          ? List.of()
          : List.of("No WiX Toolset on the PATH: install WiX 3.14 or newer from wixtoolset.org.");
    }
  },

  MAC("fewbit.icns", List.of("dmg")) {
    @Override
    List<String> imageOptions() {
      return List.of("--mac-package-identifier", "org.fewbit", "--mac-package-name", "Fewbit");
    }

    @Override
    String imageFolder(String name) {
      return name + ".app";
    }

    @Override
    Path applicationFolder(Path image) {
      return image.resolve("Contents").resolve("app");
    }

    @Override
    Path runtime(Path image) {
      return image.resolve("Contents").resolve("runtime").resolve("Contents").resolve("Home");
    }

    @Override
    List<String> missingForInstaller() {
      return missing(
          Map.of(
              "hdiutil", "part of macOS",
              "codesign", "install the command line tools (xcode-select --install)"));
    }
  };

  private final String icon;
  private final List<String> installers;

  Target(String icon, List<String> installers) {
    this.icon = icon;
    this.installers = installers;
  }

  static Target ofThisMachine() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return os.startsWith("windows") ? WINDOWS : os.startsWith("mac") ? MAC : LINUX;
  }

  Path icon() {
    return Path.of("packaging", "icons", icon);
  }

  List<String> installers() {
    return installers;
  }

  /** Takes the names of internal functions out of a library whose path follows; empty: none does. */
  List<String> stripCommand() {
    return List.of();
  }

  List<String> imageOptions() {
    return List.of();
  }

  List<String> installerOptions(String type) {
    return List.of();
  }

  List<String> missingForInstaller() {
    return List.of();
  }

  /** The folder jpackage makes. */
  String imageFolder(String name) {
    return name;
  }

  /** Where jars and data lie in the image: jpackage's $APPDIR. */
  Path applicationFolder(Path image) {
    return this == WINDOWS ? image.resolve("app") : image.resolve("lib").resolve("app");
  }

  /** The Java runtime in the image. */
  Path runtime(Path image) {
    return this == WINDOWS ? image.resolve("runtime") : image.resolve("lib").resolve("runtime");
  }

  String executable(String name) {
    return this == WINDOWS ? name + ".exe" : name;
  }

  /** Whether a native library of this folder name, as jars name them, is for this machine. */
  boolean owns(String folder) {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    boolean rightProcessor = arm ? folder.contains("aarch64") : !folder.contains("aarch64");
    return rightProcessor
        && switch (this) {
          case LINUX -> folder.equals(arm ? "linux-aarch64" : "linux-x64")
              || folder.equals(arm ? "linux-aarch64" : "linux-x86_64")
              || folder.equals(arm ? "linux-aarch64" : "linux-x86-64")
              || folder.equals(arm ? "linux-aarch64" : "linux-amd64");
          case WINDOWS -> folder.startsWith("win") && !folder.endsWith("x86");
          case MAC ->
              folder.startsWith("osx") || folder.startsWith("darwin") || folder.startsWith("mac");
        };
  }

  private static List<String> missing(Map<String, String> tools) {
    List<String> lines = new ArrayList<>();
    tools.forEach(
        (tool, advice) -> {
          if (!onPath(tool)) {
            lines.add("No " + tool + " on the PATH: " + advice + ".");
          }
        });
    return lines;
  }

  private static boolean onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(Path::of)
        .flatMap(p -> Stream.of(p.resolve(tool), p.resolve(tool + ".exe")))
        .anyMatch(Files::isExecutable);
  }
}
