package org.fewbit.benchmarks.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Means;

/**
 * FollowBench's scores (Jiang et al. 2024, section 3.3): hard satisfaction (all constraints of the
 * level), soft satisfaction (share of constraints), consistent levels in a row. Unweighted means
 * over types and levels; errors from the spread of instructions, whose levels belong together.
 * Samples that need a judge and have none take no part and are counted.
 */
public final class FollowScores {

  /** Metric: share of replies that meet all constraints. */
  public static final String HSR = "hsr";

  /** Metric: share of constraints met. */
  public static final String SSR = "ssr";

  /** Metric: levels met in a row from the first. */
  public static final String CSL = "csl";

  /** Metric and helper value: samples that need a judge. */
  public static final String NOT_JUDGED = "notJudged";

  private static final String LEVEL = "level";
  private static final String GROUP = "group";
  private static final int LEVELS = 5;

  private FollowScores() {}

  /** Whether only a judge can score the reply. */
  public static boolean needsJudge(
      String type, int group, int level, String source, String target, String reply) {
    return !source.equals(PocketRules.SOURCE)
        && FollowRules.verdict(type, group, level, source, target, reply).isEmpty();
  }

  /**
   * Helper and metric values of a reply.
   *
   * @param judged a judge's verdict on each constraint, for what no rule can score; empty for none
   */
  public static Map<String, Double> values(
      String type,
      int group,
      int level,
      String source,
      String target,
      String reply,
      List<Boolean> judged) {
    Map<String, Double> values = new HashMap<>();
    values.put(LEVEL, (double) level);
    values.put(GROUP, (double) group);
    List<Boolean> each =
        source.equals(PocketRules.SOURCE)
            ? PocketRules.verdicts(target, reply)
            : FollowRules.verdict(type, group, level, source, target, reply)
                .map(List::of)
                .orElse(judged);
    values.put(NOT_JUDGED, Metrics.indicator(each.isEmpty()));
    if (!each.isEmpty()) {
      long kept = each.stream().filter(v -> v).count();
      values.put(HSR, Metrics.indicator(kept == each.size()));
      values.put(SSR, (double) kept / each.size());
    }
    return values;
  }

  /** A satisfaction rate or the consistent levels as a function of sums; empty for others. */
  public static Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
    return switch (metric) {
      case HSR, SSR ->
          Optional.of(
              new CellSums(
                  all,
                  metric,
                  o -> true,
                  SampleOutcome::category,
                  o -> o.category() + "/" + value(o, LEVEL)));
      case CSL ->
          Optional.of(
              new BlockSums(
                  all,
                  o -> o.values().containsKey(HSR),
                  SampleOutcome::category,
                  2,
                  FollowScores::runs,
                  sums -> sums[1] > 0 ? sums[0] / sums[1] : Double.NaN));
      default -> Optional.empty();
    };
  }

  /** Levels in a row, summed over whole instructions, and their number. */
  private static double[] runs(List<SampleOutcome> outcomes) {
    double[] sums = new double[2];
    by(outcomes, GROUP).values().stream()
        .filter(own -> own.size() == LEVELS)
        .forEach(
            own -> {
              sums[0] += inARow(own);
              sums[1]++;
            });
    return sums;
  }

  /** All scores. */
  public static List<Score> of(List<SampleOutcome> outcomes) {
    List<Score> scores = new ArrayList<>();
    Map<String, List<SampleOutcome>> types =
        outcomes.stream()
            .filter(o -> o.values().containsKey(HSR))
            .collect(
                Collectors.groupingBy(SampleOutcome::category, TreeMap::new, Collectors.toList()));
    add(scores, HSR, types);
    add(scores, SSR, types);
    Map<String, Estimate> consistent = new TreeMap<>();
    types.forEach((type, own) -> levels(own).ifPresent(e -> consistent.put(type, e)));
    mean(scores, CSL, "", consistent.values());
    consistent.forEach((type, e) -> scores.add(Aggregates.score(CSL, type, e)));
    double open = outcomes.stream().mapToDouble(o -> value(o, NOT_JUDGED)).sum();
    scores.add(new Score(NOT_JUDGED, "", open, OptionalDouble.empty(), outcomes.size()));
    return scores;
  }

  private static void add(
      List<Score> scores, String metric, Map<String, List<SampleOutcome>> types) {
    Map<String, Estimate> byType = new TreeMap<>();
    Map<Integer, List<Estimate>> byLevel = new TreeMap<>();
    List<Score> cells = new ArrayList<>();
    types.forEach(
        (type, own) -> {
          Map<Integer, Estimate> cell = new TreeMap<>();
          by(own, LEVEL)
              .forEach((level, o) -> cell.put(level, Means.of(Aggregates.values(metric, o))));
          cell.forEach(
              (level, e) -> {
                byLevel.computeIfAbsent(level, l -> new ArrayList<>()).add(e);
                cells.add(Aggregates.score(metric, type + "/" + level, e));
              });
          byType.put(type, ofType(metric, own, cell.values()));
        });
    mean(scores, metric, "", byType.values());
    byType.forEach((type, e) -> scores.add(Aggregates.score(metric, type, e)));
    byLevel.forEach((level, each) -> mean(scores, metric, "level " + level, each));
    scores.addAll(cells);
  }

  private static void mean(
      List<Score> scores, String metric, String subset, Collection<Estimate> parts) {
    if (!parts.isEmpty()) {
      scores.add(Aggregates.score(metric, subset, Macro.mean(parts)));
    }
  }

  /** Mean of the levels; its error comes from the means of the instructions. */
  private static Estimate ofType(
      String metric, List<SampleOutcome> outcomes, Collection<Estimate> levels) {
    double[] groups =
        by(outcomes, GROUP).values().stream()
            .mapToDouble(own -> Means.mean(Aggregates.values(metric, own)))
            .toArray();
    double value = Means.mean(levels.stream().mapToDouble(Estimate::value).toArray());
    return new Estimate(value, Means.of(groups).standardError(), outcomes.size());
  }

  /** Over the instructions of which all levels are judged. */
  private static Optional<Estimate> levels(List<SampleOutcome> outcomes) {
    double[] runs =
        by(outcomes, GROUP).values().stream()
            .filter(own -> own.size() == LEVELS)
            .mapToDouble(FollowScores::inARow)
            .toArray();
    return runs.length == 0 ? Optional.empty() : Optional.of(Means.of(runs));
  }

  private static double inARow(List<SampleOutcome> group) {
    Map<Integer, SampleOutcome> byLevel =
        group.stream().collect(Collectors.toMap(o -> (int) value(o, LEVEL), Function.identity()));
    return IntStream.rangeClosed(1, LEVELS)
        .takeWhile(
            level -> {
              SampleOutcome own = byLevel.get(level);
              return own != null && value(own, HSR) == 1;
            })
        .count();
  }

  private static Map<Integer, List<SampleOutcome>> by(List<SampleOutcome> outcomes, String helper) {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(o -> (int) value(o, helper), TreeMap::new, Collectors.toList()));
  }

  private static double value(SampleOutcome outcome, String name) {
    return outcome.values().getOrDefault(name, 0.0);
  }
}
