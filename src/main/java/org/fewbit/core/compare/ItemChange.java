package org.fewbit.core.compare;

/** What became of a sample between the baseline and a variant. */
public enum ItemChange {
  /** Right in both. */
  BOTH_RIGHT,
  /** A flip: right in the baseline only. */
  RIGHT_TO_WRONG,
  /** A flip: right in the variant only. */
  WRONG_TO_RIGHT,
  /** Wrong in both. */
  BOTH_WRONG,
  /** A graded score (a share, a log-likelihood) that is better in the variant. */
  BETTER,
  /** A graded score that is worse in the variant. */
  WORSE,
  /** A graded score that is the same in both. */
  SAME,
  /** At least one run has no value for it. */
  FAILED,
  /** Only one run has it, or the runs asked it differently. */
  UNPAIRED;

  /** Whether correctness differs. */
  public boolean isFlip() {
    return this == RIGHT_TO_WRONG || this == WRONG_TO_RIGHT;
  }
}
