package org.fewbit.quantizers.form;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.core.quantize.QuantizationReport.Skipped;
import org.fewbit.onnx.graph.ArtifactNotes;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorClassifier;
import org.fewbit.onnx.graph.TensorSource;

/**
 * Stores all weight matrices of an fp32 graph, embedding and head included, as fp16 with a cast
 * behind each: half the file, while everything is computed in fp32, because the runtime's half
 * precision products on processors are 30 times slower. The runtime casts the matrices once, when a
 * session is made, so memory while running is that of fp32; of the embedding only the rows that are
 * looked up are cast. Vectors (norms, biases) stay fp32.
 */
public final class HalfStorage {

  private static final float LARGEST = 65504;
  private static final Set<String> READERS = Set.of("MatMul", "Gemm", "FusedMatMul", "Gather");
  private static final Pattern TABLE = Pattern.compile("(?i)cos|sin_|freq|rotary");
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final OnnxModel model;
  private final Cancellation cancellation;
  private final TensorClassifier classifier;
  private final GraphUses names;
  private final Workbench workbench = new Workbench();
  private final Map<String, Half> halves = new LinkedHashMap<>();
  private final List<LayerError> layers = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  private record Half(Tensor tensor, String name, TensorSource stored) {}

  /** Prepares; the model must stay open. */
  public HalfStorage(OnnxModel model, Cancellation cancellation) {
    this.model = model;
    this.cancellation = cancellation;
    this.classifier = new TensorClassifier(model.graph());
    this.names = new GraphUses(model);
    for (Tensor tensor : model.graph().initializers()) {
      if (isMatrix(tensor)) {
        String name = names.fresh(tensor.name() + "_fp16");
        Workbench.Work work =
            arena -> List.of(narrow(tensor, arena.allocate(2 * tensor.elements())));
        halves.put(
            tensor.name(),
            new Half(
                tensor,
                name,
                TensorSource.make(name, tensor.dims(), DataType.FLOAT16, workbench.part(work, 0))));
      }
    }
    if (halves.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.SCHEME_UNSUPPORTED,
          "The graph has no fp32 matrix to store as fp16",
          model.file(),
          "Choose the model's fp32 export, for example onnx/model.onnx.");
    }
  }

  private boolean isMatrix(Tensor tensor) {
    return tensor.type().filter(type -> type == DataType.FLOAT).isPresent()
        && tensor.dims().size() == 2
        && tensor.elements() > 0
        && tensor.elements() <= Integer.MAX_VALUE - 64
        && !TABLE.matcher(tensor.name()).find()
        && classifier.consumers(tensor.name()).stream()
            .anyMatch(node -> READERS.contains(node.opType()));
  }

  private MemorySegment narrow(Tensor tensor, MemorySegment to) {
    WeightMatrix weight = new WeightMatrix(tensor, false, cancellation::check);
    int columns = weight.columns();
    ColumnTiles.Sums sums =
        ColumnTiles.each(
            columns,
            (first, width) -> {
              float[] row = new float[width];
              float[] values = new float[width];
              short[] bits = new short[width];
              ErrorSums errors = new ErrorSums(width, weight.rows());
              for (int k = 0; k < weight.rows(); k++) {
                weight.read(k, 1, first, width, row);
                for (int n = 0; n < width; n++) {
                  bits[n] = Float.floatToFloat16(row[n]);
                  values[n] = Float.float16ToFloat(bits[n]);
                }
                requireInRange(tensor, values);
                errors.add(values, row, 0);
                long at = ((long) k * columns + first) * 2;
                MemorySegment.copy(bits, 0, to, SHORT, at, width);
              }
              return errors.sums();
            });
    tensor.release();
    layers.add(
        new LayerError(
            tensor.name(),
            classifier.classify(tensor.name()),
            weight.rows(),
            columns,
            sums.relativeError(),
            OptionalDouble.empty(),
            0,
            DataType.FLOAT16.bits(),
            Optional.of(sums.deviation().histogram())));
    return to;
  }

  private static void requireInRange(Tensor tensor, float[] values) {
    for (float value : values) {
      if (Float.isInfinite(value)) {
        throw ProblemException.of(
            Problem.Code.SCHEME_UNSUPPORTED,
            "The weight '" + tensor.name() + "' holds a number beyond " + LARGEST,
            tensor.name(),
            "fp16 can't store it; choose another scheme.");
      }
    }
  }

  /**
   * Writes the graph.
   *
   * @param source what the fp32 graph holds; asked for once all payloads are written
   * @param version of this program
   */
  public GraphRewrite.Outcome write(
      Path target, Supplier<Artifact> source, String version, ProgressListener listener) {
    List<TensorSource> tensors = new ArrayList<>();
    for (Tensor tensor : model.graph().initializers()) {
      Half half = halves.get(tensor.name());
      tensors.add(half == null ? tensor : half.stored());
      if (half == null && tensor.elements() > 1 && tensor.dims().size() > 1) {
        skipped.add(new Skipped(tensor.name(), "no matrix of fp32 weights"));
      }
    }
    try (workbench) {
      model
          .edit()
          .nodes(nodes())
          .initializers(tensors)
          .inputs(
              model.graph().inputs().stream()
                  .filter(input -> !halves.containsKey(input.name()))
                  .toList())
          .withoutMetadata(ArtifactNotes.PREFIX)
          .metadata(ArtifactNotes.SCHEME, QuantizationScheme.fixed(Method.FP16).toString())
          .metadata(ArtifactNotes.EXECUTION, ArtifactNotes.KERNEL)
          .metadata(ArtifactNotes.SOURCE_SHA256, "")
          .metadata(ArtifactNotes.VERSION, version)
          .lateMetadata(() -> Map.of(ArtifactNotes.SOURCE_SHA256, source.get().sha256()))
          .write(target, listener, cancellation);
    }
    return new GraphRewrite.Outcome(layers, skipped);
  }

  private List<Node> nodes() {
    Map<String, Integer> readsByRow = new HashMap<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : model.graph().nodes()) {
      Optional<Half> table =
          node.is("Gather") ? Optional.ofNullable(halves.get(node.input(0))) : Optional.empty();
      if (table.isPresent()) {
        String output = node.outputs().getFirst();
        String narrow = names.fresh(output + "_fp16");
        rest.add(
            node.withInputs(List.of(table.get().name(), node.input(1)))
                .withOutputs(List.of(narrow)));
        rest.add(ProductNodes.castNode(narrow, output, DataType.FLOAT));
        readsByRow.merge(node.input(0), 1, Integer::sum);
      } else {
        rest.add(node);
      }
    }
    List<Node> nodes = new ArrayList<>();
    halves.forEach(
        (name, half) -> {
          if (names.reads(name) > readsByRow.getOrDefault(name, 0)) {
            nodes.add(ProductNodes.castNode(half.name(), name, DataType.FLOAT));
          }
        });
    nodes.addAll(rest);
    return nodes;
  }
}
