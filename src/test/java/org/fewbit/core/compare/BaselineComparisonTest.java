package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.statistics.McNemar;
import org.fewbit.core.statistics.PairedDifference.Kind;
import org.fewbit.core.statistics.Resampling;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {

  private static final VariantId BASE = new VariantId("pocket-6m", "fp32");
  private static final VariantId FOUR = new VariantId("pocket-6m", "rtn-w4-g32-sym");
  private static final VariantId TWO = new VariantId("pocket-6m", "rtn-w2-g32-sym");
  private static final EvaluationInfo MMLU = MadeUp.benchmark("pocket-mmlu", Dimension.KNOWLEDGE);
  private static final EvaluationKey MMLU_KEY = new EvaluationKey("pocket-mmlu", Protocol.PAPER);
  private static final EvaluationKey TEXT_KEY = new EvaluationKey("perplexity", Protocol.GPTQ);

  private final Map<String, List<SampleResult>> samples = new HashMap<>();
  private final List<RunRecord> records = new ArrayList<>();

  /** Right answers of 200 samples by a pattern: the first {@code right}, without {@code lost}. */
  private static double[] answers(int right, int lost, int won) {
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i < right && i >= lost) || (i >= right && i < right + won) ? 1 : 0;
    }
    return values;
  }

  private void run(VariantId variant, String prompt, String cluster, double... values) {
    add(variant, MMLU, "accuracy", mean(values), prompt, cluster, values);
  }

  private void add(
      VariantId variant,
      EvaluationInfo info,
      String metric,
      double score,
      String prompt,
      String cluster,
      double... values) {
    RunRecord record =
        MadeUp.record(variant, info, Score.of(info.headline().id(), score, 0.1, values.length));
    records.add(record);
    List<SampleResult> results = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      SampleOutcome outcome =
          new SampleOutcome(
              "subject " + i / 50,
              Map.of(metric, values[i]),
              values[i] == 1 ? "B" : variant.label(),
              "B",
              true,
              "",
              cluster.isEmpty() ? "" : cluster + i / 2);
      results.add(new SampleResult("item/" + i, prompt + i, List.of(), outcome, 0.1));
    }
    samples.put(record.id(), results);
  }

  private static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private BaselineComparison compare(ComparisonRules rules) {
    return BaselineComparison.of(
        RunIndex.of(records),
        Selection.measured(),
        id -> samples.getOrDefault(id, List.of()),
        rules);
  }

  private VariantDifference difference(VariantId variant, EvaluationKey key) {
    return compare(ComparisonRules.USUAL).headline(key(variant), key).orElseThrow();
  }

  private static VariantKey key(VariantId variant) {
    return new VariantKey(variant, RunRecord.Kind.MEASURED);
  }

  @Test
  void flipsTestAndIntervalOfRightAndWrong() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "p", "", answers(120, 14, 4));

    VariantDifference four = difference(FOUR, MMLU_KEY);

    assertThat(four.baseline()).isEqualTo(key(BASE));
    assertThat(four.delta()).isCloseTo(-0.05, within(1e-12));
    assertThat(four.loss()).isCloseTo(0.05, within(1e-12));
    assertThat(four.n()).isEqualTo(200);
    Flips flips = four.flips().orElseThrow();
    assertThat(flips.rightToWrong()).isEqualTo(14);
    assertThat(flips.wrongToRight()).isEqualTo(4);
    assertThat(flips.otherRight()).isZero();
    // wrong in both, each with its own wrong answer
    assertThat(flips.otherWrong()).isEqualTo(200 - 120 - 4);
    assertThat(flips.mcNemarP()).isEqualTo(McNemar.pValue(14, 4)).isEqualTo(four.pHolm());
    assertThat(four.paired().kind()).isEqualTo(Kind.BOOTSTRAP);
    // 18 of 200 differ: about 0.05 +- 1.96 sqrt((0.09 - 0.0025) / 200)
    assertThat(four.interval().orElseThrow().low()).isCloseTo(-0.091, within(0.006));
    assertThat(four.largestLoss().orElseThrow()).isCloseTo(0.091, within(0.006));
    // Connor 1987 for q = 0.09 and d = 0.03
    assertThat(four.samplesFor(0.03).orElseThrow()).isBetween(770.0, 800.0);
  }

  @Test
  void holmCorrectsOverTheVariantsShown() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "p", "", answers(120, 13, 3));
    run(TWO, "p", "", answers(120, 60, 0));

    VariantDifference four = difference(FOUR, MMLU_KEY);
    VariantDifference two = difference(TWO, MMLU_KEY);

    assertThat(four.paired().pValue()).isLessThan(0.05);
    assertThat(two.pHolm()).isCloseTo(2 * two.paired().pValue(), within(1e-15));
    assertThat(four.pHolm()).isEqualTo(four.paired().pValue());
    assertThat(two.distinguishable()).isTrue();
  }

  @Test
  void perplexitiesAreComparedByTheirRatio() {
    double[] before = {1, 2, 1, 2, 1.5};
    double[] after = {1.1, 2.3, 1.1, 2.3, 1.7};
    EvaluationInfo text = MadeUp.perplexity();
    add(BASE, text, "nll", Math.exp(mean(before)), "p", "", before);
    add(FOUR, text, "nll", Math.exp(mean(after)), "p", "", after);

    VariantDifference four = difference(FOUR, TEXT_KEY);

    assertThat(four.ratio()).isCloseTo(Math.exp(0.2), within(1e-12));
    assertThat(four.paired().kind()).isEqualTo(Kind.STUDENT);
    // differences 0.1, 0.3, 0.1, 0.3, 0.2: error sqrt(0.04 / 4 / 5), t of 4 degrees 2.776445
    double half = 2.776445 * Math.sqrt(0.002);
    assertThat(four.ratioInterval().orElseThrow().low())
        .isCloseTo(Math.exp(0.2 - half), within(1e-6));
    assertThat(four.interval().orElseThrow().high())
        .isCloseTo(Math.exp(mean(before)) * Math.expm1(0.2 + half), within(1e-5));
    assertThat(four.flips()).isEmpty();
    assertThat(four.loss()).isPositive();
  }

  @Test
  void samplesOfOneTemplateAreNoIndependentDraws() {
    double[] before = answers(120, 0, 0);
    double[] after = answers(120, 40, 0);
    run(BASE, "p", "template", before);
    run(FOUR, "p", "template", after);

    VariantDifference shared = difference(FOUR, MMLU_KEY);
    VariantDifference alone =
        compare(new ComparisonRules(Optional.empty(), ClusterBy.NOTHING, 0.95, Resampling.STANDARD))
            .headline(key(FOUR), MMLU_KEY)
            .orElseThrow();
    VariantDifference subjects =
        compare(
                new ComparisonRules(
                    Optional.empty(), ClusterBy.SUBJECTS, 0.95, Resampling.STANDARD))
            .headline(key(FOUR), MMLU_KEY)
            .orElseThrow();

    assertThat(shared.paired().units()).isEqualTo(100);
    assertThat(shared.paired().kind()).isEqualTo(Kind.CLUSTER_BOOTSTRAP);
    assertThat(alone.paired().units()).isEqualTo(200);
    assertThat(subjects.paired().units()).isEqualTo(4);
    assertThat(subjects.paired().kind()).isEqualTo(Kind.CLUSTER_STUDENT);
    // both samples of a template changed alike: the error is sqrt(2) times as large
    assertThat(
            shared.paired().difference().standardError()
                / alone.paired().difference().standardError())
        .isCloseTo(Math.sqrt(2), within(0.01));
  }

  @Test
  void whatCannotBeComparedSaysWhy() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "q", "", answers(120, 13, 3));
    RunRecord two = MadeUp.record(TWO, MMLU, Score.of("accuracy", 0.4, 0.1, 200));
    records.add(two);
    VariantId other = new VariantId("pocket-1.5m", "rtn-w4-g32-sym");
    run(other, "p", "", answers(120, 13, 3));

    BaselineComparison comparison = compare(ComparisonRules.USUAL);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.whyMissing(key(FOUR), MMLU_KEY))
        .contains("other prompts or decoding than the baseline in 200 of 200 samples");
    assertThat(comparison.whyMissing(key(TWO), MMLU_KEY)).contains("the samples are not there");
    assertThat(comparison.whyMissing(key(other), MMLU_KEY)).contains("no baseline of pocket-1.5m");
    assertThat(comparison.whyMissing(key(BASE), MMLU_KEY)).isEmpty();
  }

  @Test
  void anotherChatTemplateIsRefused() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "p", "", answers(120, 13, 3));
    RunRecord four = records.removeLast();
    Provenance was = four.provenance().orElseThrow();
    records.add(
        new RunRecord(
            four.schemaVersion(),
            four.id(),
            four.kind(),
            four.spec(),
            four.evaluation(),
            four.artifact(),
            four.environment(),
            Optional.of(
                new Provenance(
                    was.weightsSha256(),
                    was.tokenizerSha256(),
                    "another",
                    was.dataSha256(),
                    was.evaluationVersion(),
                    was.engineVersion())),
            four.started(),
            four.seconds(),
            four.scores(),
            four.flags(),
            four.source()));

    assertThat(compare(ComparisonRules.USUAL).whyMissing(key(FOUR), MMLU_KEY))
        .contains("another chat template than the baseline's");
  }

  @Test
  void aScoreThatIsNoMeanOfItsSamplesIsNotPaired() {
    add(BASE, MMLU, "accuracy", 0.9, "p", "", answers(120, 0, 0));
    add(FOUR, MMLU, "accuracy", 0.8, "p", "", answers(120, 13, 3));

    assertThat(compare(ComparisonRules.USUAL).whyMissing(key(FOUR), MMLU_KEY))
        .contains("the score is no mean of its samples");
  }

  @Test
  void theBaselineCanBeChosen() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "p", "", answers(120, 13, 3));
    ComparisonRules rules =
        new ComparisonRules(Optional.of(FOUR.label()), ClusterBy.SHARED, 0.95, Resampling.STANDARD);

    VariantDifference base = compare(rules).headline(key(BASE), MMLU_KEY).orElseThrow();

    assertThat(base.delta()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void noFlipIsAnIntervalToo() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "p", "", answers(120, 0, 0));

    VariantDifference four = difference(FOUR, MMLU_KEY);

    assertThat(four.pHolm()).isEqualTo(1);
    // z^2 / (n + z^2)
    assertThat(four.largestLoss().orElseThrow()).isCloseTo(3.8414588 / 203.8414588, within(1e-6));
    assertThat(four.samplesFor(0.02)).isEmpty();
  }

  /** A mean of all values, written as a function of sums. */
  private static final SumScore AS_SUMS =
      new SumScore() {
        @Override
        public double[] part(List<SampleOutcome> of) {
          double sum = of.stream().mapToDouble(o -> o.values().getOrDefault("accuracy", 0.0)).sum();
          return new double[] {sum, of.size()};
        }

        @Override
        public double value(double[] sums) {
          return sums[0] / sums[1];
        }
      };

  @Test
  void aScoreOfSumsIsResampledLikeAMean() {
    run(BASE, "p", "", answers(120, 0, 0));
    run(FOUR, "p", "", answers(120, 24, 6));
    VariantDifference mean = difference(FOUR, MMLU_KEY);
    RunSamples sums =
        new RunSamples() {
          @Override
          public List<SampleResult> of(String runId) {
            return samples.getOrDefault(runId, List.of());
          }

          @Override
          public Optional<SumScore> sums(RunRecord run, String metric, List<SampleOutcome> all) {
            return Optional.of(AS_SUMS);
          }
        };

    VariantDifference resampled =
        BaselineComparison.of(RunIndex.of(records), Selection.measured(), sums)
            .headline(key(FOUR), MMLU_KEY)
            .orElseThrow();

    assertThat(resampled.delta()).isCloseTo(mean.delta(), within(1e-12));
    assertThat(resampled.value()).isCloseTo(mean.value(), within(1e-12));
    assertThat(resampled.paired().units()).isEqualTo(200);
    assertThat(
            resampled.paired().difference().standardError()
                / mean.paired().difference().standardError())
        .isCloseTo(1, within(0.03));
    assertThat(resampled.interval().orElseThrow().low())
        .isCloseTo(mean.interval().orElseThrow().low(), within(0.0051));
    assertThat(resampled.flips()).isEqualTo(mean.flips());
  }
}
