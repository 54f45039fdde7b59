package org.fewbit.core.compare;

import java.util.Optional;

/**
 * Whether a variant fulfils one constraint.
 *
 * @param kind what is asked for
 * @param evaluation on which the loss is judged; absent for costs
 * @param verdict the answer
 * @param words why, with numbers and units, for a person
 */
public record Check(Kind kind, Optional<EvaluationKey> evaluation, Verdict verdict, String words) {

  /** What is asked for. */
  public enum Kind {
    MEMORY,
    DISK,
    SPEED,
    LOSS,
    SCORE
  }

  /** The answer. */
  public enum Verdict {
    /** Fulfilled. */
    PASSED,
    /** Not fulfilled. */
    FAILED,
    /** Too few samples to tell: more could. */
    UNDECIDED,
    /** Not measured: no reason to recommend it. */
    UNKNOWN
  }

  /** Whether more samples could decide. */
  public boolean isUndecided() {
    return verdict == Verdict.UNDECIDED;
  }

  /** Whether it is fulfilled. */
  public boolean passed() {
    return verdict == Verdict.PASSED;
  }
}
