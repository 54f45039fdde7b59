package org.fewbit.quantizers.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.onnx.graph.ArtifactNotes;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.Fixture;
import org.fewbit.quantizers.PlainInspector;
import org.fewbit.quantizers.solve.CodebookSolution;
import org.fewbit.quantizers.solve.DenseSolution;
import org.fewbit.quantizers.solve.GridSolution;
import org.fewbit.quantizers.solve.LayerSolution;
import org.fewbit.quantizers.solve.Solvers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solved layers as random numbers: what is written must compute with exactly those. */
class SolvedLayerTest {

  /** QLoRA (arXiv 2305.14314), appendix E. */
  private static final float[] NF4 = {
    -1.0f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f,
    -0.28444138169288635f, -0.18477343022823334f, -0.09105003625154495f, 0.0f,
    0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f,
    0.44070982933044434f, 0.5626170039176941f, 0.7229568362236023f, 1.0f
  };

  /** bitsandbytes, {@code dDequantizeFP4Tree}: sign, then eight magnitudes. */
  private static final float[] FP4 = fp4();

  private static float[] fp4() {
    float[] half = {0f, 0.00520833333f, 2 / 3f, 1f, 1 / 3f, 0.5f, 1 / 6f, 0.25f};
    float[] table = new float[16];
    for (int i = 0; i < 8; i++) {
      table[i] = half[i];
      table[8 + i] = -half[i];
    }
    return table;
  }

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(7);

  @ParameterizedTest
  @CsvSource({
    "gptq-w4-g32-sym, 96, 24, kernel",
    "gptq-w4-g32-asym, 80, 7, kernel",
    "gptq-w8-g16-sym, 96, 24, kernel",
    "gptq-w2-g64-asym, 100, 24, kernel",
    "awq-w4-g128-asym, 300, 24, kernel",
    "hqq-w4-g64-asym, 128, 24, kernel",
    "gptq-w4-g128-sym, 1, 1, kernel",
    "gptq-w4-g128-sym, 33, 1, kernel",
    "gptq-w4-grow-asym, 256, 24, kernel",
    "gptq-w3-g32-asym, 96, 24, simulated",
    "gptq-w4-grow-asym, 100, 24, simulated",
    "hqq-w3-g64-asym, 128, 24, simulated",
  })
  void gridsComputeWithTheirValues(String name, int rows, int columns, String execution)
      throws IOException, OrtException {
    QuantizationScheme scheme = QuantizationScheme.parse(name);
    GridSolution solution = grid(scheme, rows, columns);
    LayerError layer = check(scheme, solution, execution, scheme.bits() == 4 ? 2e-6 : 3e-2);
    if (execution.equals("simulated")) {
      assertThat(layer.bitsPerWeight())
          .isEqualTo((double) solution.storedBits() / (rows * columns));
    }
  }

  @ParameterizedTest
  @CsvSource({"nf4, 64, 24", "nf4, 100, 7", "nf4, 1, 1", "nf4, 129, 1", "fp4, 96, 24"})
  void codebooksComputeWithTheirValues(String name, int rows, int columns)
      throws IOException, OrtException {
    QuantizationScheme scheme = QuantizationScheme.parse(name);
    byte[][] codes = new byte[rows][columns];
    for (byte[] row : codes) {
      for (int n = 0; n < columns; n++) {
        row[n] = (byte) random.nextInt(16);
      }
    }
    float[] absmax = new float[Math.ceilDiv(rows * columns, 64)];
    for (int i = 0; i < absmax.length; i++) {
      absmax[i] = 0.5f + random.nextFloat();
    }
    float[] table = name.startsWith("nf4") ? NF4 : FP4;
    check(
        scheme,
        new CodebookSolution(table, 64, codes, absmax, Optional.empty(), 1234),
        "kernel",
        2e-6);
  }

  @ParameterizedTest
  @CsvSource({"nf4-dq, 512, 40", "fp4-dq, 100, 7", "nf4-dq, 1, 1"})
  void quantizedScalesAreStoredAsSuch(String name, int rows, int columns)
      throws IOException, OrtException {
    QuantizationScheme scheme = QuantizationScheme.parse(name);
    float[] weight = Fixture.normal(rows * columns, 3);
    float[][] byRow = new float[rows][columns];
    for (int k = 0; k < rows; k++) {
      System.arraycopy(weight, k * columns, byRow[k], 0, columns);
    }
    LayerSolution solution = Solvers.of(scheme).solve(byRow, Optional.empty(), new Cancellation());
    LayerError layer = check(scheme, solution, "kernel", 2e-6);
    try (OnnxModel model = OnnxModel.open(folder.resolve("out.onnx"))) {
      long stored =
          model.graph().initializers().stream()
              .filter(tensor -> tensor.type().filter(type -> type == DataType.INT64).isEmpty())
              .filter(tensor -> !tensor.name().contains("dynamic_map"))
              .mapToLong(tensor -> Byte.SIZE * tensor.bytes())
              .sum();
      long filled = 4 * (rows * columns % 2);
      assertThat(layer.bitsPerWeight() * rows * columns + filled).isEqualTo(stored);
    }
  }

  @Test
  void sparseOutliersAreSimulatedAndCounted() throws IOException, OrtException {
    float[][] values = new float[96][24];
    for (float[] row : values) {
      for (int n = 0; n < row.length; n++) {
        row[n] = (float) random.nextGaussian();
      }
    }
    LayerError layer =
        check(
            QuantizationScheme.parse("spqr-w3"),
            new DenseSolution(values, 96 * 24 * 5, 0.03),
            "simulated",
            2e-6);
    assertThat(layer.outlierShare()).isEqualTo(0.03);
    assertThat(layer.bitsPerWeight()).isEqualTo(5);
    try (OnnxModel model = OnnxModel.open(folder.resolve("out.onnx"))) {
      assertThat(model.metadata()).containsEntry(ArtifactNotes.BITS_PER_WEIGHT, "5.0");
    }
  }

  private LayerError check(
      QuantizationScheme scheme, LayerSolution solution, String execution, double tolerance)
      throws IOException, OrtException {
    int rows = solution.rows();
    int columns = solution.columns();
    float[] weight = Fixture.normal(rows * columns, 3);
    Path source = Fixture.graph(folder, weight, rows, columns);
    Path target = folder.resolve("out.onnx");
    LayerError layer = write(source, scheme, solution, target);

    float[] values = new float[rows * columns];
    float[] row = new float[columns];
    double error = 0;
    double norm = 0;
    for (int k = 0; k < rows; k++) {
      solution.values(k, row);
      for (int n = 0; n < columns; n++) {
        values[k * columns + n] = row[n];
        error += Math.pow(row[n] - (double) weight[k * columns + n], 2);
        norm += Math.pow(weight[k * columns + n], 2);
      }
    }
    assertThat(layer.relativeError()).isCloseTo(Math.sqrt(error / norm), within(1e-9));
    try (OnnxModel model = OnnxModel.open(target)) {
      assertThat(model.metadata()).containsEntry(ArtifactNotes.EXECUTION, execution);
    }
    for (int count : new int[] {1, 5}) {
      float[] x = Fixture.normal(count * rows, 9);
      assertThat(
              Fixture.distance(
                  Fixture.run(target, x, rows), Fixture.product(x, values, rows, columns)))
          .isLessThan(tolerance);
    }
    return layer;
  }

  private static LayerError write(
      Path source, QuantizationScheme scheme, LayerSolution solution, Path target) {
    GraphFile graph = new GraphFile("fp32", source, ModelLayout.ONNX_COMMUNITY);
    Artifact artifact = new PlainInspector().inspect(Fixture.model(graph), graph);
    try (OnnxModel model = OnnxModel.open(source);
        GraphRewrite rewrite =
            new GraphRewrite(
                model,
                scheme,
                ExecutionWish.KERNEL_IF_POSSIBLE,
                Optional.of(layer -> solution),
                new Cancellation())) {
      return rewrite
          .write(target, () -> artifact, "test", ProgressListener.NONE)
          .layers()
          .getFirst();
    }
  }

  private GridSolution grid(QuantizationScheme scheme, int rows, int columns) {
    int levels = (1 << scheme.bits()) - 1;
    int group = scheme.isRowWise() ? rows : scheme.groupSize();
    int groups = Math.ceilDiv(rows, group);
    byte[][] codes = new byte[rows][columns];
    float[][] scales = new float[groups][columns];
    float[][] zeros = new float[groups][columns];
    for (byte[] row : codes) {
      for (int n = 0; n < columns; n++) {
        row[n] = (byte) random.nextInt(levels + 1);
      }
    }
    for (int g = 0; g < groups; g++) {
      for (int n = 0; n < columns; n++) {
        scales[g][n] = 0.01f + random.nextFloat();
        boolean broken = scheme.toString().startsWith("hqq-w3");
        zeros[g][n] =
            scheme.symmetric()
                ? 1 << (scheme.bits() - 1)
                : broken ? levels * random.nextFloat() : random.nextInt(levels + 1);
      }
    }
    return new GridSolution(scheme.bits(), group, scheme.symmetric(), codes, scales, zeros);
  }
}
