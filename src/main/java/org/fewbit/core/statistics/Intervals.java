package org.fewbit.core.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Confidence intervals in closed form. */
public final class Intervals {

  private static final double USUAL = 0.95;
  private static final double Z_USUAL = quantile(USUAL);

  private Intervals() {}

  /**
   * Normal interval: value plus and minus z standard errors.
   *
   * @param level for example 0.95
   */
  public static Interval normal(Estimate estimate, double level) {
    double half = z(level) * estimate.standardError();
    return new Interval(estimate.value() - half, estimate.value() + half);
  }

  /**
   * Wilson's score interval of a share (Wilson 1927); stays between 0 and 1 and is usable for few
   * observations and for shares of 0 and 1.
   *
   * @param successes of {@code n}
   * @param level for example 0.95
   * @throws IllegalArgumentException unless 0 &lt;= successes &lt;= n and n &gt; 0
   */
  public static Interval wilson(long successes, long n, double level) {
    if (n <= 0 || successes < 0 || successes > n) {
      throw new IllegalArgumentException(successes + " of " + n + " is no share");
    }
    double z = z(level);
    double share = (double) successes / n;
    double scale = 1 + z * z / n;
    double centre = (share + z * z / (2 * n)) / scale;
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / scale;
    return new Interval(successes == 0 ? 0 : centre - half, successes == n ? 1 : centre + half);
  }

  /**
   * Student's interval: value plus and minus t standard errors.
   *
   * @param degrees of freedom, one less than the number of independent observations
   * @param level for example 0.95
   */
  public static Interval student(Estimate estimate, double degrees, double level) {
    double t = new TDistribution(degrees).inverseCumulativeProbability(0.5 + level / 2);
    double half = t * estimate.standardError();
    return new Interval(estimate.value() - half, estimate.value() + half);
  }

  /**
   * Wilson's interval of a share whose standard error may come from clusters or strata: n is
   * replaced by the number of independent samples that would have that standard error (Kish 1965,
   * effective sample size). Of a plain mean of n right or wrong answers it is Wilson's own.
   *
   * @param estimate between 0 and 1; a standard error of 0 (all right, all wrong) counts as n
   *     independent samples
   */
  public static Interval share(Estimate estimate, double level) {
    double p = estimate.value();
    double variance = estimate.standardError() * estimate.standardError();
    double n = variance > 0 ? p * (1 - p) / variance + 1 : estimate.n();
    double z = z(level);
    double scale = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / scale;
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
    return new Interval(p <= 0 ? 0 : centre - half, p >= 1 ? 1 : centre + half);
  }

  /** The two-sided quantile of the standard normal distribution, 1.96 for 0.95. */
  public static double z(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a confidence level lies between 0 and 1, not " + level);
    }
    return level == USUAL ? Z_USUAL : quantile(level);
  }

  private static double quantile(double level) {
    return new NormalDistribution().inverseCumulativeProbability(0.5 + level / 2);
  }
}
