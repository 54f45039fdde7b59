package org.fewbit.core.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/**
 * Pairs two runs on one of their metrics in the way that is right for it: perplexities by the mean
 * negative log-likelihood of their windows, scores that are no means over samples (BLEU, bias, a
 * mean of subjects) by what they are functions of, all others by the samples' values.
 */
final class ScorePairing {

  /** Helper value of a window: mean negative log-likelihood a token. */
  static final String NLL = "nll";

  private final RunSamples samples;
  private final ComparisonRules rules;

  ScorePairing(RunSamples samples, ComparisonRules rules) {
    this.samples = samples;
    this.rules = rules;
  }

  /**
   * What was found.
   *
   * @param scores empty where fewer than two samples can be paired
   * @param expected the variant's score as its samples say it
   */
  record Found(Optional<PairedScores> scores, double expected) {}

  /** Pairs the samples of a baseline with those of {@code own}. */
  Found pair(
      RunRecord own, Metric metric, List<SampleResult> baseline, List<SampleResult> variant) {
    boolean perplexity = own.evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY;
    Optional<SumScore> sums = samples.sums(own, metric.id(), outcomes(baseline, variant));
    Optional<PairedScores> scores =
        sums.isPresent()
            ? PairedScores.ofSums(
                baseline,
                variant,
                metric.id(),
                perplexity ? logarithm(sums.get()) : sums.get(),
                rules)
            : PairedScores.of(baseline, variant, perplexity ? NLL : metric.id(), rules);
    double expected =
        sums.map(s -> s.value(s.part(variant.stream().map(SampleResult::outcome).toList())))
            .orElseGet(() -> mean(metric, variant, perplexity));
    return new Found(scores, expected);
  }

  /** Perplexities are compared by their ratio. */
  private static SumScore logarithm(SumScore score) {
    return new SumScore() {
      @Override
      public double[] part(List<SampleOutcome> of) {
        return score.part(of);
      }

      @Override
      public double value(double[] sums) {
        return Math.log(score.value(sums));
      }
    };
  }

  private static List<SampleOutcome> outcomes(List<SampleResult> first, List<SampleResult> second) {
    return Stream.concat(first.stream(), second.stream()).map(SampleResult::outcome).toList();
  }

  /** The score that samples have as a mean. */
  private static double mean(Metric metric, List<SampleResult> samples, boolean logarithm) {
    String name = logarithm ? NLL : metric.id();
    double mean =
        samples.stream()
            .filter(s -> s.outcome().values().containsKey(name))
            .mapToDouble(s -> s.outcome().values().getOrDefault(name, 0.0))
            .average()
            .orElse(Double.NaN);
    return logarithm ? Math.exp(mean) : mean;
  }
}
