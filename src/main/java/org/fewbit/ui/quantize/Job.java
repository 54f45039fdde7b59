package org.fewbit.ui.quantize;

import java.util.Optional;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.SizePrediction;

/**
 * One variant to make.
 *
 * @param model of which model
 * @param scheme how
 * @param state where it is
 * @param step what is being done, or why nothing is; empty if there is nothing to say
 * @param share of the step, 0 to 1; negative where nothing is known
 * @param prediction of its size, once the source has been looked at
 * @param report once it is made; of an older variant once it has been read
 * @param problem why it failed
 */
record Job(
    BaseModel model,
    QuantizationScheme scheme,
    State state,
    String step,
    double share,
    Optional<SizePrediction> prediction,
    Optional<QuantizationReport> report,
    Optional<Problem> problem) {

  /** Where a job is. */
  enum State {
    /** Will be made after the next press of the button. */
    PLANNED,
    /** Its file is there already; it is never overwritten. */
    THERE,
    /** Can't be made; the step says why. */
    IMPOSSIBLE,
    WAITING,
    WORKING,
    DONE,
    FAILED,
    CANCELLED
  }

  static Job planned(BaseModel model, QuantizationScheme scheme, State state, String why) {
    return new Job(
        model, scheme, state, why, -1, Optional.empty(), Optional.empty(), Optional.empty());
  }

  VariantId variant() {
    return new VariantId(model.name(), scheme.toString());
  }

  /** Whether it waits or works. */
  boolean isOpen() {
    return state == State.WAITING || state == State.WORKING;
  }

  /** Whether the button would make it. */
  boolean isWanted() {
    return state == State.PLANNED || state == State.CANCELLED || state == State.FAILED;
  }

  Job at(State now, String what, double part) {
    return new Job(model, scheme, now, what, part, prediction, report, problem);
  }

  Job predicted(SizePrediction size) {
    return new Job(model, scheme, state, step, share, Optional.of(size), report, problem);
  }

  Job done(QuantizationReport made) {
    return new Job(
        model, scheme, State.DONE, "", 1, prediction, Optional.of(made), Optional.empty());
  }

  Job described(QuantizationReport stored) {
    return new Job(model, scheme, state, step, share, prediction, Optional.of(stored), problem);
  }

  Job failed(Problem why) {
    return new Job(
        model, scheme, State.FAILED, "", -1, prediction, Optional.empty(), Optional.of(why));
  }
}
