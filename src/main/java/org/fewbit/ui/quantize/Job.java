package org.fewbit.ui.quantize;

import java.util.List;
import java.util.Optional;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.SizePrediction;
import org.fewbit.ui.fx.Texts;

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
 * @param existing what is known of the variant that is there already
 */
record Job(
    BaseModel model,
    QuantizationScheme scheme,
    State state,
    String step,
    double share,
    Optional<SizePrediction> prediction,
    Optional<QuantizationReport> report,
    Optional<Problem> problem,
    Existing existing) {

  /**
   * A variant that is there already.
   *
   * @param differences what it was made with otherwise than is chosen now; empty if nothing
   * @param replaced whether the button makes a new one in its place
   */
  record Existing(List<String> differences, boolean replaced) {

    static final Existing NONE = new Existing(List.of(), false);

    Existing {
      differences = List.copyOf(differences);
    }

    /** The differences in one line. */
    String words(Texts texts) {
      return texts.phrase(String.join("; ", differences));
    }
  }

  /** Where a job is. */
  enum State {
    /** Will be made after the next press of the button. */
    PLANNED,
    /** Its file is there already; it is overwritten only when that is asked for. */
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
        model,
        scheme,
        state,
        why,
        -1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Existing.NONE);
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
    return new Job(model, scheme, now, what, part, prediction, report, problem, existing);
  }

  Job predicted(SizePrediction size) {
    return new Job(model, scheme, state, step, share, Optional.of(size), report, problem, existing);
  }

  Job done(QuantizationReport made) {
    return new Job(
        model,
        scheme,
        State.DONE,
        "",
        1,
        prediction,
        Optional.of(made),
        Optional.empty(),
        Existing.NONE);
  }

  Job described(QuantizationReport stored) {
    return new Job(
        model, scheme, state, step, share, prediction, Optional.of(stored), problem, existing);
  }

  Job failed(Problem why) {
    return new Job(
        model,
        scheme,
        State.FAILED,
        "",
        -1,
        prediction,
        Optional.empty(),
        Optional.of(why),
        existing);
  }

  /** Whether it is there, but was made with other settings. */
  boolean isOutdated() {
    return (state == State.THERE || state == State.DONE) && !existing.differences().isEmpty();
  }

  Job differing(List<String> differences) {
    return with(state, new Existing(differences, existing.replaced()));
  }

  /** To be made in the place of the one there, or not after all. */
  Job replaced(boolean wanted) {
    return with(wanted ? State.PLANNED : State.THERE, new Existing(existing.differences(), wanted));
  }

  private Job with(State now, Existing known) {
    return new Job(model, scheme, now, step, share, prediction, report, problem, known);
  }
}
