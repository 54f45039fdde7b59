package org.fewbit.core.compare;

import java.util.Optional;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;

/**
 * Whether a record is about other weights than the newest one of its variant: a variant that was
 * made anew, with other calibration data for example, keeps its name. Speed and memory depend on
 * how weights are stored and not on their values, scores on every bit of them.
 */
final class WeightsCaution {

  private static final String OTHER = "other weights than in the newest run of this variant";

  private WeightsCaution() {}

  /** Empty if they are the same, or if a record does not tell. */
  static String of(RunRecord record, Optional<RunRecord> newest) {
    return newest.filter(n -> differ(record, n)).map(n -> OTHER).orElse("");
  }

  private static boolean differ(RunRecord record, RunRecord newest) {
    if (isSpeed(record)) {
      return !record.artifact().bitsPerWeight().equals(newest.artifact().bitsPerWeight())
          || record.artifact().execution() != newest.artifact().execution();
    }
    Optional<String> own = record.provenance().map(Provenance::weightsSha256);
    Optional<String> other = newest.provenance().map(Provenance::weightsSha256);
    return own.isPresent() && other.isPresent() && !own.equals(other);
  }

  /** Whether a record is about speed: its weights' hash says nothing about those of scores. */
  static boolean isSpeed(RunRecord record) {
    return record.evaluation().kind() == EvaluationInfo.Kind.SPEED;
  }
}
