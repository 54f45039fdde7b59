package org.fewbit.core.statistics;

/** Sample quantiles. */
public final class Quantiles {

  private Quantiles() {}

  /**
   * The quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan
   * (1996), the default of R and NumPy.
   *
   * @param sorted values in growing order, at least one
   * @param share from 0 to 1
   */
  public static double ofSorted(double[] sorted, double share) {
    return Bootstrap.quantile(sorted, share);
  }
}
