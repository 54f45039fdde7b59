package org.fewbit.quantizers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Method;
import org.fewbit.core.quantize.CalibrationData;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.QuantizationReport.Calibrated;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.calibrate.CalibratedLayers;
import org.fewbit.quantizers.calibrate.CalibratedRanges;
import org.fewbit.quantizers.calibrate.CalibrationJob;
import org.fewbit.quantizers.calibrate.Calibrator;
import org.fewbit.quantizers.calibrate.LayerCost;
import org.fewbit.quantizers.calibrate.Product;
import org.fewbit.quantizers.calibrate.Walk;
import org.fewbit.quantizers.form.Target;
import org.fewbit.quantizers.form.TargetFinder;
import org.fewbit.quantizers.solve.LayerSolver;
import org.fewbit.quantizers.solve.Solvers;

/** Sends the calibration data of a request through a graph. */
final class CalibratedPass {

  private static final LayerSolver NONE =
      (weights, inputs, stop) -> {
        throw new IllegalStateException("nothing is to be solved");
      };

  private final QuantizationRequest request;
  private final Calibration calibration;
  private final CalibrationData data;

  /** Draws the data. */
  CalibratedPass(QuantizationRequest request, Calibration calibration) {
    this.request = request;
    this.calibration = calibration;
    this.data =
        calibration
            .loader()
            .load(
                request.model(),
                calibration.data(request),
                request.model().architecture().contextLength());
  }

  /** Solves all layers. */
  CalibratedLayers solve(
      OnnxModel graph,
      String sourceSha256,
      String version,
      ProgressListener listener,
      Cancellation cancellation) {
    LayerSolver solver = Solvers.of(request.scheme());
    CalibrationJob job = job(graph, product -> solver, identity(sourceSha256, version));
    return new Calibrator(job, calibration.runner(), listener, cancellation).run();
  }

  /** Finds the width of each layer. */
  MixedPlan plan(OnnxModel graph, ProgressListener listener, Cancellation cancellation) {
    List<Integer> widths = MixedPlan.widths(request.execution());
    List<LayerCost> costs =
        new Calibrator(
                job(graph, product -> NONE, List.of()),
                calibration.runner(),
                listener,
                cancellation)
            .costs(MixedPlan.trials(widths));
    return MixedPlan.of(request.scheme(), request.execution(), costs);
  }

  /** Solves all layers, each at its width. */
  CalibratedLayers solve(
      OnnxModel graph,
      MixedPlan plan,
      String sourceSha256,
      String version,
      ProgressListener listener,
      Cancellation cancellation) {
    List<String> identity = new ArrayList<>(identity(sourceSha256, version));
    identity.addAll(plan.lines());
    CalibrationJob job = job(graph, product -> Solvers.of(plan.scheme(product.weight())), identity);
    return new Calibrator(job, calibration.runner(), listener, cancellation).run();
  }

  /** Finds the ranges of all layers' inputs. */
  CalibratedRanges ranges(OnnxModel graph, ProgressListener listener, Cancellation cancellation) {
    return new Calibrator(
            job(graph, product -> NONE, List.of()), calibration.runner(), listener, cancellation)
        .ranges();
  }

  private static Walk walk(Method method) {
    return switch (method) {
      case GPTQ, MIXED -> Walk.LAYER_BY_LAYER;
      case AWQ -> Walk.FLOAT_INPUTS;
      default -> Walk.BLOCK_BY_BLOCK;
    };
  }

  private CalibrationJob job(
      OnnxModel graph, Function<Product, LayerSolver> solvers, List<String> identity) {
    List<Product> products =
        new TargetFinder(graph.graph(), request.scheme().options())
            .targets().stream().map(CalibratedPass::product).toList();
    return new CalibrationJob(
        graph,
        request.model().architecture(),
        products,
        request.scheme(),
        solvers,
        walk(request.scheme().method()),
        data,
        request.target(),
        identity);
  }

  private static Product product(Target target) {
    return new Product(target.node(), target.tensor(), target.transposed(), target.label());
  }

  private List<String> identity(String sourceSha256, String version) {
    CalibrationRequest asked = data.request();
    return List.of(
        "version " + version,
        "source " + sourceSha256,
        "scheme " + request.scheme(),
        "data " + data.sha256(),
        "kind " + asked.kind(),
        "samples " + asked.samples(),
        "window " + asked.windowTokens(),
        "seed " + asked.seed(),
        "context " + request.model().architecture().contextLength());
  }

  /** What was looked at, for the report. */
  Calibrated facts() {
    return new Calibrated(
        data.request(),
        data.sha256(),
        data.drawn(),
        data.sequences().stream().mapToLong(sequence -> sequence.size()).sum(),
        data.shortened());
  }
}
