package org.fewbit.quantizers.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.core.model.SchemeOptions;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.quantize.QuantizationReport.Skipped;
import org.fewbit.onnx.graph.Attribute;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.DecoderHead;
import org.fewbit.onnx.graph.GraphView;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorClassifier;

/**
 * Finds the weights to quantize: constant matrices of the decoder's blocks. Embedding and head stay
 * as they are, as in the paper, unless the options include them; every weight left alone is listed
 * with the reason.
 */
public final class TargetFinder {

  private static final int FARTHEST = 8;
  private static final Set<String> PASSING_TOKENS =
      Set.of("Cast", "Reshape", "Unsqueeze", "Squeeze", "Identity", "Clip");

  private final GraphView graph;
  private final SchemeOptions options;
  private final Runnable check;
  private final DecoderHead head;
  private final TensorClassifier classifier;
  private final Weights weights;
  private final List<Target> targets = new ArrayList<>();
  private final List<Target> embeddings = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  /** Looks through a graph. */
  public TargetFinder(GraphView graph, SchemeOptions options) {
    this(graph, options, () -> {});
  }

  /**
   * Looks through a graph.
   *
   * @param check called at each reading of a weight; what it throws ends the work
   */
  TargetFinder(GraphView graph, SchemeOptions options, Runnable check) {
    this.check = check;
    this.graph = graph;
    this.options = options;
    this.head = new DecoderHead(graph);
    this.classifier = new TensorClassifier(graph);
    this.weights = new Weights(graph);
    graph.nodes().forEach(this::consider);
  }

  /** Products whose weights get quantized, in the graph's order. */
  public List<Target> targets() {
    return List.copyOf(targets);
  }

  /**
   * Look-ups in the embedding that get quantized: always to the nearest level, for their inputs are
   * single tokens.
   */
  public List<Target> embeddings() {
    return List.copyOf(embeddings);
  }

  /** Weights that stay, each with the reason. */
  public List<Skipped> skipped() {
    return List.copyOf(skipped);
  }

  private void consider(Node node) {
    if (node.is("Gather")) {
      weights
          .of(node.input(0))
          .filter(found -> isFloat(found.tensor()) && found.tensor().dims().size() == 2)
          .ifPresent(found -> considerTable(node, found));
    } else if (node.is("MatMul") || node.is("Gemm") || node.isMicrosoft("FusedMatMul")) {
      considerProduct(node);
    } else if (DecoderHead.isMatrixProduct(node)
        || node.opType().equals("GatherBlockQuantized")
        || node.opType().equals("QMoE")) {
      skip(label(node), "already quantized (" + node.opType() + ")");
    } else if (node.opType().equals("MoE")) {
      skip(label(node), "experts of a mixture, which have no product of their own");
    }
  }

  private void considerTable(Node node, Weights.Weight found) {
    Tensor tensor = found.tensor();
    if (!isByToken(node.input(1))) {
      skip(tensor.name(), "a table of positions, kept");
    } else if (!options.has(SchemeOption.EMBEDDING)) {
      skip(tensor.name(), "embedding, kept as in the paper");
    } else if (longValue(node, "axis", 0) != 0 || found.transposed()) {
      skip(tensor.name(), "embedding, looked up along the other axis");
    } else if (isTooLarge(tensor)) {
      skip(tensor.name(), "its weight has " + tensor.elements() + " elements");
    } else {
      embeddings.add(
          new Target(
              node,
              tensor,
              true,
              Optional.empty(),
              found.type().orElse(DataType.FLOAT),
              TensorClass.EMBEDDING,
              check));
    }
  }

  /** Whether the indices come from an input with tokens, not from positions. */
  private boolean isByToken(String indices) {
    String name = indices;
    for (int step = 0; step < FARTHEST; step++) {
      String current = name;
      if (graph.inputs().stream().anyMatch(input -> input.name().equals(current))) {
        return !name.contains("position") && !name.contains("mask");
      }
      Optional<Node> producer = weights.producer(name);
      if (producer.isEmpty() || !PASSING_TOKENS.contains(producer.get().opType())) {
        return false;
      }
      name = producer.get().input(0);
    }
    return false;
  }

  private void considerProduct(Node node) {
    Optional<Weights.Weight> weight = weights.of(node.input(1));
    if (weight.isPresent()) {
      considerWeight(node, weight.get());
    } else if (weights.of(node.input(0)).filter(w -> isFloat(w.tensor())).isPresent()) {
      skip(label(node), "its weight stands on the left");
    } else if (head.isHead(node)) {
      skip(label(node), "head, " + madeFrom(node));
    } else {
      weights
          .producer(node.input(1))
          .filter(from -> Set.of("DequantizeLinear", "Constant").contains(from.opType()))
          .ifPresent(from -> skip(label(node), madeFrom(node)));
    }
  }

  private String madeFrom(Node node) {
    String maker = weights.producer(node.input(1)).map(Node::opType).orElse("an input");
    return switch (maker) {
      case "DequantizeLinear" -> "already quantized (DequantizeLinear)";
      case "Constant" -> "its weight is a constant node, not an initializer";
      default -> "its weight is computed (" + maker + ")";
    };
  }

  private void considerWeight(Node node, Weights.Weight weight) {
    Optional<String> reason = obstacle(node, weight);
    if (reason.isPresent()) {
      skip(label(node), reason.get());
      return;
    }
    boolean gemm = node.is("Gemm");
    String bias = gemm ? node.input(2) : "";
    targets.add(
        new Target(
            node,
            weight.tensor(),
            weight.transposed() ^ longValue(node, "transB", 0) == 1,
            bias.isEmpty() ? Optional.empty() : Optional.of(bias),
            weight.type().orElse(DataType.FLOAT),
            head.isHead(node) ? TensorClass.HEAD : classifier.classify(weight.tensor().name()),
            check));
  }

  private Optional<String> obstacle(Node node, Weights.Weight weight) {
    Tensor tensor = weight.tensor();
    if (head.isHead(node) && !options.has(SchemeOption.HEAD)) {
      boolean shared =
          classifier.consumers(tensor.name()).stream().anyMatch(user -> user.is("Gather"));
      return Optional.of(
          "head, " + (shared ? "shares the embedding; " : "") + "kept as in the paper");
    }
    if (!isFloat(tensor) || weight.type().filter(DataType::isFloat).isEmpty()) {
      return Optional.of("its weight holds no floats");
    }
    if (tensor.dims().size() != 2) {
      return Optional.of("its weight has " + tensor.dims().size() + " axes, not 2");
    }
    if (tensor.elements() == 0 || isTooLarge(tensor)) {
      return Optional.of("its weight has " + tensor.elements() + " elements");
    }
    return isScaled(node) ? Optional.of("its product is scaled or transposed") : Optional.empty();
  }

  private static boolean isScaled(Node node) {
    return !node.is("MatMul")
        && (longValue(node, "transA", 0) != 0
            || longValue(node, "transBatchA", 0) != 0
            || longValue(node, "transBatchB", 0) != 0
            || floatValue(node, "alpha") != 1
            || (node.is("Gemm") && !node.input(2).isEmpty() && floatValue(node, "beta") != 1));
  }

  private static boolean isTooLarge(Tensor tensor) {
    return tensor.elements() > Integer.MAX_VALUE - 64;
  }

  private void skip(String name, String reason) {
    if (told.add(name)) {
      skipped.add(new Skipped(name, reason));
    }
  }

  private static String label(Node node) {
    return node.name().isEmpty() ? node.input(1) : node.name();
  }

  private static boolean isFloat(Tensor tensor) {
    return tensor.type().filter(DataType::isFloat).isPresent();
  }

  private static long longValue(Node node, String key, long absent) {
    return node.attribute(key).map(Attribute::longValue).orElse(absent);
  }

  private static float floatValue(Node node, String key) {
    return node.attribute(key).map(Attribute::floatValue).orElse(1f);
  }
}
