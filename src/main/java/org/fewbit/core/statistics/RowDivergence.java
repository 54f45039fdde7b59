package org.fewbit.core.statistics;

/**
 * Two predictions of one token compared; sums in double, natural logarithms. Any logit that is not
 * finite makes {@link #isFinite()} false.
 *
 * @param kld sum over the vocabulary of {@code p (ln p - ln q)}, p the baseline's probabilities
 * @param logProbability of the right token by the variant
 * @param baselineLogProbability of the right token by the baseline
 * @param sameTop whether both have the same most likely token, the first among equals
 */
public record RowDivergence(
    double kld, double logProbability, double baselineLogProbability, boolean sameTop) {

  /**
   * Compares two rows of logits.
   *
   * <p>One pass finds the maxima, a second one costs two exponentials an entry: with {@code e =
   * exp(x - max)} for the baseline's logits x and y for the variant's, {@code kld = sum(e (x - y))
   * / sum(e) - logSumExp(x) + logSumExp(y)}, so that no probability is ever divided or its
   * logarithm taken again.
   *
   * @param columns entries that count; those behind (padding of the vocabulary) are left out
   * @param target the right token
   */
  public static RowDivergence of(float[] baseline, float[] variant, int columns, int target) {
    float baselineMax = max(baseline, columns);
    float variantMax = max(variant, columns);
    double baselineSum = 0;
    double variantSum = 0;
    double weighted = 0;
    for (int i = 0; i < columns; i++) {
      double x = baseline[i];
      double y = variant[i];
      double e = Math.exp(x - baselineMax);
      baselineSum += e;
      variantSum += Math.exp(y - variantMax);
      weighted += e * (x - y);
    }
    double baselineNorm = baselineMax + Math.log(baselineSum);
    double variantNorm = variantMax + Math.log(variantSum);
    // Rounding may leave a divergence of 0 just below it; max passes NaN on.
    double kld = Math.max(0, weighted / baselineSum - baselineNorm + variantNorm);
    boolean same = first(baseline, columns, baselineMax) == first(variant, columns, variantMax);
    return new RowDivergence(
        kld, variant[target] - variantNorm, baseline[target] - baselineNorm, same);
  }

  /** Whether all that was computed is a number. */
  public boolean isFinite() {
    return Double.isFinite(kld)
        && Double.isFinite(logProbability)
        && Double.isFinite(baselineLogProbability);
  }

  /** Math.max passes a NaN on, and the loop is vectorised. */
  private static float max(float[] row, int columns) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < columns; i++) {
      max = Math.max(max, row[i]);
    }
    return max;
  }

  private static int first(float[] row, int columns, float value) {
    for (int i = 0; i < columns; i++) {
      if (row[i] == value) {
        return i;
      }
    }
    return -1;
  }
}
