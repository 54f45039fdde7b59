package org.fewbit.core.statistics;

/**
 * Samples that a paired comparison needs to see a difference, two-sided, by the normal
 * approximation.
 *
 * @param alpha level of the test, usually 0.05
 * @param power chance to see a difference that is there, usually 0.8
 */
public record SampleSize(double alpha, double power) {

  /** Level 0.05, power 0.8. */
  public static final SampleSize USUAL = new SampleSize(0.05, 0.8);

  /**
   * For a mean of differences: ((z1 + z2) s / d)^2.
   *
   * @param deviation standard deviation of the paired differences
   * @param difference to be seen, not 0
   */
  public double ofMeans(double deviation, double difference) {
    double ratio = (zAlpha() + zPower()) * deviation / difference;
    return Math.ceil(ratio * ratio);
  }

  /**
   * For McNemar's test: (z1 sqrt(q) + z2 sqrt(q - d^2))^2 / d^2 (Connor 1987).
   *
   * @param discordance share q of samples that only one of the two gets right; at least |d| is
   *     assumed
   * @param difference d of the two shares to be seen, not 0
   */
  public double ofShares(double discordance, double difference) {
    double d = Math.abs(difference);
    double q = Math.max(discordance, d);
    double root = zAlpha() * Math.sqrt(q) + zPower() * Math.sqrt(q - d * d);
    return Math.ceil(root * root / (d * d));
  }

  /** The smallest difference that is seen with the power, at a standard error. */
  public double detectable(double standardError) {
    return (zAlpha() + zPower()) * standardError;
  }

  private double zAlpha() {
    return Intervals.z(1 - alpha);
  }

  /** One-sided: the chance to miss it lies on one side. */
  private double zPower() {
    return Intervals.z(2 * power - 1);
  }
}
