package org.fewbit.quantizers.form;

import java.nio.file.Path;
import java.util.Optional;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.Fixture;
import org.fewbit.quantizers.PlainInspector;

/** Rewrites graphs without the door. */
final class Rewriting {

  private Rewriting() {}

  static GraphRewrite.Outcome write(
      Path source, String scheme, ExecutionWish wish, Optional<SolvedLayers> solved, Path target) {
    GraphFile graph = new GraphFile("fp32", source, ModelLayout.ONNX_COMMUNITY);
    Artifact artifact = new PlainInspector().inspect(Fixture.model(graph), graph);
    try (OnnxModel model = OnnxModel.open(source);
        GraphRewrite rewrite =
            new GraphRewrite(
                model, QuantizationScheme.parse(scheme), wish, solved, new Cancellation())) {
      return rewrite.write(target, () -> artifact, "test", ProgressListener.NONE);
    }
  }
}
