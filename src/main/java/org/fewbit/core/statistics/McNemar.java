package org.fewbit.core.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/** McNemar's test of right and wrong answers to the same samples (McNemar 1947), exact form. */
public final class McNemar {

  private McNemar() {}

  /**
   * Two-sided p value: under equal accuracy each discordant sample falls to either side with
   * probability one half.
   *
   * @param onlyFirst samples the first got right and the second wrong
   * @param onlySecond samples the second got right and the first wrong
   * @return 1 if there is no discordant sample
   * @throws IllegalArgumentException if a count is negative
   */
  public static double pValue(int onlyFirst, int onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    int discordant = Math.addExact(onlyFirst, onlySecond);
    if (discordant == 0) {
      return 1;
    }
    BinomialDistribution even = new BinomialDistribution(discordant, 0.5);
    double tail = 0;
    // Summed, since cumulativeProbability is 0 below 1e-16.
    for (int k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
      tail += Math.exp(even.logProbability(k));
    }
    return Math.min(1, 2 * tail);
  }
}
