package org.fewbit.core.compare;

import java.util.Optional;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.PairedDifference;

/**
 * A score minus its baseline's with a 95 % interval: of the paired differences where both runs have
 * the same samples, else unpaired, from the root of both squared standard errors.
 *
 * @param value score minus baseline
 * @param low lower end; {@code value} where no error is known
 * @param high upper end; {@code value} where no error is known
 * @param hasInterval whether an error is known
 * @param pairs what the interval comes from; absent where it is unpaired
 */
public record Difference(
    double value, double low, double high, boolean hasInterval, Optional<PairedScores> pairs) {

  /**
   * Largest distance between the mean of the paired differences and the difference of the scores,
   * as a share of the larger score. Beyond it the score is no mean over samples (a corpus metric, a
   * mean of subjects) and its pairs say something else.
   */
  private static final double SAME = 1e-4;

  /** Without pairs. */
  static Difference of(Value.Known value, Value.Known baseline) {
    double difference = value.value() - baseline.value();
    if (!value.hasInterval() || !baseline.hasInterval()) {
      return new Difference(difference, difference, difference, false, Optional.empty());
    }
    double half =
        IntervalRules.Z
            * Math.hypot(
                value.standardError().getAsDouble(), baseline.standardError().getAsDouble());
    return new Difference(difference, difference - half, difference + half, true, Optional.empty());
  }

  /**
   * With the pairs of both runs.
   *
   * @param logarithmic whether the pairs are logarithms of what the values are means of: a
   *     perplexity is the exponential of the mean negative log-likelihood
   */
  static Difference of(
      Value.Known value, Value.Known baseline, PairedScores pairs, boolean logarithmic) {
    Estimate mean = pairs.difference();
    double paired = moved(mean.value(), baseline.value(), logarithmic);
    double plain = value.value() - baseline.value();
    boolean same =
        Math.abs(paired - plain)
            <= SAME * Math.max(Math.abs(value.value()), Math.abs(baseline.value()));
    if (pairs.unpaired() == 0 && !same) {
      return of(value, baseline);
    }
    PairedDifference difference = pairs.paired();
    boolean known = difference.hasInterval();
    double best = pairs.unpaired() == 0 ? plain : paired;
    return new Difference(
        best,
        known ? moved(difference.interval().low(), baseline.value(), logarithmic) : best,
        known ? moved(difference.interval().high(), baseline.value(), logarithmic) : best,
        known,
        Optional.of(pairs));
  }

  private static double moved(double difference, double baseline, boolean logarithmic) {
    return logarithmic ? baseline * Math.expm1(difference) : difference;
  }

  /** Whether zero lies outside the interval. */
  public boolean clear() {
    return hasInterval && (low > 0 || high < 0);
  }
}
