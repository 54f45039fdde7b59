package org.fewbit.core.compare;

import java.util.List;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Interval;
import org.fewbit.core.statistics.Intervals;

/** 95 % intervals from standard errors. */
final class IntervalRules {

  /** 97.5 % quantile of the standard normal distribution. */
  static final double Z = Intervals.z(0.95);

  private IntervalRules() {}

  /** The interval of a score, in the way its quantity asks for. */
  static Value.Known of(RunRecord record, Metric metric, Score score) {
    List<RunRecord> source = List.of(record);
    if (record.evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY) {
      return logarithmic(score.value(), score.standardError(), score.n(), source);
    }
    Value.Known plain = plain(score.value(), score.standardError(), score.n(), source);
    if (!metric.unit().equals("fraction") || score.value() < 0) { // a change may be negative
      return plain;
    }
    boolean share = score.value() >= 0 && score.value() <= 1 && score.n() > 0;
    return share && plain.hasInterval() ? wilson(plain) : clipped(plain);
  }

  /**
   * Wilson's interval: stays between 0 and 1, and has a width where all are right or all wrong and
   * the standard error is 0.
   */
  private static Value.Known wilson(Value.Known v) {
    Estimate estimate = new Estimate(v.value(), v.standardError().orElse(0), v.n());
    Interval interval = Intervals.share(estimate, 0.95);
    return new Value.Known(
        v.value(),
        v.standardError(),
        interval.low(),
        interval.high(),
        v.n(),
        v.sources(),
        v.caution());
  }

  /** {@code value ± z·se}. */
  static Value.Known plain(double value, OptionalDouble error, long n, List<RunRecord> sources) {
    double half = Z * error.orElse(0);
    return new Value.Known(value, error, value - half, value + half, n, sources);
  }

  /**
   * {@code value·exp(±z·se/value)}: symmetric in the logarithm, where a perplexity's error lives
   * (delta method), and never negative.
   */
  static Value.Known logarithmic(
      double value, OptionalDouble error, long n, List<RunRecord> sources) {
    double factor = Math.exp(Z * error.orElse(0) / value);
    return new Value.Known(value, error, value / factor, value * factor, n, sources);
  }

  /** No share is below 0 or above 1. */
  static Value.Known clipped(Value.Known v) {
    return new Value.Known(
        v.value(),
        v.standardError(),
        Math.min(v.value(), Math.max(0, v.low())),
        Math.max(v.value(), Math.min(1, v.high())),
        v.n(),
        v.sources(),
        v.caution());
  }
}
