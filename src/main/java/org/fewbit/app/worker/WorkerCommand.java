package org.fewbit.app.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line of a worker process: this program on the same Java, without its window. */
final class WorkerCommand {

  /** Named, not referred to: the program's entry knows the worker, not the other way round. */
  private static final String MAIN = "org.fewbit.app.Main";

  private static final String COMMAND = "worker";
  private static final List<String> PASSED_ON =
      List.of("fewbit.home", "fewbit.installation", "fewbit.assets", "user.home", "java.io.tmpdir");

  /** Tensors never lie on the Java heap; data and samples of the largest benchmark fit easily. */
  private static final String HEAP = "-Xmx1g";

  private WorkerCommand() {}

  /** As {@code Main} understands it. */
  static List<String> ofThisProgram(String... arguments) {
    List<String> words = new ArrayList<>(List.of(COMMAND));
    words.addAll(List.of(arguments));
    return of(MAIN, words.toArray(String[]::new));
  }

  /** Any main class on this class path. */
  static List<String> of(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.awt.headless=true");
    command.add("-Dai.djl.offline=true");
    command.add(HEAP);
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-UsePerfData");
    for (String property : PASSED_ON) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return command;
  }

  private static String java() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Path own = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    return Files.isExecutable(own)
        ? own.toString()
        : ProcessHandle.current().info().command().orElse("java");
  }
}
