package org.fewbit.core.statistics;

/** Arithmetic mean and its spread. */
public final class Means {

  private Means() {}

  /**
   * Mean with standard error s / sqrt(n), s the sample standard deviation (n - 1), as
   * lm-evaluation-harness computes it.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static Estimate of(double... values) {
    return new Estimate(
        mean(values), standardDeviation(values) / Math.sqrt(values.length), values.length);
  }

  /**
   * Mean over observations that share clusters. The squared standard error is G / (G - 1) times the
   * sum over the G clusters of their squared summed residuals, by n squared: the cluster-robust
   * error of Miller 2024 ("Adding Error Bars to Evals", section 2.2) with the correction for few
   * clusters that statsmodels and Inspect apply. With every observation by itself it is that of
   * {@link #of}.
   *
   * @return NaN as standard error for fewer than two clusters
   */
  public static Estimate of(double[] values, Clusters clusters) {
    double mean = mean(values);
    double[] residuals = values.clone();
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] -= mean;
    }
    double squares = 0;
    for (double sum : clusters.sums(residuals)) {
      squares += sum * sum;
    }
    double g = clusters.count();
    double error = g < 2 ? Double.NaN : Math.sqrt(g / (g - 1) * squares) / values.length;
    return new Estimate(mean, error, values.length);
  }

  /** Mean. */
  public static double mean(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a mean needs at least one value");
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Sample standard deviation with divisor n - 1; NaN for fewer than two values. */
  public static double standardDeviation(double... values) {
    return Math.sqrt(variance(values));
  }

  /** Sample variance with divisor n - 1 in two passes; NaN for fewer than two values. */
  public static double variance(double... values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
