package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.junit.jupiter.api.Test;

class PairedRunsTest {

  private static final VariantId BASE = new VariantId("pocket-6m", "fp32");
  private static final VariantId FOUR = new VariantId("pocket-6m", "rtn-w4-g32-sym");
  private static final EvaluationInfo MMLU = MadeUp.benchmark("pocket-mmlu", Dimension.KNOWLEDGE);
  private static final Quantity SCORE =
      new Quantity.Headline(new EvaluationKey("pocket-mmlu", Protocol.PAPER));
  private static final Quantity PERPLEXITY =
      new Quantity.Headline(new EvaluationKey("perplexity", Protocol.GPTQ));
  private static final double Z = 1.959963985;

  private final Map<String, List<SampleResult>> samples = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<RunRecord> records = new ArrayList<>();

  private List<SampleResult> read(String runId) {
    asked.add(runId);
    return samples.getOrDefault(runId, List.of());
  }

  private void run(
      VariantId variant, EvaluationInfo info, String metric, double score, double... values) {
    String headline = info.headline().id();
    RunRecord record = MadeUp.record(variant, info, Score.of(headline, score, 0.1, values.length));
    records.add(record);
    List<SampleResult> results = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      SampleOutcome outcome = new SampleOutcome("", Map.of(metric, values[i]), "", "", true, "");
      results.add(new SampleResult("item/" + i, "prompt" + i, List.of(), outcome, 0.1));
    }
    samples.put(record.id(), results);
  }

  private Difference difference(Quantity quantity) {
    RunIndex index = RunIndex.of(records);
    PairedRuns pairs = PairedRuns.of(index, this::read, PairedRuns.NONE);
    return ComparisonTable.of(index, Selection.measured(), pairs).rows().stream()
        .filter(r -> r.variant().variant().equals(FOUR))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(quantity)
        .difference()
        .orElseThrow();
  }

  @Test
  void theIntervalOfAnAccuracyIsThatOfThePairedDifferences() {
    run(BASE, MMLU, "accuracy", 0.75, 1, 1, 1, 1, 1, 1, 0, 0);
    run(FOUR, MMLU, "accuracy", 0.5, 1, 1, 1, 1, 0, 0, 0, 0);

    Difference difference = difference(SCORE);

    assertThat(difference.value()).isEqualTo(-0.25);
    // Two of eight lost, none won: Tango's interval, as in statistics_fixtures.py.
    assertThat(difference.low()).isCloseTo(-0.59072459, within(1e-6));
    assertThat(difference.high()).isCloseTo(0.15550946, within(1e-6));
    assertThat(difference.pairs().orElseThrow().rightToWrong()).contains(2);
  }

  @Test
  void thePerplexityOfWindowsIsPairedInItsLogarithm() {
    run(BASE, MadeUp.perplexity(), "nll", Math.exp(1.5), 1, 2, 1, 2);
    run(FOUR, MadeUp.perplexity(), "nll", Math.exp(1.7), 1.1, 2.3, 1.1, 2.3);

    Difference difference = difference(PERPLEXITY);

    assertThat(difference.value()).isCloseTo(Math.exp(1.7) - Math.exp(1.5), within(1e-9));
    // Differences 0.1, 0.3, 0.1, 0.3: standard error sqrt(4 * 0.01 / 3 / 4), t of 3 degrees.
    double half = 3.182446305 * Math.sqrt(0.04 / 3 / 4);
    assertThat(difference.low())
        .isCloseTo(Math.exp(1.5) * (Math.exp(0.2 - half) - 1), within(1e-8));
    assertThat(difference.high())
        .isCloseTo(Math.exp(1.5) * (Math.exp(0.2 + half) - 1), within(1e-8));
    assertThat(difference.clear()).isTrue();
  }

  @Test
  void aPartIsComparedOverTheSamplesThatBothHave() {
    run(BASE, MMLU, "accuracy", 0.5, 1, 1, 1, 1, 0, 0, 0, 0);
    run(FOUR, MMLU, "accuracy", 0.5, 1, 0);

    Difference difference = difference(SCORE);

    assertThat(difference.value()).isEqualTo(-0.5);
    assertThat(difference.pairs().orElseThrow().unpaired()).isEqualTo(6);
  }

  @Test
  void aScoreThatIsNoMeanOfItsSamplesStaysUnpaired() {
    run(BASE, MMLU, "accuracy", 0.9, 1, 1, 0, 0);
    run(FOUR, MMLU, "accuracy", 0.6, 1, 0, 0, 0);

    Difference difference = difference(SCORE);

    assertThat(difference.pairs()).isEmpty();
    assertThat(difference.value()).isCloseTo(-0.3, within(1e-12));
    assertThat(difference.high() - difference.value())
        .isCloseTo(Z * 0.1 * Math.sqrt(2), within(1e-8));
  }

  @Test
  void runsWithoutSamplesStayUnpaired() {
    run(BASE, MMLU, "accuracy", 0.9);
    run(FOUR, MMLU, "accuracy", 0.6);
    assertThat(difference(SCORE).pairs()).isEmpty();
  }

  @Test
  void whatIsKnownIsNotReadAgain() {
    run(BASE, MMLU, "accuracy", 0.5, 1, 0);
    run(FOUR, MMLU, "accuracy", 0.5, 0, 1);
    RunIndex index = RunIndex.of(records);
    PairedRuns first = PairedRuns.of(index, this::read, PairedRuns.NONE);
    assertThat(asked).hasSize(2);
    assertThat(PairedRuns.of(index, this::read, first)).isEqualTo(first);
    assertThat(asked).hasSize(2);
  }
}
