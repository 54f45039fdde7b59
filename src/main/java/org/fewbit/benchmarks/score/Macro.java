package org.fewbit.benchmarks.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Means;

/** Unweighted means over categories, whatever their sizes (C-EVAL's subjects). */
public final class Macro {

  private Macro() {}

  /** The mean of a metric in each category that has a value for it, by name. */
  public static Map<String, Estimate> byCategory(String metric, List<SampleOutcome> outcomes) {
    Map<String, List<SampleOutcome>> members =
        outcomes.stream()
            .filter(o -> o.values().containsKey(metric))
            .collect(
                Collectors.groupingBy(SampleOutcome::category, TreeMap::new, Collectors.toList()));
    Map<String, Estimate> means = new TreeMap<>();
    members.forEach((name, own) -> means.put(name, Means.of(Aggregates.values(metric, own))));
    return means;
  }

  /** The unweighted mean of categories as a function of sums. */
  public static SumScore sums(String metric, List<SampleOutcome> all) {
    return new CellSums(all, metric, o -> true, SampleOutcome::category, SampleOutcome::category);
  }

  /**
   * Unweighted mean of independent estimates. Its error is the root of the summed squares over
   * their number; NaN if one of theirs is unknown.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Estimate mean(Collection<Estimate> parts) {
    List<Estimate> all = new ArrayList<>(parts);
    double[] values = all.stream().mapToDouble(Estimate::value).toArray();
    double squares = all.stream().mapToDouble(e -> e.standardError() * e.standardError()).sum();
    long n = all.stream().mapToLong(Estimate::n).sum();
    return new Estimate(Means.mean(values), Math.sqrt(squares) / all.size(), n);
  }
}
