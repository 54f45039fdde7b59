package org.fewbit.ui.pick;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;

/**
 * Time of a run from comparable measured ones: same evaluation, protocol and model, scaled by the
 * number of samples. Runs on this machine are preferred, then those of the same scheme; the median
 * is taken.
 *
 * @param records of finished runs
 * @param here this machine
 */
record TimeEstimate(List<RunRecord> records, Hardware here) {

  /**
   * What was found.
   *
   * @param seconds about
   * @param elsewhere the other machine they were measured on; absent if it was this one
   */
  record Seconds(double seconds, Optional<Hardware> elsewhere) {}

  private record Measured(double seconds, Optional<Hardware> machine) {}

  TimeEstimate {
    records = records.stream().filter(r -> r.kind() == RunRecord.Kind.MEASURED).toList();
  }

  Optional<Seconds> seconds(RunSpec spec, EvaluationInfo evaluation) {
    Predicate<RunRecord> comparable =
        r ->
            r.spec().evaluation().equals(spec.evaluation())
                && r.spec().protocol() == spec.protocol()
                && r.spec().data().equals(spec.data())
                && r.spec().variant().model().equals(spec.variant().model());
    Predicate<RunRecord> sameScheme = r -> r.spec().variant().equals(spec.variant());
    Predicate<RunRecord> onThis = r -> machine(r).filter(here::equals).isPresent();
    return median(comparable.and(sameScheme).and(onThis), spec, evaluation)
        .or(() -> median(comparable.and(onThis), spec, evaluation))
        .or(() -> median(comparable.and(sameScheme), spec, evaluation))
        .or(() -> median(comparable, spec, evaluation));
  }

  private Optional<Seconds> median(
      Predicate<RunRecord> filter, RunSpec spec, EvaluationInfo evaluation) {
    List<Measured> found =
        records.stream()
            .filter(filter)
            .map(r -> new Measured(r.seconds() * scale(r.spec(), spec, evaluation), machine(r)))
            .filter(m -> Double.isFinite(m.seconds()))
            .sorted(Comparator.comparingDouble(Measured::seconds))
            .toList();
    return found.stream()
        .skip(found.size() / 2)
        .findFirst()
        .map(m -> new Seconds(m.seconds(), m.machine().filter(other -> !other.equals(here))));
  }

  private static Optional<Hardware> machine(RunRecord record) {
    return record.environment().map(Hardware::of);
  }

  /** Samples wanted over samples measured; not a number where that can't be told. */
  private static double scale(RunSpec measured, RunSpec wanted, EvaluationInfo evaluation) {
    if (measured.limit() == wanted.limit()) {
      return 1;
    }
    double had = measured.limit() == 0 ? evaluation.samples() : measured.limit();
    double wants = wanted.limit() == 0 ? evaluation.samples() : wanted.limit();
    return had > 0 && wants > 0 ? wants / had : Double.NaN;
  }
}
