package org.fewbit.core.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** Two-sided test of a mean that is normal by the number of samples behind it. */
public final class NormalTest {

  private NormalTest() {}

  /** Of no difference from 0; without a spread 1 for a value of 0, else not a number. */
  public static double pValue(Estimate estimate) {
    if (estimate.standardError() > 0) {
      double z = Math.abs(estimate.value()) / estimate.standardError();
      return 2 * new NormalDistribution().cumulativeProbability(-z);
    }
    return estimate.value() == 0 ? 1 : Double.NaN;
  }
}
