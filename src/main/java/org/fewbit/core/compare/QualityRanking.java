package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.compare.Recommendation.Candidate;
import org.fewbit.core.compare.Recommendation.Distance;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Holm;
import org.fewbit.core.statistics.NormalTest;

/** Orders variants by their mean score and says which can't be told from the best. */
final class QualityRanking {

  private final RunIndex index;
  private final RunSamples samples;
  private final ScorePairing pairing;
  private final List<EvaluationKey> keys;
  private final Map<String, List<SampleResult>> read = new HashMap<>();

  QualityRanking(RunIndex index, RunSamples samples, List<EvaluationKey> keys) {
    this.index = index;
    this.samples = samples;
    pairing = new ScorePairing(samples, ComparisonRules.USUAL);
    this.keys = judging(index, keys);
  }

  /** Shares of which more is better can be averaged; else the first evaluation judges alone. */
  static List<EvaluationKey> judging(RunIndex index, List<EvaluationKey> keys) {
    List<EvaluationKey> shares =
        keys.stream()
            .filter(
                k -> {
                  EvaluationInfo info = index.evaluations().get(k);
                  return info != null
                      && info.headline().unit().equals("fraction")
                      && info.headline().higherIsBetter();
                })
            .toList();
    return shares.isEmpty() ? keys.stream().limit(1).toList() : shares;
  }

  /** Best first, each with its distance from the first. */
  List<Candidate> rank(List<Candidate> candidates) {
    double sign = higherIsBetter() ? -1 : 1;
    List<Candidate> sorted =
        candidates.stream()
            .sorted(
                Comparator.comparingDouble(
                    c -> c.quality().map(q -> sign * q.value()).orElse(Double.MAX_VALUE)))
            .toList();
    if (sorted.isEmpty()) {
      return sorted;
    }
    VariantKey best = sorted.getFirst().variant();
    List<Test> tests = sorted.stream().skip(1).map(c -> test(best, c.variant())).toList();
    double[] adjusted = Holm.adjust(tests.stream().mapToDouble(Test::p).toArray());
    boolean logarithmic = keys.stream().anyMatch(this::isPerplexity);
    List<Candidate> ranked = new ArrayList<>();
    long n = sorted.getFirst().quality().map(Value.Known::n).orElse(0L);
    ranked.add(sorted.getFirst().at(new Distance(0, logarithmic, 1, n)));
    for (int i = 0; i < adjusted.length; i++) {
      Test test = tests.get(i);
      ranked.add(
          sorted
              .get(i + 1)
              .at(new Distance(test.difference(), logarithmic, adjusted[i], test.n())));
    }
    return ranked;
  }

  private boolean higherIsBetter() {
    return keys.stream().allMatch(k -> metric(k).higherIsBetter());
  }

  private boolean isPerplexity(EvaluationKey key) {
    EvaluationInfo info = index.evaluations().get(key);
    return info != null && info.kind() == EvaluationInfo.Kind.PERPLEXITY;
  }

  private Metric metric(EvaluationKey key) {
    return Optional.ofNullable(index.evaluations().get(key)).orElseThrow().headline();
  }

  private record Test(double difference, double p, long n) {}

  /** Independent evaluations: the error of their mean is the root of the summed squares. */
  private Test test(VariantKey best, VariantKey other) {
    double sum = 0;
    double squares = 0;
    long n = 0;
    Optional<PairedScores> only = Optional.empty();
    for (EvaluationKey key : keys) {
      RunRecord first = record(best, key);
      RunRecord second = record(other, key);
      Optional<PairedScores> paired = paired(first, second);
      Estimate difference =
          paired.map(PairedScores::difference).orElseGet(() -> unpaired(first, second));
      only = paired;
      sum += difference.value();
      squares += difference.standardError() * difference.standardError();
      n += difference.n();
    }
    double mean = sum / keys.size();
    double error = Math.sqrt(squares) / keys.size();
    double p =
        keys.size() == 1 && only.isPresent()
            ? only.get().paired().pValue()
            : NormalTest.pValue(new Estimate(mean, error, n));
    return new Test(mean, p, n);
  }

  private RunRecord record(VariantKey variant, EvaluationKey key) {
    return index.find(variant, key).map(RunIndex.Found::record).orElseThrow();
  }

  private Optional<PairedScores> paired(RunRecord first, RunRecord second) {
    return pairing
        .pair(second, second.evaluation().headline(), of(first), of(second))
        .scores()
        .filter(p -> p.unpaired() == 0);
  }

  private List<SampleResult> of(RunRecord run) {
    return read.computeIfAbsent(run.id(), samples::of);
  }

  private static Estimate unpaired(RunRecord first, RunRecord second) {
    String metric = first.evaluation().headline().id();
    Score a = first.score(metric).orElseThrow();
    Score b = second.score(metric).orElseThrow();
    boolean perplexity = first.evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY;
    double error =
        Math.hypot(
            a.standardError().orElse(Double.NaN) / (perplexity ? a.value() : 1),
            b.standardError().orElse(Double.NaN) / (perplexity ? b.value() : 1));
    double value = perplexity ? Math.log(b.value() / a.value()) : b.value() - a.value();
    return new Estimate(value, error, b.n());
  }
}
