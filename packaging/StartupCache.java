import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Opens the window of a finished image once, until it shows its first chart, and lets Java keep
 * what it loaded and linked: the next start takes it from this file (JEP 483, 514).
 */
final class StartupCache {

  static final String FILE = "fewbit.aot";
  private static final long MINUTES = 5;

  private StartupCache() {}

  static void train(Target target, Path image, String name)
      throws IOException, InterruptedException {
    Path application = target.applicationFolder(image).toAbsolutePath();
    Path cache = application.resolve(FILE);
    Path home = Files.createTempDirectory("fewbit-training");
    List<String> command = new ArrayList<>();
    Path java = target.runtime(image).resolve("bin").resolve(target.executable("java"));
    command.add(java.toAbsolutePath().toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true"));
    command.add("-Dfewbit.installation=" + application);
    command.add("-Dfewbit.home=" + home);
    command.add("-Dfewbit.closeAfterFirstChart=true");
    if (target == Target.LINUX && System.getenv("DISPLAY") == null) {
      // No display where installers are usually made: JavaFX's own headless toolkit.
      command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
    command.addAll(List.of("-cp", classPath(application, name), "org.fewbit.app.Main"));
    Path log = image.resolveSibling("startup-cache.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("The window did not open within " + MINUTES + " minutes.");
    }
    if (process.exitValue() != 0 || Files.notExists(cache)) {
      throw new IllegalStateException(
          "The window did not open to record the start-up cache (exit "
              + process.exitValue()
              + "); see "
              + log);
    }
  }

  /** Exactly as the launcher puts it together, else Java does not take the cache. */
  private static String classPath(Path application, String name) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String line : Files.readAllLines(application.resolve(name + ".cfg"))) {
      if (line.startsWith("app.mainjar=") || line.startsWith("app.classpath=")) {
        entries.add(
            line.substring(line.indexOf('=') + 1).replace("$APPDIR", application.toString()));
      }
    }
    return String.join(java.io.File.pathSeparator, entries);
  }
}
