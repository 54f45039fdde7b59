package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final EvaluationInfo MMLU = MadeUp.benchmark("pocket-mmlu", Dimension.KNOWLEDGE);
  private static final EvaluationInfo SNLI = MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE);
  private static final EvaluationInfo TRUTH =
      MadeUp.benchmark("pocket-truthfulqa", Dimension.ALIGNMENT);
  private static final VariantId FULL = new VariantId("pocket-6m", "fp32");
  private static final VariantId FOUR = new VariantId("pocket-6m", "rtn-w4-g32-sym");
  private static final VariantId TWO = new VariantId("pocket-6m", "rtn-w2-g32-sym");
  private static final Quantity PERPLEXITY =
      new Quantity.Headline(new EvaluationKey("perplexity", Protocol.GPTQ));
  private static final Quantity SCORE =
      new Quantity.Headline(new EvaluationKey("pocket-mmlu", Protocol.PAPER));
  private static final Quantity BITS = new Quantity.Cost(Efficiency.BITS_PER_WEIGHT);
  private static final Quantity SPEED = new Quantity.Cost(Efficiency.GENERATE_SPEED);
  private static final Quantity MEAN = new Quantity.Mean(Optional.empty());

  private static RunRecord accuracy(VariantId variant, EvaluationInfo info, double value) {
    return MadeUp.record(variant, info, Score.of("accuracy", value, 0.02, 300));
  }

  private static RunRecord perplexity(VariantId variant, double value) {
    return MadeUp.record(variant, MadeUp.perplexity(), Score.of("perplexity", value, 0.1, 30));
  }

  private static Comparison compare(List<RunRecord> records, Quantity x, Quantity y) {
    return Comparison.of(RunIndex.of(records), Selection.measured(), x, y, true);
  }

  @Test
  void aPointCarriesBothValuesWithTheirIntervalsAndRuns() {
    Comparison comparison =
        compare(List.of(accuracy(FOUR, MMLU, 0.7), perplexity(FOUR, 4)), PERPLEXITY, SCORE);
    Point point = comparison.points().getFirst();
    // Wilson's interval of 0.7 at a standard error of 0.02, by statsmodels.
    assertThat(point.y().low()).isCloseTo(0.659503, within(1e-6));
    assertThat(point.y().high()).isCloseTo(0.737597, within(1e-6));
    assertThat(point.x().low()).isCloseTo(4 * Math.exp(-1.959964 * 0.1 / 4), within(1e-6));
    assertThat(point.x().high()).isCloseTo(4 * Math.exp(1.959964 * 0.1 / 4), within(1e-6));
    assertThat(point.y().n()).isEqualTo(300);
    assertThat(point.records()).extracting(RunRecord::id).hasSize(2);
    assertThat(point.baseline()).isFalse();
  }

  @Test
  void aPerfectScoreStillHasAnInterval() {
    RunRecord perfect = MadeUp.record(FOUR, MMLU, Score.of("accuracy", 1, 0, 100));
    Value.Known value = (Value.Known) value(List.of(perfect), FOUR, SCORE);
    // Wilson (1927) for 100 of 100: n / (n + z^2).
    assertThat(value.low()).isCloseTo(100 / (100 + 1.959964 * 1.959964), within(1e-6));
    assertThat(value.high()).isEqualTo(1);
  }

  private static Value value(List<RunRecord> records, VariantId variant, Quantity quantity) {
    return new Values(RunIndex.of(records), Selection.measured())
        .value(new VariantKey(variant, RunRecord.Kind.MEASURED), quantity);
  }

  @Test
  void whatIsMissingIsCountedWithItsReason() {
    Comparison comparison =
        compare(
            List.of(
                accuracy(FULL, MMLU, 0.8),
                perplexity(FULL, 3),
                accuracy(FOUR, MMLU, 0.7),
                perplexity(TWO, 30)),
            PERPLEXITY,
            SCORE);
    assertThat(comparison.points()).hasSize(1);
    assertThat(comparison.leftOut())
        .extracting(l -> l.variant().variant(), LeftOut::reason)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(FOUR, "no perplexity run"),
            org.assertj.core.groups.Tuple.tuple(TWO, "no pocket-mmlu run"));
    assertThat(comparison.leftOutByReason()).containsEntry("no perplexity run", 1L);
  }

  @Test
  void theBaselineIsTheUnquantizedVariantOfEachModel() {
    Comparison comparison = compare(MadeUp.family(), BITS, SCORE);
    assertThat(comparison.points().stream().filter(Point::baseline))
        .extracting(p -> p.variant().variant().toString())
        .containsExactlyInAnyOrder("pocket-0.4m@fp32", "pocket-1.5m@fp32", "pocket-6m@fp32");
  }

  @Test
  void aSeriesIsOneModelAndMethodByGrowingX() {
    Comparison comparison = compare(MadeUp.family(), BITS, SCORE);
    Series rtn =
        comparison.series().stream()
            .filter(s -> s.model().equals("pocket-6m") && s.method().equals("rtn"))
            .findFirst()
            .orElseThrow();
    assertThat(rtn.points()).extracting(p -> p.x().value()).containsExactly(2.5, 3.5, 4.5, 8.5);
  }

  @Test
  void speedOfASimulatedVariantIsAbsent() {
    Comparison comparison = compare(MadeUp.family(), SPEED, SCORE);
    assertThat(comparison.points()).noneMatch(Point::simulated);
    assertThat(comparison.leftOut())
        .filteredOn(l -> l.reason().startsWith("simulated"))
        .extracting(l -> l.variant().bits().orElseThrow())
        .containsExactly(3, 3, 3, 3, 3, 3);
  }

  @Test
  void collapsedVariantsCanBeLeftOutOfPerplexityAxesOnly() {
    Selection strict = new Selection(Set.of(), false, EnumSet.allOf(Dimension.class), false);
    RunIndex index = RunIndex.of(MadeUp.family());
    Comparison onPerplexity = Comparison.of(index, strict, PERPLEXITY, SCORE, true);
    Comparison onBits = Comparison.of(index, strict, BITS, SCORE, true);
    assertThat(onPerplexity.leftOut())
        .allMatch(l -> l.reason().equals("collapsed perplexity"))
        .extracting(l -> l.variant().bits().orElseThrow())
        .containsExactly(2, 2, 2);
    assertThat(onBits.leftOut()).isEmpty();
  }

  @Test
  void theLatestRunOfAVariantCounts() {
    RunRecord old = accuracy(FOUR, MMLU, 0.5);
    RunRecord fresh =
        new RunRecord(
            1,
            "later",
            old.kind(),
            old.spec(),
            old.evaluation(),
            old.artifact(),
            old.environment(),
            old.provenance(),
            old.started().plusSeconds(60),
            1,
            List.of(Score.of("accuracy", 0.6, 0.02, 300)),
            List.of(),
            "");
    assertThat(value(List.of(fresh, old), FOUR, SCORE).number()).hasValue(0.6);
  }

  @Test
  void runsOnOtherDataAreNotJoined() {
    RunRecord part = accuracyOfFifty(TWO, MMLU);
    RunRecord other =
        new RunRecord(
            1,
            part.id(),
            part.kind(),
            part.spec(),
            part.evaluation(),
            part.artifact(),
            part.environment(),
            Optional.empty(),
            part.started(),
            1,
            part.scores(),
            List.of(),
            "");
    Comparison comparison =
        compare(List.of(accuracy(FULL, MMLU, 0.8), accuracy(FOUR, MMLU, 0.7), other), BITS, SCORE);
    assertThat(comparison.points()).hasSize(2);
    assertThat(comparison.leftOut().getFirst().reason())
        .isEqualTo("pocket-mmlu has other conditions: other data, limit 50 instead of all");
  }

  private static RunRecord accuracyOfFifty(VariantId variant, EvaluationInfo info) {
    return MadeUp.record(
        RunRecord.Kind.MEASURED,
        new RunSpec(variant, "pocket-mmlu", Protocol.PAPER, "", 50, 1234, 0, 0),
        info,
        MadeUp.files(variant, Execution.KERNEL),
        List.of(Score.of("accuracy", 0.3, 0.06, 50)),
        List.of());
  }

  @Test
  void scoresOfWeightsThatWereMadeAnewSinceAreMarked() {
    EvaluationInfo speed = MadeUp.speed();
    String rate = Efficiency.GENERATE_SPEED.metrics().getFirst();
    RunRecord old = of("aa", 0, accuracy(FOUR, MMLU, 0.7));
    RunRecord fresh = of("bb", 60, accuracy(FOUR, SNLI, 0.7));
    RunRecord fast = of("cc", 120, MadeUp.record(FOUR, speed, Score.of(rate, 900, 9, 5)));
    VariantKey four = new VariantKey(FOUR, RunRecord.Kind.MEASURED);
    Values values = values(old, fresh, fast);
    assertThat(
            ((Value.Known) values.value(four, new Quantity.Headline(EvaluationKey.of(old))))
                .caution())
        .isEqualTo("other weights than in the newest run of this variant");
    for (Quantity same :
        List.of(
            new Quantity.Headline(EvaluationKey.of(fresh)),
            new Quantity.Cost(Efficiency.GENERATE_SPEED))) {
      assertThat(((Value.Known) values.value(four, same)).cautious()).as(same.toString()).isFalse();
    }
    Value.Known again =
        (Value.Known)
            values(of("bb", 0, old), fresh)
                .value(four, new Quantity.Headline(EvaluationKey.of(old)));
    assertThat(again.cautious()).isFalse();
  }

  private static Values values(RunRecord... records) {
    return new Values(
        RunIndex.of(List.of(records)),
        new Selection(Set.of(), false, EnumSet.allOf(Dimension.class), true));
  }

  /** The same of weights with another hash, later. */
  private static RunRecord of(String weights, int seconds, RunRecord r) {
    return new RunRecord(
        r.schemaVersion(),
        r.id(),
        r.kind(),
        r.spec(),
        r.evaluation(),
        r.artifact(),
        r.environment(),
        Optional.of(new Provenance(weights, "t", "c", "d", "1", "1.29.0")),
        r.started().plusSeconds(seconds),
        r.seconds(),
        r.scores(),
        r.flags(),
        r.source());
  }

  @Test
  void aPartOfTheSamplesIsDrawnWithACautionUntilAllAreThere() {
    List<RunRecord> records =
        new ArrayList<>(
            List.of(
                accuracy(FULL, MMLU, 0.8), accuracy(FOUR, MMLU, 0.7), accuracyOfFifty(TWO, MMLU)));
    VariantKey two = new VariantKey(TWO, RunRecord.Kind.MEASURED);
    Point quick = compare(records, BITS, SCORE).point(two).orElseThrow();
    assertThat(quick.partial()).isTrue();
    assertThat(quick.y().caution()).isEqualTo("limit 50 instead of all");
    assertThat(quick.y().value()).isEqualTo(0.3);
    records.add(accuracy(TWO, MMLU, 0.4));
    Point whole = compare(records, BITS, SCORE).point(two).orElseThrow();
    assertThat(whole.partial()).isFalse();
    assertThat(whole.y().value()).isEqualTo(0.4);
  }

  @Test
  void aPartOfTheSamplesNeitherBendsACorrelationNorMakesAFront() {
    List<RunRecord> family = new ArrayList<>(MadeUp.family());
    Comparison before = compare(family, BITS, SCORE);
    family.add(accuracyOfFifty(new VariantId("pocket-6m", "rtn-w2-g16-sym"), MMLU));
    Comparison after = compare(family, BITS, SCORE);
    assertThat(after.points()).hasSize(before.points().size() + 1);
    assertThat(after.correlations()).isEqualTo(before.correlations());
    assertThat(after.fronts()).isEqualTo(before.fronts());
  }

  @Test
  void publishedRecordsAreOffUntilAskedForAndNeverMixed() {
    List<RunRecord> all = new ArrayList<>(MadeUp.family());
    all.addAll(MadeUp.published());
    RunIndex index = RunIndex.of(all);
    Comparison without = Comparison.of(index, Selection.measured(), PERPLEXITY, MEAN, true);
    Comparison with = Comparison.of(index, Selection.everything(), PERPLEXITY, MEAN, true);
    assertThat(without.points()).noneMatch(p -> p.variant().published());
    assertThat(with.points()).hasSize(without.points().size() + 4);
    assertThat(with.correlations()).hasSize(2);
    assertThat(with.correlations().getFirst()).isEqualTo(without.correlations().getFirst());
    assertThat(with.fronts()).hasSize(2);
    for (List<Point> front : with.fronts()) {
      assertThat(front.stream().map(p -> p.variant().kind()).distinct()).hasSize(1);
    }
    Point flagged =
        with.points().stream()
            .filter(p -> !p.flags().isEmpty() && p.variant().published())
            .findFirst()
            .orElseThrow();
    assertThat(flagged.flags().getFirst().text()).contains("12.40");
  }

  @Test
  void aMeanIsOverTheBenchmarksThatEveryShownVariantHas() {
    List<RunRecord> records =
        List.of(
            accuracy(FULL, MMLU, 0.8),
            accuracy(FULL, SNLI, 0.6),
            accuracy(FULL, TRUTH, 0.4),
            accuracy(FOUR, MMLU, 0.7),
            accuracy(FOUR, SNLI, 0.5));
    Value.Known mean = (Value.Known) value(records, FULL, MEAN);
    assertThat(mean.value()).isCloseTo((0.8 + 0.6) / 2, within(1e-12));
    // Two independent errors of 0.02: sqrt(0.02^2 + 0.02^2) / 2.
    assertThat(mean.standardError().orElseThrow()).isCloseTo(0.0141421356, within(1e-9));
    assertThat(mean.n()).isEqualTo(600);
    assertThat(
            new Labels(RunIndex.of(records), new Values(RunIndex.of(records), Selection.measured()))
                .of(MEAN)
                .title())
        .isEqualTo("Mean of 2 benchmarks");
  }

  @Test
  void hidingTheVariantThatLacksABenchmarkBringsItBackIntoTheMean() {
    List<RunRecord> records =
        List.of(accuracy(FULL, MMLU, 0.8), accuracy(FULL, SNLI, 0.6), accuracy(FOUR, MMLU, 0.7));
    Selection without =
        new Selection(
            Set.of(new VariantKey(FOUR, RunRecord.Kind.MEASURED)),
            false,
            EnumSet.allOf(Dimension.class),
            true);
    Value mean =
        new Values(RunIndex.of(records), without)
            .value(new VariantKey(FULL, RunRecord.Kind.MEASURED), MEAN);
    assertThat(mean.number().orElseThrow()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void oneVariantWithASingleBenchmarkDoesNotTakeTheOthersOutOfTheMean() {
    List<RunRecord> records = new ArrayList<>(MadeUp.family());
    records.add(accuracy(new VariantId("pocket-6m", "rtn-w4-g16-sym"), MMLU, 0.7));
    Comparison comparison = compare(records, BITS, MEAN);
    assertThat(comparison.yLabel().title()).isEqualTo("Mean of 4 benchmarks");
    assertThat(comparison.points()).hasSize(24);
    assertThat(comparison.leftOut())
        .extracting(LeftOut::reason)
        .containsExactly("only 1 of 4 benchmarks run");
  }

  @Test
  void aBenchmarkThatFewHaveDoesNotTakeTheOthersOutOfTheMean() {
    List<RunRecord> records = new ArrayList<>(MadeUp.family());
    EvaluationInfo rare = MadeUp.benchmark("pocket-ceval", Dimension.KNOWLEDGE);
    records.add(accuracy(new VariantId("pocket-6m", "fp32"), rare, 0.5));
    Comparison comparison = compare(records, BITS, MEAN);
    assertThat(comparison.yLabel().title()).isEqualTo("Mean of 4 benchmarks");
    assertThat(comparison.leftOut()).isEmpty();
  }

  @Test
  void aMeanOfADimensionLeavesTheOthersOut() {
    List<RunRecord> records = List.of(accuracy(FULL, MMLU, 0.8), accuracy(FULL, TRUTH, 0.4));
    Quantity alignment = new Quantity.Mean(Optional.of(Dimension.ALIGNMENT));
    assertThat(value(records, FULL, alignment).number().orElseThrow()).isEqualTo(0.4);
  }

  @Test
  void scoreAndLogPerplexityCorrelate() {
    List<RunRecord> records = new ArrayList<>();
    double[] perplexities = {3, 4, 6, 20, 90};
    for (int i = 0; i < perplexities.length; i++) {
      VariantId variant = new VariantId("m" + i, "fp32");
      records.add(perplexity(variant, perplexities[i]));
      records.add(accuracy(variant, MMLU, 0.9 - 0.1 * Math.log(perplexities[i])));
    }
    AxisCorrelation straight = compare(records, PERPLEXITY, SCORE).correlations().getFirst();
    assertThat(straight.pearson()).isCloseTo(-1, within(1e-9));
    assertThat(straight.spearman()).isCloseTo(-1, within(1e-9));
    assertThat(straight.n()).isEqualTo(5);
    AxisCorrelation linear =
        Comparison.of(RunIndex.of(records), Selection.measured(), PERPLEXITY, SCORE, false)
            .correlations()
            .getFirst();
    assertThat(linear.pearson()).isBetween(-0.95, -0.8);
    // Fisher's z with n = 5: half width of atanh(r) is 1.96 / sqrt(2).
    double z = Math.log((1 + linear.pearson()) / (1 - linear.pearson())) / 2;
    assertThat(linear.high()).isCloseTo(Math.tanh(z + 1.959964 / Math.sqrt(2)), within(1e-6));
  }

  @Test
  void nothingComparedIsNotAnError() {
    Comparison empty = compare(List.of(), PERPLEXITY, SCORE);
    assertThat(empty.points()).isEmpty();
    assertThat(empty.leftOut()).isEmpty();
  }
}
