package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.statistics.Clusters;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.McNemar;
import org.fewbit.core.statistics.Means;
import org.fewbit.core.statistics.PairedDifference;
import org.fewbit.core.statistics.Resampling;

/**
 * Two runs sample by sample: only samples with the same id and the same prompt are paired.
 *
 * @param baselineMean mean of the baseline over the paired samples
 * @param paired mean of (variant - baseline) with its interval and test
 * @param flips absent unless every value is 0 or 1
 * @param unpaired samples that only one run has or whose prompts differ
 */
public record PairedScores(
    double baselineMean, PairedDifference paired, Optional<Flips> flips, int unpaired) {

  /** Additions that a bootstrap of sums may take: about half a second. */
  private static final double MOST_WORK = 2e8;

  private static final int FEWEST_DRAWS = 1000;

  /**
   * Pairs two runs on a metric that every sample has.
   *
   * @return empty if fewer than two samples can be paired
   */
  public static Optional<PairedScores> of(
      List<SampleResult> baseline, List<SampleResult> variant, String metric) {
    return of(baseline, variant, metric, ComparisonRules.USUAL);
  }

  /** The same by rules. */
  public static Optional<PairedScores> of(
      List<SampleResult> baseline,
      List<SampleResult> variant,
      String metric,
      ComparisonRules rules) {
    List<SampleOutcome> before = new ArrayList<>();
    List<SampleOutcome> after = new ArrayList<>();
    pair(baseline, variant, o -> o.values().containsKey(metric), before, after);
    if (before.size() < 2) {
      return Optional.empty();
    }
    int unpaired = Math.max(baseline.size(), variant.size()) - before.size();
    double[] first = values(before, metric);
    double[] second = values(after, metric);
    PairedDifference paired =
        PairedDifference.of(
            first, second, rules.clusterBy().of(after), rules.level(), rules.resampling());
    return Optional.of(
        new PairedScores(Means.mean(first), paired, flips(before, after, first, second), unpaired));
  }

  /**
   * Pairs two runs on a score that is a function of sums over samples.
   *
   * @param metric whose values, where they are right or wrong, are counted as flips
   * @return empty if fewer than two samples can be paired
   */
  static Optional<PairedScores> ofSums(
      List<SampleResult> baseline,
      List<SampleResult> variant,
      String metric,
      SumScore score,
      ComparisonRules rules) {
    List<SampleOutcome> before = new ArrayList<>();
    List<SampleOutcome> after = new ArrayList<>();
    pair(baseline, variant, o -> !o.values().isEmpty(), before, after);
    if (before.size() < 2) {
      return Optional.empty();
    }
    // What belongs together makes up such a score: it is never taken apart.
    ClusterBy by = rules.clusterBy() == ClusterBy.NOTHING ? ClusterBy.SHARED : rules.clusterBy();
    Clusters clusters = by.of(after);
    List<double[]> first = parts(before, clusters, score);
    List<double[]> second = parts(after, clusters, score);
    double work = 2.0 * first.size() * first.getFirst().length;
    int draws = (int) Math.clamp(MOST_WORK / work, FEWEST_DRAWS, rules.resampling().draws());
    PairedDifference paired =
        PairedDifference.ofSums(
            first,
            second,
            score::value,
            after.size(),
            rules.level(),
            new Resampling(draws, rules.resampling().seed()));
    boolean valued =
        Stream.concat(before.stream(), after.stream())
            .allMatch(o -> o.values().containsKey(metric));
    return Optional.of(
        new PairedScores(
            score.value(score.part(before)),
            paired,
            valued
                ? flips(before, after, values(before, metric), values(after, metric))
                : Optional.empty(),
            Math.max(baseline.size(), variant.size()) - before.size()));
  }

  private static List<double[]> parts(
      List<SampleOutcome> outcomes, Clusters clusters, SumScore score) {
    List<List<SampleOutcome>> members = new ArrayList<>();
    for (int i = 0; i < clusters.count(); i++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < outcomes.size(); i++) {
      members.get(clusters.of(i)).add(outcomes.get(i));
    }
    return members.stream().map(score::part).toList();
  }

  private static void pair(
      List<SampleResult> baseline,
      List<SampleResult> variant,
      Predicate<SampleOutcome> counts,
      List<SampleOutcome> before,
      List<SampleOutcome> after) {
    Map<String, SampleResult> byId = new HashMap<>();
    baseline.forEach(s -> byId.put(s.sampleId() + "/" + s.promptSha256(), s));
    for (SampleResult sample : variant) {
      SampleResult other = byId.get(sample.sampleId() + "/" + sample.promptSha256());
      if (other != null && counts.test(other.outcome()) && counts.test(sample.outcome())) {
        before.add(other.outcome());
        after.add(sample.outcome());
      }
    }
  }

  private static double[] values(List<SampleOutcome> outcomes, String metric) {
    return outcomes.stream().mapToDouble(o -> o.values().getOrDefault(metric, 0.0)).toArray();
  }

  private static Optional<Flips> flips(
      List<SampleOutcome> before, List<SampleOutcome> after, double[] first, double[] second) {
    int[] counts = new int[4];
    for (int i = 0; i < first.length; i++) {
      if (!isBinary(first[i]) || !isBinary(second[i])) {
        return Optional.empty();
      }
      if (first[i] != second[i]) {
        counts[second[i] < first[i] ? 0 : 1]++;
      } else if (!before.get(i).answer().equals(after.get(i).answer())) {
        counts[first[i] == 1 ? 2 : 3]++;
      }
    }
    double p = McNemar.pValue(counts[0], counts[1]);
    return Optional.of(new Flips(counts[0], counts[1], counts[2], counts[3], p));
  }

  private static boolean isBinary(double value) {
    return value == 0 || value == 1;
  }

  /** Mean of (variant - baseline) with the standard error of paired differences. */
  public Estimate difference() {
    return paired.difference();
  }

  /** Samples right in the baseline and wrong in the variant. */
  public Optional<Integer> rightToWrong() {
    return flips.map(Flips::rightToWrong);
  }

  /** Samples wrong in the baseline and right in the variant. */
  public Optional<Integer> wrongToRight() {
    return flips.map(Flips::wrongToRight);
  }

  /** Exact McNemar test, two-sided. */
  public Optional<Double> pValue() {
    return flips.map(Flips::mcNemarP);
  }
}
