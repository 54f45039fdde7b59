package org.fewbit.quantizers.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.core.quantize.QuantizationReport.Skipped;
import org.fewbit.onnx.graph.ArtifactNotes;
import org.fewbit.onnx.graph.ModelEdit;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorClassifier;
import org.fewbit.onnx.graph.TensorSource;

/**
 * Replaces the products of a graph by quantized ones. Either all of them use the runtime's kernels
 * or none does: a half-simulated graph would have activations of two kinds and speed of neither.
 */
public final class GraphRewrite implements AutoCloseable {

  private final OnnxModel model;
  private final Cancellation cancellation;
  private final QuantizationScheme scheme;
  private final TargetFinder found;
  private final boolean simulated;
  private final Workbench workbench = new Workbench();
  private final Outcomes outcomes = new Outcomes();
  private final Optional<SolvedLayers> solved;
  private final LayerNumbers numbers;
  private final GraphUses names;
  private final LayerForm form;
  private final LayerForm embeddingForm;

  /**
   * Prepares.
   *
   * @param model the float graph; must stay open
   * @param solved numbers of the layers; empty where rounding to nearest finds them on the way
   *     ({@code rtn} without options, {@code int8-dynamic})
   * @throws ProblemException if there is nothing to quantize
   */
  public GraphRewrite(
      OnnxModel model,
      QuantizationScheme scheme,
      ExecutionWish wish,
      Optional<SolvedLayers> solved,
      Cancellation cancellation) {
    this.model = model;
    this.cancellation = cancellation;
    this.scheme = scheme;
    this.solved = solved;
    this.numbers = new LayerNumbers(scheme, solved);
    this.found = new TargetFinder(model.graph(), scheme.options(), cancellation::check);
    requireTargets();
    this.simulated = wish == ExecutionWish.SIMULATED || !haveKernels();
    this.names = new GraphUses(model);
    FormTools tools = new FormTools(names, workbench, outcomes, new SharedCodes(tied()));
    this.form = form(tools);
    this.embeddingForm = new EmbeddingForm(scheme, simulated, tools);
  }

  /** Weights that a head rounds to nearest just as the embedding does. */
  private Set<String> tied() {
    return solved.isPresent() || !scheme.method().hasGrid() || simulated
        ? Set.of()
        : found.targets().stream()
            .filter(Target::transposed)
            .map(target -> target.tensor().name())
            .collect(Collectors.toSet());
  }

  private LayerForm form(FormTools tools) {
    requireOpset();
    return switch (scheme.method()) {
      case INT8_DYNAMIC -> new Int8Form(simulated, new Activations.Dynamic(names), tools);
      case INT8_STATIC ->
          new Int8Form(simulated, new Activations.Static(names, solved.orElseThrow()), tools);
      case LLM_INT8 -> new LlmInt8Form(scheme, simulated, opset(), tools);
      case NF4, FP4 ->
          simulated ? new SimulatedForm(numbers, tools) : new CodebookForm(numbers, tools);
      default -> simulated ? new SimulatedForm(numbers, tools) : new NBitsForm(numbers, tools);
    };
  }

  /**
   * What was done.
   *
   * @param layers errors of the quantized tensors
   * @param skipped tensors left as they were
   */
  public record Outcome(List<LayerError> layers, List<Skipped> skipped) {

    /** Copies the lists. */
    public Outcome {
      layers = List.copyOf(layers);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Writes the quantized graph; payloads are made one layer at a time, in the order of the graph's
   * weights.
   *
   * @param source what the float graph holds; asked for once all payloads are written
   * @param version of this program
   */
  public Outcome write(
      Path target, Supplier<Artifact> source, String version, ProgressListener listener) {
    List<LayerForm.Layer> layers = new ArrayList<>();
    found.embeddings().forEach(embedding -> layers.add(embeddingForm.plan(embedding)));
    found.targets().forEach(product -> layers.add(form.plan(product)));
    Replacement replacement = new Replacement(model.graph(), names, layers);
    List<Node> nodes = replacement.nodes();
    List<TensorSource> tensors = replacement.tensors().stream().map(this::kept).toList();
    Set<String> kept = tensors.stream().map(TensorSource::name).collect(Collectors.toSet());
    ModelEdit edit =
        model
            .edit()
            .nodes(nodes)
            .initializers(tensors)
            .inputs(
                model.graph().inputs().stream()
                    .filter(
                        input ->
                            model.graph().initializer(input.name()).isEmpty()
                                || kept.contains(input.name()))
                    .toList())
            .withoutMetadata(ArtifactNotes.PREFIX)
            .metadata(ArtifactNotes.SCHEME, scheme.toString())
            .metadata(
                ArtifactNotes.EXECUTION, simulated ? ArtifactNotes.SIMULATED : ArtifactNotes.KERNEL)
            .metadata(ArtifactNotes.SOURCE_SHA256, "")
            .metadata(ArtifactNotes.VERSION, version);
    if (nodes.stream().anyMatch(node -> node.domain().equals("com.microsoft"))) {
      edit.opset("com.microsoft", 1);
    }
    edit.lateMetadata(
        () -> {
          Map<String, String> notes = new LinkedHashMap<>();
          notes.put(ArtifactNotes.SOURCE_SHA256, source.get().sha256());
          if (simulated) {
            notes.putAll(simulatedBits(source, replacement));
          }
          return notes;
        });
    edit.write(target, listener, cancellation);
    return new Outcome(layerErrors(), found.skipped());
  }

  private TensorSource kept(TensorSource tensor) {
    return tensor instanceof Tensor read
        ? solved.map(layers -> layers.kept(read)).orElse(read)
        : tensor;
  }

  private Map<String, String> simulatedBits(Supplier<Artifact> source, Replacement replacement) {
    SimulatedBits bits = new SimulatedBits(source.get());
    TensorClassifier classifier = new TensorClassifier(model.graph());
    Set<String> told = new HashSet<>();
    for (Target target : quantized().toList()) {
      long packed = outcomes.of(target).orElseThrow().storedBits();
      Tensor tensor = target.tensor();
      if (told.add(tensor.name()) && !replacement.isKept(tensor)) {
        bits.replace(classifier.classify(tensor.name()), Byte.SIZE * tensor.bytes(), packed);
      } else {
        bits.add(target.tensorClass(), tensor.elements(), packed);
      }
    }
    return bits.notes();
  }

  private Stream<Target> quantized() {
    return Stream.concat(found.embeddings().stream(), found.targets().stream());
  }

  private boolean haveKernels() {
    QuantizationScheme embedding = EmbeddingForm.scheme(scheme);
    return found.targets().stream()
            .allMatch(
                target -> KernelChoice.hasKernel(numbers.scheme(target), target.weight().rows()))
        && found.embeddings().stream()
            .allMatch(target -> KernelChoice.hasKernel(embedding, target.weight().rows()));
  }

  private void requireTargets() {
    if (found.targets().isEmpty()) {
      throw ProblemException.of(
          Problem.Code.SCHEME_UNSUPPORTED,
          "The graph has no float weight to quantize"
              + (found.skipped().isEmpty() ? "" : " (" + found.skipped().size() + " left out)"),
          model.file(),
          "Choose the model's float export, for example onnx/model.onnx.");
    }
  }

  private long opset() {
    return model.opsets().getOrDefault("", 0L);
  }

  private void requireOpset() {
    long least =
        switch (scheme.method()) {
          case INT8_DYNAMIC, INT8_STATIC -> 11;
          case LLM_INT8 -> 13;
          default -> 1;
        };
    if (opset() < least) {
      throw ProblemException.of(
          Problem.Code.SCHEME_UNSUPPORTED,
          "The graph uses operator set " + opset() + ", " + scheme + " needs " + least,
          model.file(),
          "Export the model again with operator set 17 or newer.");
    }
  }

  private List<LayerError> layerErrors() {
    return quantized().map(this::layerError).toList();
  }

  private LayerError layerError(Target target) {
    Outcomes.Made made =
        outcomes
            .of(target)
            .orElseThrow(() -> new IllegalStateException(target.label() + " was not made"));
    double weights = (double) target.weight().rows() * target.weight().columns();
    return new LayerError(
        target.label(),
        target.tensorClass(),
        target.weight().rows(),
        target.weight().columns(),
        made.deviation().relativeError(),
        outputError(target),
        made.outlierShare(),
        made.storedBits() / weights,
        Optional.of(made.deviation().histogram()));
  }

  private OptionalDouble outputError(Target target) {
    return solved.isPresent() && !target.node().is("Gather")
        ? solved.get().outputError(target)
        : OptionalDouble.empty();
  }

  @Override
  public void close() {
    workbench.close();
  }
}
