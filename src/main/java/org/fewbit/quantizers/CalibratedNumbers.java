package org.fewbit.quantizers;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorSource;
import org.fewbit.quantizers.calibrate.CalibratedLayers;
import org.fewbit.quantizers.form.SolvedLayers;
import org.fewbit.quantizers.form.Target;
import org.fewbit.quantizers.solve.LayerSolution;

/** Layers that calibration has solved, read back one at a time. */
final class CalibratedNumbers implements SolvedLayers {

  private final CalibratedLayers layers;
  private final Map<String, CalibratedLayers.Errors> errors;
  private final Map<String, float[]> divided;
  private final Optional<MixedPlan> plan;

  CalibratedNumbers(CalibratedLayers layers, Optional<MixedPlan> plan) {
    this.layers = layers;
    this.plan = plan;
    this.errors = layers.errors();
    this.divided = layers.divided();
  }

  @Override
  public QuantizationScheme scheme(Target target, QuantizationScheme whole) {
    return plan.map(mixed -> mixed.scheme(target.tensor().name())).orElse(whole);
  }

  @Override
  public LayerSolution solution(Target target) {
    return layers.solution(target.tensor().name());
  }

  @Override
  public Optional<float[]> inputScales(Target target) {
    return layers.inputScales(target.tensor().name());
  }

  @Override
  public Optional<float[]> outputScales(Target target) {
    return layers.outputScales(target.tensor().name());
  }

  @Override
  public TensorSource kept(Tensor tensor) {
    float[] divisors = divided.get(tensor.name());
    return divisors == null ? tensor : DividedVector.of(tensor, divisors);
  }

  @Override
  public OptionalDouble outputError(Target target) {
    return Optional.ofNullable(errors.get(target.tensor().name()))
        .map(error -> OptionalDouble.of(error.outputError()))
        .orElseGet(OptionalDouble::empty);
  }
}
