import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the installable program from what {@code mvn package} left in {@code target}: {@code java
 * packaging/Package.java image} the folder that runs without Java, {@code installer} that and the
 * system's installer from it. Each system makes its own; jpackage does not build for others.
 */
final class Package {

  private static final String NAME = "fewbit";
  private static final Path TARGET = Path.of("target");
  private static final Path STAGE = TARGET.resolve("package-input");
  private static final Path OUT = TARGET.resolve("dist");

  /** Measured by jdeps on the libraries, and what they load by name. */
  private static final String MODULES =
      "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,"
          + "java.xml,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,"
          + "jdk.unsupported,jdk.unsupported.desktop,jdk.zipfs";

  private Package() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    boolean installer = args.length == 1 && args[0].equals("installer");
    if (args.length != 1 || !installer && !args[0].equals("image")) {
      System.err.println("Usage: java packaging/Package.java image|installer");
      System.exit(2);
    }
    try {
      Target target = Target.ofThisMachine();
      List<String> missing = missing(target, installer);
      if (!missing.isEmpty()) {
        System.err.println("Cannot package yet:");
        missing.forEach(line -> System.err.println("  - " + line));
        System.exit(1);
      }
      Path image = image(target);
      if (installer) {
        installer(target, image);
      }
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static List<String> missing(Target target, boolean installer) {
    List<String> missing = new ArrayList<>();
    if (Runtime.version().feature() < 25) {
      missing.add("This is Java " + Runtime.version().feature() + "; run with a JDK 25.");
    }
    if (!Files.isRegularFile(jpackage(target))) {
      missing.add("No jpackage in " + jpackage(target) + ": a JDK is needed, not a JRE.");
    }
    if (!Files.isRegularFile(TARGET.resolve("fewbit.jar"))
        || !Files.isDirectory(TARGET.resolve("libs"))) {
      missing.add("No target/fewbit.jar with target/libs: run mvn package first, in this folder.");
    }
    if (installer) {
      missing.addAll(target.missingForInstaller());
    }
    return missing;
  }

  private static Path image(Target target) throws IOException, InterruptedException {
    deleteTree(STAGE);
    deleteTree(OUT.resolve(target.imageFolder(NAME)));
    Files.createDirectories(STAGE);
    Files.createDirectories(OUT);
    SlimJars.copy(TARGET.resolve("libs"), STAGE, target);
    SlimJars.copy(TARGET.resolve("fewbit.jar"), STAGE.resolve("fewbit.jar"), target);
    addBinaryStyles(STAGE.resolve("fewbit.jar"), target);
    copyTree(Path.of("assets"), STAGE.resolve("assets"), List.of("recipe", "screenshots"));
    copyTree(Path.of("sample-runs"), STAGE.resolve("sample-runs"), List.of());
    dropTokensOfDivergence(STAGE.resolve("sample-runs"));
    if (target == Target.LINUX) {
      Path entry = Path.of("packaging", "linux", "fewbit.desktop");
      Files.copy(entry, STAGE.resolve("fewbit.desktop"));
    }
    Licences.collect(TARGET.resolve("libs"), STAGE.resolve("licences"));

    List<String> command = common(target);
    command.addAll(List.of("--type", "app-image", "--input", STAGE.toString()));
    command.addAll(List.of("--main-jar", "fewbit.jar"));
    // Named: without it the launcher takes the class path from the manifest, which says libs/.
    command.addAll(List.of("--main-class", "org.fewbit.app.Main", "--add-modules", MODULES));
    // The worker process is started with the image's own bin/java: native commands stay.
    command.addAll(
        List.of(
            "--jlink-options",
            "--strip-debug --no-man-pages --no-header-files --compress zip-6"
                + " --include-locales en,zh"));
    for (String option :
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            "-Dfewbit.installation=$APPDIR",
            "-XX:AOTCache=$APPDIR/" + StartupCache.FILE)) {
      command.addAll(List.of("--java-options", option));
    }
    command.addAll(target.imageOptions());
    run(command);

    Path image = OUT.resolve(target.imageFolder(NAME));
    strip(target, target.runtime(image));
    StartupCache.train(target, image, NAME);
    System.out.printf("%s: %d MB%n", image, sizeOf(image) / 1_000_000);
    return image;
  }

  /** Java's own libraries carry symbols that only debuggers read: 5 MB of one alone. */
  private static void strip(Target target, Path runtime) throws IOException, InterruptedException {
    if (target.stripCommand().isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path library : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".so"))::iterator) {
        List<String> command = new ArrayList<>(target.stripCommand());
        command.add(library.toString());
        run(command);
      }
    }
  }

  /** In a process of their own: this one has no JavaFX on its class path. */
  private static void addBinaryStyles(Path jar, Target target)
      throws IOException, InterruptedException {
    Path styles = TARGET.resolve("binary-styles");
    deleteTree(styles);
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", target.executable("java")).toString(),
            "-cp",
            TARGET.resolve("libs").resolve("*").toString(),
            Path.of("packaging", "BinaryStyles.java").toString(),
            TARGET.resolve("classes").toString(),
            styles.toString()));
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      copyTree(styles, inside.getPath("/"), List.of());
    }
  }

  private static void installer(Target target, Path image)
      throws IOException, InterruptedException {
    for (String type : target.installers()) {
      List<String> command = common(target);
      command.addAll(List.of("--type", type, "--app-image", image.toString()));
      command.addAll(target.installerOptions(type));
      run(command);
    }
    try (Stream<Path> files = Files.list(OUT)) {
      files
          .filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".log"))
          .sorted()
          .forEach(f -> System.out.printf("%s: %d MB%n", f, f.toFile().length() / 1_000_000));
    }
  }

  private static List<String> common(Target target) {
    return new ArrayList<>(
        List.of(
            jpackage(target).toString(),
            "--name",
            NAME,
            "--dest",
            OUT.toString(),
            "--app-version",
            version(),
            "--vendor",
            "Fewbit",
            "--description",
            "What quantization costs a language model",
            "--icon",
            target.icon().toString()));
  }

  /** jpackage wants digits and dots alone. */
  private static String version() {
    try {
      String pom = Files.readString(Path.of("pom.xml"));
      String text = pom.replaceAll("(?s).*?<artifactId>fewbit</artifactId>\\s*", "");
      return text.replaceAll("(?s).*?<version>([0-9.]+).*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException("Start in the folder that holds pom.xml", e);
    }
  }

  private static Path jpackage(Target target) {
    return Path.of(System.getProperty("java.home"), "bin", target.executable("jpackage"));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "This failed with " + process.exitValue() + ": " + String.join(" ", command));
    }
  }

  private static void copyTree(Path from, Path to, List<String> without) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path relative = from.relativize(path);
        if (without.contains(relative.getName(0).toString())) {
          continue;
        }
        Path copy = to.resolve(relative.toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }

  /**
   * What every token of a divergence run says is a third of all sample runs and shown nowhere in
   * the window; the records with their percentiles stay.
   */
  private static void dropTokensOfDivergence(Path runs) throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      for (Path run : (Iterable<Path>) all::iterator) {
        if (run.getFileName().toString().contains("_divergence_")) {
          Files.deleteIfExists(run.resolve("samples.jsonl.gz"));
        }
      }
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }

  private static long sizeOf(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.filter(p -> Files.isRegularFile(p)).mapToLong(p -> p.toFile().length()).sum();
    }
  }
}
