package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.McNemar;
import org.fewbit.core.statistics.Means;
import org.fewbit.core.statistics.PairedDifference;

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
    Map<String, SampleResult> byId = new HashMap<>();
    baseline.forEach(s -> byId.put(s.sampleId() + "/" + s.promptSha256(), s));
    List<SampleOutcome> before = new ArrayList<>();
    List<SampleOutcome> after = new ArrayList<>();
    for (SampleResult sample : variant) {
      SampleResult other = byId.get(sample.sampleId() + "/" + sample.promptSha256());
      if (other != null
          && other.outcome().values().containsKey(metric)
          && sample.outcome().values().containsKey(metric)) {
        before.add(other.outcome());
        after.add(sample.outcome());
      }
    }
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
