package org.fewbit.ui.quantize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.WeightHistogram;

/** Offers two methods and answers at once with a report of two tensors, or as a test says. */
final class ScriptedQuantizer implements Quantizer {

  static final MethodInfo RTN =
      new MethodInfo(
          Method.RTN,
          "Round to nearest",
          "No data.",
          List.of(8, 4, 3, 2),
          List.of(32, 128),
          List.of(),
          false,
          QuantizationScheme.rtn(4, 128, true));
  static final MethodInfo GPTQ =
      new MethodInfo(
          Method.GPTQ,
          "GPTQ",
          "Data.",
          List.of(4, 3),
          List.of(128),
          List.of(SchemeOption.NO_ACT_ORDER, SchemeOption.DYNAMIC_GROUPS),
          true,
          QuantizationScheme.parse("gptq-w4-g128-sym"));
  static final MethodInfo INT8 =
      new MethodInfo(
          Method.INT8_DYNAMIC,
          "INT8",
          "Activations, too.",
          List.of(8),
          List.of(),
          List.of(),
          false,
          QuantizationScheme.INT8_DYNAMIC);

  final List<QuantizationRequest> requests = new ArrayList<>();
  Function<QuantizationRequest, List<String>> differences = request -> List.of();
  Consumer<Cancellation> before = cancellation -> {};

  @Override
  public boolean supports(QuantizationScheme scheme) {
    return methods().stream().anyMatch(m -> m.method() == scheme.method());
  }

  @Override
  public List<MethodInfo> methods() {
    return List.of(RTN, GPTQ, INT8);
  }

  @Override
  public List<String> differences(QuantizationRequest request, Artifact source) {
    return differences.apply(request);
  }

  @Override
  public QuantizationReport quantize(
      QuantizationRequest request, ProgressListener listener, Cancellation cancellation) {
    requests.add(request);
    before.accept(cancellation);
    cancellation.check();
    listener.progress("layer 1", 1, 2);
    return report(request);
  }

  static QuantizationReport report(QuantizationRequest request) {
    return new QuantizationReport(
        request.scheme(),
        new Artifact(
            request.target(),
            1_000_000,
            "ab",
            400_000,
            14.1,
            Map.of(TensorClass.ATTENTION, 4.25, TensorClass.EMBEDDING, 32.0),
            Map.of(TensorClass.ATTENTION, 250_000L, TensorClass.EMBEDDING, 150_000L),
            Execution.KERNEL,
            Map.of()),
        "cd",
        1.5,
        0,
        Optional.empty(),
        List.of(
            layer("/model/layers/0/attn/q/MatMul", TensorClass.ATTENTION, 0.1),
            layer("/model/layers/1/mlp/up/MatMul", TensorClass.MLP, 0.2)),
        List.of());
  }

  static LayerError layer(String name, TensorClass kind, double error) {
    return new LayerError(
        name,
        kind,
        64,
        64,
        error,
        OptionalDouble.of(error / 2),
        0,
        4.25,
        Optional.of(new WeightHistogram(-1, 1, List.of(3L, 5L), List.of(4L, 4L))));
  }
}
