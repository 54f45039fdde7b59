package org.fewbit.quantizers.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.onnx.GraphInspector;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.SharedFiles;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TestRuntime;
import org.fewbit.quantizers.Fixture;
import org.fewbit.quantizers.PlainInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fp16 as storage: what is computed must be fp32 with the weights rounded to fp16. */
class HalfStorageTest {

  @TempDir Path folder;

  @Test
  void computesInFp32WithRoundedWeights() throws IOException, OrtException {
    float[] weight = Fixture.normal(70 * 20, 3);
    float[] rounded = weight.clone();
    for (int i = 0; i < weight.length; i++) {
      rounded[i] = Float.float16ToFloat(Float.floatToFloat16(weight[i]));
    }
    List<LayerError> layers = write(Fixture.graph(folder, weight, 70, 20)).layers();
    assertThat(layers.getFirst().bitsPerWeight()).isEqualTo(16);
    assertThat(layers.getFirst().relativeError()).isBetween(1e-5, 3e-4);
    float[] x = Fixture.normal(4 * 70, 5);
    assertThat(
            Fixture.distance(
                Fixture.run(folder.resolve("out.onnx"), x, 70),
                Fixture.product(x, rounded, 70, 20)))
        .isLessThan(1e-6);
  }

  @Test
  void weightsBeyondItsRangeAreNamed() throws IOException {
    float[] weight = Fixture.normal(70 * 20, 3);
    weight[700] = 70000;
    Path source = Fixture.graph(folder, weight, 70, 20);
    assertThatThrownBy(() -> write(source))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'w'");
  }

  @Test
  void aModelIsHalfAsLargeAndAlmostTheSame() throws OrtException {
    Path source = SharedFiles.find("models/stories260K/onnx/model.onnx");
    GraphRewrite.Outcome outcome = write(source);
    Path target = folder.resolve("out.onnx");
    GraphFile graph = new GraphFile("fp16", target, ModelLayout.ONNX_COMMUNITY);
    Artifact artifact = new GraphInspector().inspect(Fixture.model(graph), graph);
    assertThat(artifact.bitsPerWeight()).isBetween(16.0, 16.1);
    assertThat(artifact.bitsPerWeightByClass())
        .containsEntry(TensorClass.EMBEDDING, 16.0)
        .containsEntry(TensorClass.HEAD, 16.0)
        .containsEntry(TensorClass.NORM, 32.0);
    assertThat(outcome.layers()).hasSize(37);
    try (OnnxModel model = OnnxModel.open(target)) {
      assertThat(model.graph().initializers())
          .filteredOn(tensor -> tensor.dims().size() == 2)
          .extracting(Tensor::type)
          .containsOnly(Optional.of(DataType.FLOAT16));
    }
    long[] text = {1, 403, 407, 261, 378, 432, 383, 286};
    float[][] half = TestRuntime.logits(target, text);
    float[][] full = TestRuntime.logits(source, text);
    double[][] expected = new double[full.length][full[0].length];
    for (int t = 0; t < full.length; t++) {
      for (int n = 0; n < full[t].length; n++) {
        expected[t][n] = full[t][n];
      }
    }
    assertThat(Fixture.distance(half, expected)).isBetween(1e-6, 2e-3);
  }

  private GraphRewrite.Outcome write(Path source) {
    GraphFile graph = new GraphFile("fp32", source, ModelLayout.ONNX_COMMUNITY);
    Artifact artifact = new PlainInspector().inspect(Fixture.model(graph), graph);
    try (OnnxModel model = OnnxModel.open(source)) {
      return new HalfStorage(model, new Cancellation())
          .write(folder.resolve("out.onnx"), () -> artifact, "test", ProgressListener.NONE);
    }
  }
}
