package org.fewbit.benchmarks.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.statistics.Estimate;

/** Corpus BLEU of outcomes that carry the counts of their lines as helper values. */
public final class BleuScores {

  /** Metric: BLEU, 0 to 100. */
  public static final String BLEU = "bleu";

  /** Metric: BLEU over the pieces of a SentencePiece model, 0 to 100. */
  public static final String PIECES = "spbleu";

  /** Metric: BLEU over such pieces divided again by 13a, 0 to 100. */
  public static final String PIECES_13A = "spbleu13a";

  private static final List<String> COUNTS =
      List.of(
          "Right1",
          "Right2",
          "Right3",
          "Right4",
          "Total1",
          "Total2",
          "Total3",
          "Total4",
          "Words",
          "ReferenceWords");

  private BleuScores() {}

  /** Helper values of a line. */
  public static Map<String, Double> values(String hypothesis, String reference, BleuTokens tokens) {
    return values(BLEU, Bleu.counts(hypothesis, reference, tokens));
  }

  /**
   * Helper values of a line of pieces, for {@link #PIECES} and {@link #PIECES_13A}.
   *
   * @param hypothesis pieces
   * @param reference pieces
   */
  public static Map<String, Double> values(List<String> hypothesis, List<String> reference) {
    String given = String.join(" ", hypothesis);
    String wanted = String.join(" ", reference);
    Map<String, Double> values =
        values(PIECES, Bleu.counts(Blanks.words(given), Blanks.words(wanted)));
    values.putAll(values(PIECES_13A, Bleu.counts(given, wanted, BleuTokens.MTEVAL_13A)));
    return values;
  }

  private static Map<String, Double> values(String metric, double[] counts) {
    Map<String, Double> values = new HashMap<>();
    IntStream.range(0, counts.length).forEach(i -> values.put(metric + COUNTS.get(i), counts[i]));
    return values;
  }

  /** The mean of the categories' corpora as a function of sums over lines. */
  public static SumScore sums(String metric, List<SampleOutcome> all) {
    return new BlockSums(
        all,
        o -> o.values().containsKey(metric + COUNTS.getFirst()),
        SampleOutcome::category,
        COUNTS.size(),
        lines -> summed(metric, lines),
        counts -> counts[counts.length - 1] > 0 ? Bleu.score(counts) : Double.NaN);
  }

  private static double[] summed(String metric, List<SampleOutcome> lines) {
    double[] sums = new double[COUNTS.size()];
    for (SampleOutcome line : lines) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += line.values().getOrDefault(metric + COUNTS.get(i), 0.0);
      }
    }
    return sums;
  }

  /**
   * The unweighted mean of the categories' corpora, then each; empty without helper values. Both
   * directions translate the same sentences: the mean's error is by bootstrap over sentences, not
   * over lines.
   */
  public static List<Score> ofCategories(String metric, List<SampleOutcome> outcomes) {
    Map<String, List<SampleOutcome>> categories =
        outcomes.stream()
            .filter(o -> o.values().containsKey(metric + COUNTS.getFirst()))
            .collect(
                Collectors.groupingBy(SampleOutcome::category, TreeMap::new, Collectors.toList()));
    List<Score> scores = new ArrayList<>();
    Map<String, Estimate> each = new TreeMap<>();
    categories.forEach((category, own) -> each.put(category, corpus(metric, own)));
    if (!each.isEmpty()) {
      Estimate independent = Macro.mean(each.values());
      scores.add(Aggregates.score(metric, "", mean(metric, categories.values(), independent)));
    }
    each.forEach((category, e) -> scores.add(Aggregates.score(metric, category, e)));
    return scores;
  }

  private static Estimate mean(
      String metric, Collection<List<SampleOutcome>> corpora, Estimate independent) {
    List<SampleOutcome> all = corpora.stream().flatMap(List::stream).toList();
    Map<String, List<SampleOutcome>> sentences =
        all.stream()
            .filter(o -> !o.cluster().isEmpty())
            .collect(
                Collectors.groupingBy(SampleOutcome::cluster, TreeMap::new, Collectors.toList()));
    if (corpora.size() < 2 || sentences.values().stream().mapToInt(List::size).sum() < all.size()) {
      return independent;
    }
    SumScore score = sums(metric, all);
    return SumBootstrap.of(
        sentences.values().stream().map(score::part).toList(), score::value, all.size());
  }

  private static Estimate corpus(String metric, List<SampleOutcome> outcomes) {
    List<double[]> lines =
        outcomes.stream()
            .map(
                o ->
                    COUNTS.stream()
                        .mapToDouble(c -> o.values().getOrDefault(metric + c, 0.0))
                        .toArray())
            .toList();
    return SumBootstrap.of(lines, Bleu::score, lines.size());
  }
}
