package org.fewbit.core.quantize;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Finds a variant of a model, and makes it if it is missing or was made from weights that the model
 * no longer has: a score of the old weights under the new model's name would be wrong in silence.
 */
public final class VariantMaker {

  private final ModelCatalog models;
  private final ArtifactInspector inspector;
  private final Quantizer quantizer;

  /** Works with these. */
  public VariantMaker(ModelCatalog models, ArtifactInspector inspector, Quantizer quantizer) {
    this.models = models;
    this.inspector = inspector;
    this.quantizer = quantizer;
  }

  /**
   * The graph of a label.
   *
   * @throws ProblemException if there is none and the label is no scheme that can be made
   */
  public GraphFile find(
      BaseModel model, String label, ProgressListener listener, Cancellation cancellation) {
    Optional<GraphFile> found = model.graph(label);
    if (found.isPresent() && !isStale(model, found.get(), listener, cancellation)) {
      return found.get();
    }
    QuantizationScheme scheme =
        QuantizationScheme.tryParse(label).orElseThrow(() -> noVariant(model, label));
    if (!quantizer.supports(scheme)) {
      throw ProblemException.of(
          Problem.Code.SCHEME_UNSUPPORTED,
          "The variant '" + scheme + "' is not there and can't be made",
          model.folder(),
          "Choose another scheme, or put the graph into the folder as model_" + scheme + ".onnx.");
    }
    Path target =
        found.map(GraphFile::file).orElseGet(() -> models.newGraphFile(model, scheme.toString()));
    quantizer.quantize(
        new QuantizationRequest(
            model,
            model.baseline(),
            scheme,
            ExecutionWish.KERNEL_IF_POSSIBLE,
            target,
            Optional.empty(),
            found.isPresent()),
        listener,
        cancellation);
    return new GraphFile(scheme.toString(), target, model.baseline().layout());
  }

  /** Whether it says that it was made from other weights than the baseline's. */
  private boolean isStale(
      BaseModel model, GraphFile graph, ProgressListener listener, Cancellation cancellation) {
    if (graph.equals(model.baseline())) {
      return false;
    }
    Optional<String> source = inspector.inspect(model, graph, cancellation::check).sourceSha256();
    if (source.isEmpty()) {
      return false;
    }
    listener.progress("hash " + model.baseline().file().getFileName(), 0, 1);
    return !inspector
        .inspect(model, model.baseline(), cancellation::check)
        .sha256()
        .equals(source.get());
  }

  private static ProblemException noVariant(BaseModel model, String label) {
    List<String> labels = model.graphs().stream().map(GraphFile::label).toList();
    return ProblemException.of(
        Problem.Code.MODEL_NOT_FOUND,
        "The model has no variant '" + label + "'",
        model.folder(),
        "It has " + String.join(", ", labels) + "; or name a scheme such as rtn-w4-g128-sym.");
  }
}
