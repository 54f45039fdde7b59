package org.fewbit.quantizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fewbit.app.Wiring;
import org.fewbit.benchmarks.calibration.CalibrationFiles;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.CalibrationData;
import org.fewbit.onnx.OnnxSubgraphs;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.calibrate.CalibrationJob;
import org.fewbit.quantizers.calibrate.Calibrator;
import org.fewbit.quantizers.calibrate.LayerCost;
import org.fewbit.quantizers.calibrate.Product;
import org.fewbit.quantizers.calibrate.Walk;
import org.fewbit.quantizers.form.TargetFinder;
import org.fewbit.quantizers.solve.Solvers;
import org.fewbit.tokenizer.HuggingFaceTokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The objective that GPTQ makes small, ||X W' - X W||^2 / ||X W||^2 on the paper's calibration
 * data, is below that of rounding to nearest on every single layer of the bundled models.
 */
class LayerOrdersTest {

  private static final List<Integer> BITS = List.of(8, 4, 3, 2);

  @ParameterizedTest
  @ValueSource(strings = {"pocket-0.4m", "pocket-1.5m", "pocket-6m"})
  void gptqIsBelowRoundingOnEveryLayer(String name) {
    Wiring wiring = new Wiring();
    BaseModel model = wiring.models().open(name);
    List<QuantizationScheme> schemes = new ArrayList<>();
    for (int bits : BITS) {
      schemes.add(QuantizationScheme.parse("rtn-w" + bits + "-g128-sym"));
      schemes.add(QuantizationScheme.parse("gptq-w" + bits + "-g128-sym"));
    }

    List<LayerCost> costs = costs(wiring, model, schemes);

    assertThat(costs).hasSize(7 * model.architecture().layers());
    for (int b = 0; b < BITS.size(); b++) {
      double least = Double.POSITIVE_INFINITY;
      double largest = 0;
      for (LayerCost cost : costs) {
        double rounded = cost.outputErrors().get(2 * b);
        double solved = cost.outputErrors().get(2 * b + 1);
        least = Math.min(least, solved / rounded);
        largest = Math.max(largest, solved / rounded);
        assertThat(solved)
            .as("%s at %d bits: %s", name, BITS.get(b), cost.weight())
            .isLessThan(rounded);
      }
      System.out.printf(
          Locale.ROOT,
          "%-12s %d bits: objective of GPTQ is %.2f to %.2f of rounding's over %d layers%n",
          name,
          BITS.get(b),
          least,
          largest,
          costs.size());
    }
  }

  /** The order can fail: with the methods' places exchanged it does. */
  @Test
  void theOtherWayRoundItIsNotSo() {
    Wiring wiring = new Wiring();
    BaseModel model = wiring.models().open("pocket-0.4m");

    List<LayerCost> costs =
        costs(
            wiring,
            model,
            List.of(
                QuantizationScheme.parse("gptq-w4-g128-sym"),
                QuantizationScheme.parse("rtn-w4-g128-sym")));

    assertThat(costs).noneMatch(cost -> cost.outputErrors().get(1) < cost.outputErrors().get(0));
  }

  private static List<LayerCost> costs(
      Wiring wiring, BaseModel model, List<QuantizationScheme> schemes) {
    CalibrationData data =
        new CalibrationFiles(new HuggingFaceTokenizers(Clock.systemUTC()))
            .load(
                model,
                wiring.bundledCalibration().orElseThrow(),
                model.architecture().contextLength());
    try (OnnxModel graph = OnnxModel.open(model.baseline().file())) {
      List<Product> products =
          new TargetFinder(graph.graph(), schemes.getFirst().options())
              .targets().stream()
                  .map(t -> new Product(t.node(), t.tensor(), t.transposed(), t.label()))
                  .toList();
      CalibrationJob job =
          new CalibrationJob(
              graph,
              model.architecture(),
              products,
              schemes.getFirst(),
              product -> Solvers.of(schemes.getFirst()),
              Walk.BLOCK_BY_BLOCK,
              data,
              Path.of("unused.onnx"),
              List.of());
      return new Calibrator(job, new OnnxSubgraphs(0), ProgressListener.NONE, new Cancellation())
          .costs(schemes.stream().map(Solvers::of).toList());
    }
  }
}
