package org.fewbit.core.statistics;

import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Tango's score interval of the difference of two shares over the same samples (Tango 1998,
 * Statistics in Medicine 17, 891-908). Unlike a bootstrap it has a width where no or few samples
 * differ.
 */
final class PairedShares {

  private static final double END = 1 - 1e-12;
  private static final double PRECISION = 1e-12;
  private static final int STEPS = 500;

  private PairedShares() {}

  /**
   * Interval of (won - lost) / n.
   *
   * @param won samples only the second got right
   * @param lost samples only the first got right
   * @param n all samples
   */
  static Interval interval(int won, int lost, int n, double level) {
    double z = Intervals.z(level);
    return new Interval(root(won, lost, n, z, -1), root(won, lost, n, -z, 1));
  }

  /** Where the score, which falls with the difference, passes z; {@code beyond} if nowhere. */
  private static double root(int won, int lost, int n, double z, double beyond) {
    double low = score(won, lost, n, -END) - z;
    double high = score(won, lost, n, END) - z;
    if (low * high > 0) {
      return beyond;
    }
    return new BrentSolver(PRECISION).solve(STEPS, d -> score(won, lost, n, d) - z, -END, END);
  }

  private static double score(int won, int lost, int n, double difference) {
    double a = 2.0 * n;
    double b = -won - lost + (2.0 * n - won + lost) * difference;
    double c = -lost * difference * (1 - difference);
    double lostShare = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
    double variance = n * (2 * lostShare + difference * (1 - difference));
    return (won - lost - n * difference) / Math.sqrt(Math.max(variance, Double.MIN_NORMAL));
  }
}
