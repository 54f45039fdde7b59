package org.fewbit.benchmarks.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;

/** A mean of means: samples lie in cells of groups, whatever the numbers of samples in them. */
final class CellSums implements SumScore {

  private final String metric;
  private final Function<SampleOutcome, String> cell;
  private final Predicate<SampleOutcome> takesPart;
  private final Map<String, Integer> index = new HashMap<>();
  private final List<List<Integer>> groups = new ArrayList<>();

  /**
   * A score of samples.
   *
   * @param all samples of both runs, from which the cells are known
   * @param metric averaged in each cell
   * @param takesPart samples of which it is the score
   * @param group cells are averaged in groups, then groups
   * @param cell name of a sample's cell, unique over groups
   */
  CellSums(
      List<SampleOutcome> all,
      String metric,
      Predicate<SampleOutcome> takesPart,
      Function<SampleOutcome, String> group,
      Function<SampleOutcome, String> cell) {
    this.metric = metric;
    this.cell = cell;
    this.takesPart = takesPart;
    Map<String, TreeSet<String>> cells = new HashMap<>();
    all.stream()
        .filter(this::counts)
        .forEach(
            o -> cells.computeIfAbsent(group.apply(o), g -> new TreeSet<>()).add(cell.apply(o)));
    cells.forEach(
        (name, members) -> {
          List<Integer> own = new ArrayList<>();
          for (String member : members) {
            own.add(index.size());
            index.put(member, index.size());
          }
          groups.add(own);
        });
  }

  private boolean counts(SampleOutcome outcome) {
    return takesPart.test(outcome) && outcome.values().containsKey(metric);
  }

  @Override
  public double[] part(List<SampleOutcome> samples) {
    double[] part = new double[2 * index.size()];
    for (SampleOutcome outcome : samples) {
      Integer at = counts(outcome) ? index.get(cell.apply(outcome)) : null;
      if (at != null) {
        part[2 * at] += outcome.values().getOrDefault(metric, 0.0);
        part[2 * at + 1]++;
      }
    }
    return part;
  }

  @Override
  public double value(double[] sums) {
    double total = 0;
    int counted = 0;
    for (List<Integer> group : groups) {
      double sum = 0;
      int cells = 0;
      for (int at : group) {
        if (sums[2 * at + 1] > 0) {
          sum += sums[2 * at] / sums[2 * at + 1];
          cells++;
        }
      }
      if (cells > 0) {
        total += sum / cells;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : total / counted;
  }
}
