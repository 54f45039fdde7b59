package org.fewbit.quantizers.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.CalibrationData;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.onnx.OnnxSubgraphs;
import org.fewbit.onnx.graph.GraphView;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.quantizers.solve.DenseSolution;
import org.fewbit.quantizers.solve.LayerInputs;
import org.fewbit.quantizers.solve.LayerSolver;

/** The bundled models, calibrated by whatever solver a test brings. */
final class PocketModel {

  static final Path SMALL = Path.of("assets/models/pocket-0.4m/onnx/model.onnx");
  static final Path HUGGING_FACE = Path.of("assets/models/pocket-6m/onnx/model.onnx");
  static final Path GENAI = Path.of("assets/models/pocket-6m/model.onnx");

  private PocketModel() {}

  /** The constant products of the blocks. */
  static List<Product> products(GraphView graph) {
    List<Product> products = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Tensor weight = graph.initializer(node.input(1)).orElse(null);
      if (node.is("MatMul") && weight != null && !node.outputs().contains("logits")) {
        products.add(new Product(node, weight, false, node.name()));
      }
    }
    return products;
  }

  /** The two sequences of the fixtures. */
  static CalibrationData data() {
    List<TokenIds> sequences = List.of(ids(23, 37, 11), ids(40, 101, 5));
    return new CalibrationData(
        CalibrationRequest.of(Path.of("none.json")), "0", List.of(0, 1), sequences, 0);
  }

  private static TokenIds ids(int count, int factor, int first) {
    return TokenIds.of(IntStream.range(0, count).map(i -> (factor * i + first) % 2048).toArray());
  }

  static CalibrationJob job(
      OnnxModel model, LayerSolver solver, boolean sequential, Path target, String identity) {
    return new CalibrationJob(
        model,
        new Architecture("llama", 5, 64, 2, 1, 32, 192, 2048, 512),
        products(model.graph()),
        QuantizationScheme.parse("gptq-w4-g128"),
        product -> solver,
        sequential ? Walk.LAYER_BY_LAYER : Walk.BLOCK_BY_BLOCK,
        data(),
        target,
        List.of(identity));
  }

  static CalibratedLayers run(CalibrationJob job, int threads, Cancellation cancellation) {
    return new Calibrator(job, new OnnxSubgraphs(threads), ProgressListener.NONE, cancellation)
        .run();
  }

  /** Keeps the weights and what it was given, products that share inputs once. */
  static LayerSolver unchanged(List<LayerInputs> seen) {
    return (weights, inputs, cancellation) -> {
      if (seen.stream().noneMatch(one -> one == inputs.orElseThrow())) {
        seen.add(inputs.orElseThrow());
      }
      float[][] copy = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
      return new DenseSolution(copy, 32L * copy.length * copy[0].length, 0);
    };
  }
}
