package org.fewbit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores as functions of sums are the scores that the evaluations themselves compute. */
class SumScoresTest {

  private static final BundledEvaluations CATALOG = new BundledEvaluations(Optional.empty());
  private final Random random = new Random(5);

  private double coin(double p) {
    return random.nextDouble() < p ? 1 : 0;
  }

  private List<SampleOutcome> outcomes(String evaluation) {
    List<SampleOutcome> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String category =
          switch (evaluation) {
            case "bbq" ->
                List.of("Age", "Religion", "Age (names)").get(i % 3)
                    + (i % 2 == 0 ? "/ambig" : "/disambig");
            case "flores" -> i % 2 == 0 ? "en-zh" : "zh-en";
            case "followbench" -> i < 50 ? "content" : "style";
            default -> i < 90 ? "law" : "art";
          };
      all.add(
          new SampleOutcome(
              category, values(evaluation, i), "", "", true, "", cluster(evaluation, i)));
    }
    return all;
  }

  private static String cluster(String evaluation, int i) {
    return switch (evaluation) {
      case "flores" -> Integer.toString(i / 2);
      case "followbench" -> Integer.toString(i / 5);
      case "bbq" -> Integer.toString(i / 12);
      default -> "";
    };
  }

  private Map<String, Double> values(String evaluation, int i) {
    Map<String, Double> values = new HashMap<>();
    switch (evaluation) {
      case "bbq" -> {
        values.put("accuracy", coin(0.6));
        values.put("known", coin(0.7));
        values.put("biased", values.get("known") == 1 ? coin(0.6) : 0);
        values.put("template", (double) (i / 12));
      }
      case "flores" -> {
        for (int n = 1; n <= 4; n++) {
          values.put("bleuTotal" + n, 12.0 - n);
          values.put("bleuRight" + n, Math.floor(random.nextDouble() * (9 - 2 * n)));
        }
        values.put("bleuWords", 11.0);
        values.put("bleuReferenceWords", 12.0);
      }
      case "followbench" -> {
        values.put("level", 1.0 + i % 5);
        values.put("group", (double) (i / 5));
        values.put("hsr", coin(0.7));
        values.put("ssr", Math.max(values.get("hsr"), random.nextDouble()));
        values.put("notJudged", 0.0);
      }
      default -> values.put("accuracy", coin(0.5));
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "bbq, PAPER, biasAmbiguous",
    "bbq, PAPER, biasDisambiguated",
    "bbq, PAPER, accuracyAmbiguous",
    "bbq, HARNESS, biasAmbiguous",
    "bbq, HARNESS, biasDisambiguated",
    "bbq, HARNESS, accuracyDisambiguated",
    "flores, PAPER, bleu",
    "followbench, PAPER, hsr",
    "followbench, PAPER, ssr",
    "followbench, PAPER, csl"
  })
  void theFunctionOfSumsIsTheScore(String evaluation, Protocol protocol, String metric) {
    Evaluation opened = Asked.open(evaluation, protocol);
    List<SampleOutcome> all = outcomes(evaluation);
    Score expected = Asked.score(opened.aggregate(all), metric);
    SumScore sums = CATALOG.sums(evaluation, protocol, metric, all).orElseThrow();

    assertThat(sums.value(sums.part(all))).isCloseTo(expected.value(), within(1e-12));
    // parts of clusters add up
    Map<String, List<SampleOutcome>> clusters = new HashMap<>();
    all.forEach(o -> clusters.computeIfAbsent(o.cluster(), c -> new ArrayList<>()).add(o));
    double[] added = new double[sums.part(all).length];
    for (List<SampleOutcome> own : clusters.values()) {
      double[] part = sums.part(own);
      for (int i = 0; i < added.length; i++) {
        added[i] += part[i];
      }
    }
    assertThat(sums.value(added)).isCloseTo(expected.value(), within(1e-12));
  }

  @Test
  void subjectsOfAnExamCountAlike() {
    List<SampleOutcome> all = outcomes("ceval");
    double law = all.subList(0, 90).stream().mapToDouble(this::right).average().orElseThrow();
    double art = all.subList(90, 120).stream().mapToDouble(this::right).average().orElseThrow();
    SumScore sums = CATALOG.sums("ceval", Protocol.PAPER, "accuracy", all).orElseThrow();
    assertThat(sums.value(sums.part(all))).isCloseTo((law + art) / 2, within(1e-12));
  }

  private double right(SampleOutcome outcome) {
    return outcome.values().getOrDefault("accuracy", 0.0);
  }

  @Test
  void meansHaveNone() {
    List<SampleOutcome> all = outcomes("mmlu");
    assertThat(CATALOG.sums("mmlu", Protocol.PAPER, "accuracy", all)).isEmpty();
    assertThat(CATALOG.sums("flores", Protocol.PAPER, "unparsed", all)).isEmpty();
    assertThat(CATALOG.sums("unheard", Protocol.PAPER, "accuracy", all)).isEmpty();
  }

  @Test
  void theMeanPerplexityOfTextsAndThatOfWordsAreFunctionsOfSums() {
    List<SampleOutcome> texts =
        List.of(
            text("a", Map.of("textNll", 1.0)),
            text("a", Map.of("textNll", 2.0)),
            text("b", Map.of("textNll", 3.0)));
    SumScore mean = CATALOG.sums("perplexity", Protocol.GPTQ, "perplexity", texts).orElseThrow();
    assertThat(mean.value(mean.part(texts)))
        .isCloseTo((Math.exp(1.5) + Math.exp(3)) / 2, within(1e-12));
    List<SampleOutcome> documents =
        List.of(
            text("", Map.of("bits", 8.0, "words", 2.0)),
            text("", Map.of("bits", 1.0, "words", 1.0)));
    SumScore word =
        CATALOG.sums("perplexity", Protocol.HARNESS, "wordPerplexity", documents).orElseThrow();
    assertThat(word.value(word.part(documents))).isCloseTo(8, within(1e-12));
  }

  private static SampleOutcome text(String category, Map<String, Double> values) {
    return new SampleOutcome(category, values, "", "", true, "");
  }
}
