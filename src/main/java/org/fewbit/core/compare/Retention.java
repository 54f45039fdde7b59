package org.fewbit.core.compare;

import java.util.Optional;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.statistics.Interval;

/**
 * How much of the baseline's score is left.
 *
 * @param share score by the baseline's: 0.97 for 97 %
 * @param interval 95 %, symmetric in the logarithm; absent where an error is unknown
 */
public record Retention(double share, Optional<Interval> interval) {

  /**
   * Of two scores; empty where less is better or the baseline's is not positive.
   *
   * @param paired their paired difference, whose error tells how far they vary together; absent for
   *     published scores
   */
  public static Optional<Retention> of(
      Value.Known value,
      Value.Known baseline,
      boolean higherIsBetter,
      Optional<Difference> paired) {
    if (!higherIsBetter || !(baseline.value() > 0) || !(value.value() >= 0)) {
      return Optional.empty();
    }
    double share = value.value() / baseline.value();
    if (!value.hasInterval() || !baseline.hasInterval() || value.value() == 0) {
      return Optional.of(new Retention(share, Optional.empty()));
    }
    double own = value.standardError().getAsDouble();
    double base = baseline.standardError().getAsDouble();
    double both =
        paired
            .flatMap(Difference::pairs)
            .map(p -> p.difference().standardError())
            .filter(Double::isFinite)
            .map(d -> (own * own + base * base - d * d) / 2)
            .orElse(0.0);
    // Delta method: variance of the logarithm of a ratio of two values that vary together.
    double variance =
        Math.pow(own / value.value(), 2)
            + Math.pow(base / baseline.value(), 2)
            - 2 * both / (value.value() * baseline.value());
    double factor = Math.exp(IntervalRules.Z * Math.sqrt(Math.max(0, variance)));
    return Optional.of(
        new Retention(share, Optional.of(new Interval(share / factor, share * factor))));
  }

  /** Of a paired difference; empty where less is better. */
  public static Optional<Retention> of(VariantDifference difference) {
    Value.Known value = known(difference.run(), difference, difference.value());
    Value.Known base = known(difference.baselineRun(), difference, difference.baselineValue());
    PairedScores pairs =
        new PairedScores(
            difference.baselineValue(),
            difference.paired(),
            difference.flips(),
            difference.unpaired());
    return of(
        value,
        base,
        difference.metric().higherIsBetter(),
        Optional.of(new Difference(difference.delta(), 0, 0, true, Optional.of(pairs))));
  }

  private static Value.Known known(RunRecord run, VariantDifference difference, double value) {
    return IntervalRules.plain(
        value,
        run.score(difference.metric().id())
            .map(Score::standardError)
            .orElse(java.util.OptionalDouble.empty()),
        difference.n(),
        java.util.List.of(run));
  }
}
