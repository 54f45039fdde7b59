package org.fewbit.core.compare;

/**
 * Right and wrong answers of a baseline and a variant to the same samples.
 *
 * @param rightToWrong right in the baseline, wrong in the variant (McNemar's b)
 * @param wrongToRight the other way round (McNemar's c)
 * @param otherRight right in both with another answer: the same fact in other words
 * @param otherWrong wrong in both with another answer
 * @param mcNemarP exact McNemar test, two-sided; it takes samples as independent
 */
public record Flips(
    int rightToWrong, int wrongToRight, int otherRight, int otherWrong, double mcNemarP) {

  /** Samples whose correctness differs. */
  public int total() {
    return rightToWrong + wrongToRight;
  }

  /** Samples of the same correctness with another answer. */
  public int answerChanged() {
    return otherRight + otherWrong;
  }
}
