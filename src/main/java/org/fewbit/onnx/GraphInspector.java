package org.fewbit.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.onnx.graph.ArtifactNotes;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.OnnxModel;

/**
 * Describes a variant from its graph's headers; payloads are only streamed through the hash.
 *
 * <p>Simulated variants say so in their metadata ({@code fewbit.execution=simulated}) and carry the
 * bits their weights would take ({@code fewbit.bits_per_weight}, {@code
 * fewbit.bits_per_weight.CLASS}).
 */
public final class GraphInspector implements ArtifactInspector {

  private static final String EXECUTION = "fewbit.execution";
  private static final String BITS = "fewbit.bits_per_weight";

  private final FileHashes hashes;

  /** Remembers no hashes. */
  public GraphInspector() {
    this(FileHashes.plain());
  }

  /** Gets hashes there. */
  public GraphInspector(FileHashes hashes) {
    this.hashes = hashes;
  }

  @Override
  public Artifact inspect(BaseModel model, GraphFile graph, Runnable check) {
    try (OnnxModel onnx = OnnxModel.open(graph.file())) {
      List<Path> files = new ArrayList<>(List.of(graph.file()));
      for (String location : GraphHeader.check(onnx)) {
        files.add(graph.file().resolveSibling(location));
      }
      WeightCensus census = new WeightCensus(onnx.graph());
      Execution execution =
          "simulated".equals(onnx.metadata().get(EXECUTION))
              ? Execution.SIMULATED
              : Execution.KERNEL;
      long parameters = sum(census.weights());
      Map<TensorClass, Long> byClass = new EnumMap<>(TensorClass.class);
      census.weights().forEach((kind, n) -> byClass.merge(kind, n, Long::sum));
      byClass.values().removeIf(n -> n == 0);
      return new Artifact(
          graph.file(),
          bytes(files),
          sha256(files, check),
          parameters,
          declared(onnx, BITS, execution, ratio(sum(census.bits()), parameters)),
          bitsByClass(onnx, census, byClass, execution),
          byClass,
          execution,
          Optional.ofNullable(onnx.metadata().get(ArtifactNotes.SOURCE_SHA256)),
          operators(onnx, census));
    }
  }

  private static Map<TensorClass, Double> bitsByClass(
      OnnxModel onnx, WeightCensus census, Map<TensorClass, Long> weights, Execution execution) {
    Map<TensorClass, Double> bits = new EnumMap<>(TensorClass.class);
    weights.forEach(
        (kind, count) ->
            bits.put(
                kind,
                declared(
                    onnx,
                    BITS + "." + kind,
                    execution,
                    ratio(census.bits().getOrDefault(kind, 0L), count))));
    return bits;
  }

  private static double declared(OnnxModel onnx, String key, Execution execution, double measured) {
    String text = onnx.metadata().get(key);
    if (execution == Execution.KERNEL || text == null) {
      return measured;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.GRAPH_CORRUPT,
              "The graph's metadata is damaged",
              onnx.file() + ": " + key + "=" + text,
              "Quantize the model again."),
          e);
    }
  }

  private static Map<String, Integer> operators(OnnxModel onnx, WeightCensus census) {
    Map<String, Integer> operators = new TreeMap<>();
    for (Node node : onnx.graph().nodes()) {
      operators.merge(WeightRoles.shown(node, census.weightType(node)), 1, Integer::sum);
    }
    return operators;
  }

  private static long sum(Map<TensorClass, Long> values) {
    return values.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double ratio(long bits, long weights) {
    return weights == 0 ? 0 : (double) bits / weights;
  }

  private static long bytes(List<Path> files) {
    long sum = 0;
    for (Path file : files) {
      try {
        sum += Files.size(file);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return sum;
  }

  /** Over the graph, then its data files by name. */
  private String sha256(List<Path> files, Runnable check) {
    try {
      return hashes.sha256(files, check);
    } catch (IOException e) {
      throw unreadable(files.getLast(), e);
    }
  }

  private static ProblemException unreadable(Path file, IOException e) {
    return new ProblemException(
        new Problem(
            Problem.Code.FILE_UNREADABLE,
            "A file of the model can't be read",
            file + ": " + e.getMessage(),
            "Check the file and its permissions."),
        e);
  }
}
