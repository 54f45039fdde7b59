package org.fewbit.benchmarks.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.score.Aggregates;
import org.fewbit.benchmarks.score.BleuScores;
import org.fewbit.benchmarks.score.Macro;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.statistics.Estimate;

/** Scores of a described benchmark: over all samples or over categories, then each category. */
final class CustomScores {

  private CustomScores() {}

  /** For labels: how it is asked and aggregated. */
  static String words(Description description, int shots) {
    return (description.wording().chat() ? "through the chat template, " : "bare text, ")
        + shots
        + " examples, "
        + (description.macro() ? "unweighted mean of the categories" : "mean over samples");
  }

  /** Each metric, the headline by category where there are several. */
  static List<Score> of(List<Metric> metrics, List<SampleOutcome> outcomes, boolean macro) {
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      String id = metrics.get(i).id();
      boolean headline = i == 0;
      List<Score> own =
          id.equals(BleuScores.BLEU)
              ? bleu(outcomes, macro)
              : macro && headline
                  ? macro(id, outcomes)
                  : Aggregates.means(List.of(metrics.get(i)), outcomes);
      scores.addAll(headline ? own : own.stream().filter(s -> s.subset().isEmpty()).toList());
    }
    return scores;
  }

  private static List<Score> macro(String metric, List<SampleOutcome> outcomes) {
    Map<String, Estimate> each = Macro.byCategory(metric, outcomes);
    List<Score> scores = new ArrayList<>();
    if (!each.isEmpty()) {
      scores.add(Aggregates.score(metric, "", Macro.mean(each.values())));
    }
    each.forEach((category, e) -> scores.add(Aggregates.score(metric, category, e)));
    return scores;
  }

  /** The corpus of all, or the mean of the categories' corpora; then each category. */
  private static List<Score> bleu(List<SampleOutcome> outcomes, boolean macro) {
    List<Score> each = BleuScores.ofCategories(BleuScores.BLEU, outcomes);
    if (macro || each.isEmpty()) {
      return each;
    }
    List<SampleOutcome> one =
        outcomes.stream()
            .map(
                o ->
                    new SampleOutcome(
                        "", o.values(), o.answer(), o.gold(), o.parsed(), o.note(), o.cluster()))
            .toList();
    List<Score> scores = new ArrayList<>();
    scores.add(BleuScores.ofCategories(BleuScores.BLEU, one).getFirst());
    each.stream().filter(s -> !s.subset().isEmpty()).forEach(scores::add);
    return scores;
  }
}
