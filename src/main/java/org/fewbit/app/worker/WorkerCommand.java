package org.fewbit.app.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fewbit.archive.MachineFacts;

/** The command line of a worker process: this program on the same Java, without its window. */
final class WorkerCommand {

  /** Named, not referred to: the program's entry knows the worker, not the other way round. */
  private static final String MAIN = "org.fewbit.app.Main";

  private static final String COMMAND = "worker";
  private static final List<String> PASSED_ON =
      List.of(
          "fewbit.home",
          "fewbit.installation",
          "fewbit.assets",
          "fewbit.judge.url",
          "fewbit.judge.model",
          "user.home",
          "java.io.tmpdir");

  /** Tensors never lie on the Java heap; data and samples of the largest benchmark fit easily. */
  private static final List<String> SMALL_HEAP = List.of("-Xmx1g");

  private static final long LEAST_LARGE_HEAP_MIB = 1024;

  private WorkerCommand() {}

  /** As {@code Main} understands it. */
  static List<String> ofThisProgram() {
    return command(SMALL_HEAP, MAIN, List.of(COMMAND));
  }

  /** For quantizing, as {@code Main} understands it. */
  static List<String> ofThisProgramQuantizing() {
    return command(
        growingHeap(MachineFacts.memoryBytes()), MAIN, List.of(COMMAND, QuantizingMain.COMMAND));
  }

  /** Any main class on this class path. */
  static List<String> of(String mainClass, String... arguments) {
    return command(SMALL_HEAP, mainClass, List.of(arguments));
  }

  /**
   * The sums over a layer's inputs are on the heap, 16 bytes for each pair of inputs: 0.4 GB for
   * 4,864 inputs, 6 GB for 18,944. So the heap may become large, but is kept close to what lives on
   * it: it is the resident memory that other programs feel.
   */
  static List<String> growingHeap(long machineBytes) {
    long mib = Math.max(LEAST_LARGE_HEAP_MIB, (machineBytes / 2) >> 20);
    return List.of(
        "-Xmx" + mib + "m",
        "-Xms64m",
        "-Xmn32m",
        "-XX:MinHeapFreeRatio=5",
        "-XX:MaxHeapFreeRatio=10",
        // Rows of a matrix that lie alike in their cache lines: a tenth less time for GPTQ's loops.
        "-XX:ObjectAlignmentInBytes=64");
  }

  private static List<String> command(List<String> heap, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.awt.headless=true");
    command.add("-Dai.djl.offline=true");
    command.addAll(heap);
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
    command.addAll(arguments);
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
