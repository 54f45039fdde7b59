package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.run.SampleResult;
import org.junit.jupiter.api.Test;

class ItemPairsTest {

  private static EvaluationInfo info(EvaluationInfo.Kind kind, String metric, boolean up) {
    return new EvaluationInfo(
        "e",
        "E",
        "1",
        kind,
        Dimension.KNOWLEDGE,
        List.of(Protocol.PAPER),
        List.of(new Metric(metric, metric, "fraction", "", up, OptionalDouble.empty())),
        0,
        "");
  }

  private static SampleResult result(
      String id, String hash, Map<String, Double> values, String answer, boolean parsed) {
    return new SampleResult(
        id,
        hash,
        List.of(),
        new SampleOutcome("c" + id.length(), values, answer, "A", parsed, ""),
        0);
  }

  private static SampleResult right(String id, double value, String answer) {
    return result(id, "h", Map.of("accuracy", value), answer, !answer.isEmpty());
  }

  private static ItemPair item(ItemPairs pairs, String id) {
    return pairs.items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void rightAndWrongMakeFourKinds() {
    ItemPairs pairs =
        ItemPairs.of(
            info(EvaluationInfo.Kind.BENCHMARK, "accuracy", true),
            List.of(right("1", 1, "A"), right("2", 1, "A"), right("3", 0, "B"), right("4", 0, "B")),
            List.of(right("4", 0, ""), right("3", 1, "A"), right("2", 0, "C"), right("1", 1, "A")));

    assertThat(pairs.binary()).isTrue();
    assertThat(pairs.items().stream().map(ItemPair::id)).containsExactly("1", "2", "3", "4");
    assertThat(pairs.items().stream().map(ItemPair::change))
        .containsExactly(
            ItemChange.BOTH_RIGHT,
            ItemChange.RIGHT_TO_WRONG,
            ItemChange.WRONG_TO_RIGHT,
            ItemChange.BOTH_WRONG);
    assertThat(pairs.items().stream().map(ItemPair::answerChanged))
        .containsExactly(false, true, true, true);
    assertThat(item(pairs, "4").unparsed()).isTrue();
    assertThat(item(pairs, "3").unparsed()).isFalse();
  }

  @Test
  void whatCannotBeComparedSaysSo() {
    ItemPairs pairs =
        ItemPairs.of(
            info(EvaluationInfo.Kind.BENCHMARK, "accuracy", true),
            List.of(
                right("only left", 1, "A"),
                result("other prompt", "before", Map.of("accuracy", 1.0), "A", true),
                result("no value", "h", Map.of(), "", false)),
            List.of(
                result("other prompt", "after", Map.of("accuracy", 1.0), "B", true),
                right("no value", 1, "A"),
                right("only right", 1, "A")));

    assertThat(item(pairs, "only left").change()).isEqualTo(ItemChange.UNPAIRED);
    assertThat(item(pairs, "only right").change()).isEqualTo(ItemChange.UNPAIRED);
    assertThat(item(pairs, "only right").baseline()).isEmpty();
    assertThat(item(pairs, "other prompt").change()).isEqualTo(ItemChange.UNPAIRED);
    assertThat(item(pairs, "other prompt").askedDifferently()).isTrue();
    assertThat(item(pairs, "other prompt").answerChanged()).isFalse();
    assertThat(item(pairs, "no value").change()).isEqualTo(ItemChange.FAILED);
  }

  @Test
  void aGradedScoreIsBetterOrWorseByItsDirection() {
    Map<String, Double> low = Map.of("bleu", 0.2);
    Map<String, Double> high = Map.of("bleu", 0.4);
    List<SampleResult> before =
        List.of(
            result("1", "h", low, "a", true),
            result("2", "h", high, "a", true),
            result("3", "h", low, "a", true));
    List<SampleResult> after =
        List.of(
            result("1", "h", high, "b", true),
            result("2", "h", low, "b", true),
            result("3", "h", low, "b", true));

    assertThat(
            ItemPairs.of(info(EvaluationInfo.Kind.BENCHMARK, "bleu", true), before, after)
                .items()
                .stream()
                .map(ItemPair::change))
        .containsExactly(ItemChange.BETTER, ItemChange.WORSE, ItemChange.SAME);
    assertThat(
            ItemPairs.of(info(EvaluationInfo.Kind.BENCHMARK, "bleu", false), before, after)
                .items()
                .stream()
                .map(ItemPair::change))
        .containsExactly(ItemChange.WORSE, ItemChange.BETTER, ItemChange.SAME);
  }

  @Test
  void windowsOfAPerplexityAreComparedByTheirLogLikelihood() {
    ItemPairs pairs =
        ItemPairs.of(
            info(EvaluationInfo.Kind.PERPLEXITY, "perplexity", false),
            List.of(result("w", "h", Map.of("nll", 1.0, "tokens", 511.0), "", true)),
            List.of(result("w", "h", Map.of("nll", 1.5, "tokens", 511.0), "", true)));

    assertThat(pairs.metric()).isEqualTo("nll");
    assertThat(pairs.items().getFirst().change()).isEqualTo(ItemChange.WORSE);
    assertThat(Objects.requireNonNull(pairs.items().getFirst()).difference())
        .isEqualTo(OptionalDouble.of(0.5));
  }
}
