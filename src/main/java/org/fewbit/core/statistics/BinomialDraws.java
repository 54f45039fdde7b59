package org.fewbit.core.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** Draws from a binomial distribution by its table of cumulative probabilities. */
final class BinomialDraws {

  /** Standard deviations beyond which a count is never drawn. */
  private static final double REACH = 12;

  private final int lowest;
  private final double[] cumulative;

  /** Counts of {@code n} trials that succeed {@code successes} times on average. */
  BinomialDraws(int n, int successes) {
    double p = (double) successes / n;
    double reach = REACH * Math.sqrt(n * p * (1 - p)) + REACH;
    lowest = (int) Math.max(0, successes - reach);
    int highest = (int) Math.min(n, successes + reach);
    BinomialDistribution distribution = new BinomialDistribution(n, p);
    cumulative = new double[highest - lowest + 1];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += distribution.probability(lowest + i);
      cumulative[i] = sum;
    }
  }

  int next(RandomGenerator random) {
    int found =
        Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
    return lowest + (found < 0 ? -found - 1 : found);
  }
}
