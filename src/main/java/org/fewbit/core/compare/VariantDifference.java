package org.fewbit.core.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.statistics.Interval;
import org.fewbit.core.statistics.PairedDifference;
import org.fewbit.core.statistics.SampleSize;

/**
 * A variant's score against its baseline's over the same samples.
 *
 * @param variant what is compared
 * @param baseline with what
 * @param key evaluation and protocol
 * @param metric of the evaluation
 * @param run the variant's
 * @param baselineRun the baseline's
 * @param value mean over the paired samples, in the metric's unit
 * @param baselineValue the baseline's over the same samples
 * @param scale what {@code paired} is a difference of
 * @param paired its difference of means, interval and test on that scale
 * @param pHolm {@code paired.pValue()} after Holm's correction over the variants shown
 * @param flips absent for metrics that are not right or wrong
 * @param unpaired samples that only one run has
 * @param level of intervals and, as 1 - level, of the corrected tests
 */
public record VariantDifference(
    VariantKey variant,
    VariantKey baseline,
    EvaluationKey key,
    Metric metric,
    RunRecord run,
    RunRecord baselineRun,
    double value,
    double baselineValue,
    Scale scale,
    PairedDifference paired,
    double pHolm,
    Optional<Flips> flips,
    int unpaired,
    double level) {

  /** What samples are paired in. */
  public enum Scale {
    /** The metric itself. */
    LINEAR,
    /**
     * Its logarithm: the mean negative log-likelihood a token, whose exponential a perplexity is.
     */
    LOGARITHM
  }

  /** Value minus baseline's, in the metric's unit. */
  public double delta() {
    return value - baselineValue;
  }

  /** Value by the baseline's: of perplexities exactly exp of the paired difference. */
  public double ratio() {
    return value / baselineValue;
  }

  /** Interval of {@link #delta()}; absent where nothing varies. */
  public Optional<Interval> interval() {
    return paired.hasInterval()
        ? Optional.of(
            new Interval(toUnit(paired.interval().low()), toUnit(paired.interval().high())))
        : Optional.empty();
  }

  /** Interval of {@link #ratio()} of perplexities; absent elsewhere. */
  public Optional<Interval> ratioInterval() {
    return scale == Scale.LOGARITHM && paired.hasInterval()
        ? Optional.of(
            new Interval(Math.exp(paired.interval().low()), Math.exp(paired.interval().high())))
        : Optional.empty();
  }

  private double toUnit(double difference) {
    return scale == Scale.LOGARITHM ? baselineValue * Math.expm1(difference) : difference;
  }

  /** Loss in the metric's unit: how much worse than the baseline; negative for a gain. */
  public double loss() {
    return metric.higherIsBetter() ? -delta() : delta();
  }

  /** The largest loss the interval allows; absent where there is no interval. */
  public OptionalDouble largestLoss() {
    return interval().stream()
        .mapToDouble(i -> metric.higherIsBetter() ? -i.low() : i.high())
        .findFirst();
  }

  /** Paired samples. */
  public long n() {
    return paired.difference().n();
  }

  /** Whether the corrected test tells it from the baseline. */
  public boolean distinguishable() {
    return pHolm < 1 - level;
  }

  /** In words: {@code worse}, {@code better}, or {@code not distinguishable at n = 300}. */
  public String verdict() {
    if (distinguishable()) {
      return loss() > 0 ? "worse" : "better";
    }
    return "not distinguishable at n = " + NumberText.fixed((double) n(), 0);
  }

  /**
   * Samples that would show a difference of a size with 80 % power at level 0.05, judged by how
   * these samples vary; absent where they don't vary.
   *
   * @param size in the metric's unit, of perplexities too; not 0
   */
  public OptionalDouble samplesFor(double size) {
    if (flips.isPresent() && paired.units() == n()) {
      double discordance = (double) flips.get().total() / n();
      return discordance == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(SampleSize.USUAL.ofShares(discordance, size));
    }
    double deviation = paired.difference().standardError() * Math.sqrt((double) n());
    double difference = scale == Scale.LOGARITHM ? Math.log1p(size / baselineValue) : size;
    return deviation > 0 && Double.isFinite(difference)
        ? OptionalDouble.of(SampleSize.USUAL.ofMeans(deviation, difference))
        : OptionalDouble.empty();
  }

  /** The smallest difference these samples show with 80 % power, in the metric's unit. */
  public OptionalDouble detectable() {
    double error = paired.difference().standardError();
    return error > 0
        ? OptionalDouble.of(Math.abs(toUnit(SampleSize.USUAL.detectable(error))))
        : OptionalDouble.empty();
  }

  VariantDifference withHolm(double p) {
    return new VariantDifference(
        variant,
        baseline,
        key,
        metric,
        run,
        baselineRun,
        value,
        baselineValue,
        scale,
        paired,
        p,
        flips,
        unpaired,
        level);
  }
}
