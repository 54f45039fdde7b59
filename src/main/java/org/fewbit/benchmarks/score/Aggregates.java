package org.fewbit.benchmarks.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.statistics.Clusters;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Means;

/**
 * Means over samples. A sample without a value for a metric (non-finite log-likelihoods) is left
 * out of that metric, which shows in its n.
 */
public final class Aggregates {

  private Aggregates() {}

  /** Each metric over all samples, then the headline by category where there are several. */
  public static List<Score> means(List<Metric> metrics, List<SampleOutcome> outcomes) {
    List<Score> scores = new ArrayList<>();
    for (Metric metric : metrics) {
      mean(metric.id(), "", outcomes, scores);
    }
    byCategory(metrics.getFirst().id(), outcomes, scores);
    return scores;
  }

  private static void byCategory(String metric, List<SampleOutcome> outcomes, List<Score> scores) {
    Map<String, List<SampleOutcome>> categories =
        outcomes.stream()
            .filter(o -> !o.category().isEmpty())
            .collect(
                Collectors.groupingBy(SampleOutcome::category, TreeMap::new, Collectors.toList()));
    if (categories.size() > 1) {
      categories.forEach((category, members) -> mean(metric, category, members, scores));
    }
  }

  private static void mean(
      String metric, String subset, List<SampleOutcome> outcomes, List<Score> scores) {
    mean(metric, outcomes).ifPresent(mean -> scores.add(score(metric, subset, mean)));
  }

  /** The mean of a metric, its error by the clusters of the samples; empty without values. */
  public static Optional<Estimate> mean(String metric, List<SampleOutcome> outcomes) {
    double[] values = values(metric, outcomes);
    List<String> clusters =
        outcomes.stream()
            .filter(o -> o.values().containsKey(metric))
            .map(SampleOutcome::cluster)
            .toList();
    return values.length == 0
        ? Optional.empty()
        : Optional.of(Means.of(values, Clusters.of(clusters)));
  }

  /** The values samples have for a metric, in order. */
  public static double[] values(String metric, List<SampleOutcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o.values().containsKey(metric))
        .mapToDouble(o -> o.values().get(metric))
        .toArray();
  }

  /** An estimate as a score. */
  public static Score score(String metric, String subset, Estimate estimate) {
    OptionalDouble error =
        Double.isFinite(estimate.standardError())
            ? OptionalDouble.of(estimate.standardError())
            : OptionalDouble.empty();
    return new Score(metric, subset, estimate.value(), error, estimate.n());
  }
}
