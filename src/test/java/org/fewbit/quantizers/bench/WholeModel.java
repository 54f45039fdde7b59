package org.fewbit.quantizers.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fewbit.app.Wiring;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.onnx.OnnxSubgraphs;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.SubgraphRunner.Subgraph;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.onnx.graph.TestGraphs;
import org.fewbit.onnx.graph.ValueInfo;

/**
 * Quantizes a model of {@link RandomDecoder} as the program does, in a process of its own, and
 * prints time, arithmetic and share of the machine's measured rate of fp32 matrix products by
 * stage: {@code WholeModel MODEL SCHEME FOLDER TEXT SAMPLES TOKENS}. Before that it measures the
 * rate, in its own process, and after that again.
 *
 * <p>Arithmetic counted, a multiply-add as two, T tokens, one pass for each of the four groups of
 * layers that read the same value (GPTQ sees the quantized layers before): the products up to the
 * group, half of the group's Gram matrix; choosing the numbers: 4/3 K^3 for the factor, K^2 N for
 * the loop, 4 K^2 N for the two errors of outputs; carrying on: all products. Attention, norms and
 * copies are not counted.
 */
public final class WholeModel {

  private static final int SIZE = 2048;

  private WholeModel() {}

  /** Runs. */
  public static void main(String[] args) throws IOException {
    Wiring wiring = new Wiring();
    BaseModel model = wiring.models().open(args[0]);
    Path folder = Files.createDirectories(Path.of(args[2]));
    int samples = Integer.parseInt(args[4]);
    int tokens = Integer.parseInt(args[5]);
    double before = rate(folder);
    CalibrationRequest text = CalibrationRequest.of(Path.of(args[3]));
    QuantizationScheme scheme = QuantizationScheme.parse(args[1]);
    Map<String, Double> stages = new LinkedHashMap<>();
    long[] last = {System.nanoTime()};
    QuantizationReport report =
        wiring
            .quantizer()
            .quantize(
                new QuantizationRequest(
                    model,
                    model.baseline(),
                    scheme,
                    ExecutionWish.KERNEL_IF_POSSIBLE,
                    folder.resolve("model_" + scheme + ".onnx"),
                    Optional.of(
                        new CalibrationRequest(
                            text.kind(), text.file(), samples, tokens, text.seed())),
                    true),
                (step, done, total) -> {
                  long now = System.nanoTime();
                  stages.merge(stage(step), (now - last[0]) / 1e9, Double::sum);
                  last[0] = now;
                },
                new Cancellation());
    double rate = (before + rate(folder)) / 2;
    System.out.printf(
        Locale.ROOT,
        "%s of %s, %d x %d tokens: %.0f s, peak %.0f MB; products of %d^3: %.0f GFLOP/s%n",
        scheme,
        model.name(),
        samples,
        tokens,
        report.seconds(),
        report.peakMemoryBytes() / 1e6,
        SIZE,
        rate / 1e9);
    Map<String, Double> work = work(report, (double) samples * tokens);
    stages.forEach(
        (stage, seconds) ->
            System.out.printf(
                Locale.ROOT,
                "  %-28s %7.1f s  %8.2f TFLOP  %5.1f GFLOP/s  %3.0f %% of that rate%n",
                stage,
                seconds,
                work.getOrDefault(stage, 0.0) / 1e12,
                work.getOrDefault(stage, 0.0) / seconds / 1e9,
                100 * work.getOrDefault(stage, 0.0) / seconds / rate));
    double all = work.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.printf(
        Locale.ROOT,
        "  all: %.1f TFLOP, %.0f %% of that rate%n",
        all / 1e12,
        100 * all / report.seconds() / rate);
  }

  /** Steps of blocks are told when they have ended, those of writing when they begin. */
  private static String stage(String step) {
    if (!step.startsWith("Block")) {
      return "reading, hashing, writing";
    }
    return step.contains("onwards")
        ? "carrying on"
        : step.contains("inputs of") ? "inputs and Gram matrices" : "choosing the numbers";
  }

  private static Map<String, Double> work(QuantizationReport report, double tokens) {
    double gram = 0;
    double products = 0;
    double solving = 0;
    double carrying = 0;
    double sofar = 0;
    long lastRows = 0;
    String lastBlock = "";
    for (LayerError layer : report.layers()) {
      double rows = layer.rows();
      double columns = layer.columns();
      String name = layer.name();
      String block = name.replaceAll(".*layers\\.(\\d+)\\..*", "$1");
      if (!block.equals(lastBlock)) {
        sofar = 0;
      }
      boolean sharesInput =
          name.contains("k_proj") || name.contains("v_proj") || name.contains("up_proj");
      if (!sharesInput) {
        gram += tokens * rows * (rows + 1);
        products += sofar;
      }
      sofar += 2 * tokens * rows * columns;
      carrying += 2 * tokens * rows * columns;
      solving += 4.0 / 3 * rows * rows * rows + 5 * rows * rows * columns;
      lastBlock = block;
      lastRows = layer.rows();
    }
    // The last block is not carried on.
    carrying -= lastRows == 0 ? 0 : sofar;
    Map<String, Double> work = new LinkedHashMap<>();
    work.put("inputs and Gram matrices", gram + products);
    work.put("choosing the numbers", solving);
    work.put("carrying on", carrying);
    return work;
  }

  /** FLOP/s of the runtime's product of square matrices, best of five. */
  private static double rate(Path folder) throws IOException {
    ValueInfo a = square("a");
    ValueInfo b = square("b");
    Path file =
        TestGraphs.write(
            folder.resolve("product.onnx"),
            List.of(Node.of("MatMul", "", "product", List.of("a", "b"), List.of("c"))),
            List.of(),
            List.of(a, b),
            List.of(square("c")));
    double best = 0;
    try (Arena arena = Arena.ofConfined();
        Subgraph product = new OnnxSubgraphs(0).open(Files.readAllBytes(file), file)) {
      TensorValue one = filled(arena);
      TensorValue other = filled(arena);
      TensorValue into = filled(arena);
      for (int i = 0; i < 6; i++) {
        long start = System.nanoTime();
        product.run(
            Map.of("a", one, "b", other), Map.of("c", into), List.of(), arena, new Cancellation());
        double seconds = (System.nanoTime() - start) / 1e9;
        best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / seconds);
      }
    }
    Files.delete(file);
    return best;
  }

  private static ValueInfo square(String name) {
    return ValueInfo.of(
        name, DataType.FLOAT, List.of(ValueInfo.Dim.of(SIZE), ValueInfo.Dim.of(SIZE)));
  }

  private static TensorValue filled(Arena arena) {
    MemorySegment memory = arena.allocate(4L * SIZE * SIZE, 64);
    for (long i = 0; i < (long) SIZE * SIZE; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (i % 17) * 0.01f);
    }
    return new TensorValue(DataType.FLOAT, List.of((long) SIZE, (long) SIZE), memory);
  }
}
