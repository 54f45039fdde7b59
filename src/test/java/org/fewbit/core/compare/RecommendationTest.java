package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.core.compare.MadeUpRuns.answers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.fewbit.core.compare.Check.Kind;
import org.fewbit.core.compare.Check.Verdict;
import org.fewbit.core.compare.Constraints.MaxLoss;
import org.fewbit.core.compare.Recommendation.Candidate;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.junit.jupiter.api.Test;

class RecommendationTest {

  private static final VariantId BASE = new VariantId("pocket-6m", "fp32");
  private static final VariantId EIGHT = new VariantId("pocket-6m", "rtn-w8-g32-sym");
  private static final VariantId FOUR = new VariantId("pocket-6m", "rtn-w4-g32-sym");
  private static final VariantId THREE = new VariantId("pocket-6m", "rtn-w3-g32-sym");
  private static final VariantId TWO = new VariantId("pocket-6m", "rtn-w2-g32-sym");
  private static final EvaluationInfo MMLU = MadeUp.benchmark("pocket-mmlu", Dimension.KNOWLEDGE);
  private static final EvaluationInfo TEXT = MadeUp.perplexity();

  /** 2000 samples: 8 bits lose nothing that can be seen, 4 a little, 3 are simulated, 2 broken. */
  private static MadeUpRuns runs() {
    return new MadeUpRuns()
        .run(BASE, MMLU, answers(2000, 1200, 0, 0))
        .run(EIGHT, MMLU, answers(2000, 1200, 9, 7))
        .run(FOUR, MMLU, answers(2000, 1200, 80, 45))
        .add(
            THREE,
            MMLU,
            Execution.SIMULATED,
            "accuracy",
            Score.of("accuracy", 1195 / 2000.0, 0.01, 2000),
            answers(2000, 1200, 5, 0))
        .run(TWO, MMLU, answers(2000, 1200, 600, 0))
        .speed(BASE, 300, 100e6)
        .speed(EIGHT, 400, 50e6)
        .speed(FOUR, 600, 40e6)
        .speed(TWO, 500, 30e6);
  }

  private static Recommendation recommend(MadeUpRuns runs, Constraints constraints) {
    return Recommendation.of(
        runs.index(),
        Selection.measured(),
        BaselineComparison.of(runs.index(), Selection.measured(), runs),
        runs,
        constraints);
  }

  private static Constraints limits(
      double memory, double disk, double speed, Optional<MaxLoss> loss) {
    return new Constraints(
        memory > 0 ? OptionalLong.of((long) memory) : OptionalLong.empty(),
        disk > 0 ? OptionalLong.of((long) disk) : OptionalLong.empty(),
        speed > 0 ? OptionalDouble.of(speed) : OptionalDouble.empty(),
        loss,
        List.of());
  }

  private static Candidate excluded(Recommendation recommendation, VariantId variant) {
    return recommendation.excluded().stream()
        .filter(c -> c.variant().variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofThoseThatCantBeToldApartTheSmallestIsTaken() {
    Recommendation recommendation = recommend(runs(), Constraints.none());

    assertThat(recommendation.best())
        .extracting(c -> c.variant().variant())
        .containsExactly(EIGHT, BASE, THREE);
    assertThat(recommendation.recommended().orElseThrow().variant().variant()).isEqualTo(EIGHT);
    assertThat(recommendation.others())
        .extracting(c -> c.variant().variant())
        .containsExactly(FOUR, TWO);
    assertThat(recommendation.others().getFirst().fromBest().orElseThrow().pHolm())
        .isLessThan(0.05);
    assertThat(recommendation.excluded()).isEmpty();
  }

  @Test
  void limitsExcludeWithTheReason() {
    Recommendation recommendation =
        recommend(runs(), limits(60e6, 7e6, 350, Optional.of(new MaxLoss(0.01, false))));

    assertThat(recommendation.best()).extracting(c -> c.variant().variant()).containsExactly(EIGHT);
    assertThat(excluded(recommendation, BASE).against())
        .extracting(Check::words)
        .containsExactly(
            "peak memory 100.0 MB, more than 60.00 MB",
            "size on disk 24.00 MB, more than 7.00 MB",
            "generation speed 300.0 tokens/s, less than 350.0 tokens/s");
    assertThat(excluded(recommendation, THREE).against())
        .extracting(Check::verdict)
        .containsOnly(Verdict.UNKNOWN);
    assertThat(excluded(recommendation, THREE).against().getFirst().words())
        .contains("simulated: not measurable");
    assertThat(excluded(recommendation, TWO).against().getFirst().words())
        .startsWith("pocket-mmlu/paper: loses at least");
    assertThat(recommendation.notes().getFirst()).contains("Some CPU at 3 GHz");
  }

  @Test
  void whatTheIntervalDoesNotRuleOutIsNoPass() {
    Recommendation recommendation =
        recommend(runs(), limits(0, 0, 0, Optional.of(new MaxLoss(0.02, false))));

    // 80 lost, 45 won of 2000: a loss of 1.75 points, up to 2.8
    Check loss = excluded(recommendation, FOUR).against().getFirst();
    assertThat(loss.kind()).isEqualTo(Kind.LOSS);
    assertThat(loss.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(recommendation.undecided())
        .extracting(c -> c.variant().variant())
        .containsExactly(FOUR);
    assertThat(loss.words())
        .matches(".*a loss of up to 2\\.[789] pp can't be ruled out.*about .* samples could");
    assertThat(recommendation.recommended().orElseThrow().variant().variant()).isEqualTo(EIGHT);
  }

  /**
   * 80 lost and 45 won of 2000 and nothing changed on a second benchmark: the mean loses 0.875
   * points; the standard error of the differences is sqrt((125/2000 - 0.0175^2) / 1999) = 0.005578,
   * of the mean half of it, so that at most 0.875 + 1.96 x 0.2789 = 1.42 points are lost.
   */
  @Test
  void theMeanOfBenchmarksRulesOutSmallerLosses() {
    EvaluationInfo snli = MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE);
    MadeUpRuns runs =
        new MadeUpRuns()
            .run(BASE, MMLU, answers(2000, 1200, 0, 0))
            .run(BASE, snli, answers(1000, 600, 0, 0))
            .run(FOUR, MMLU, answers(2000, 1200, 80, 45))
            .run(FOUR, snli, answers(1000, 600, 0, 0));

    Recommendation loose = ofMean(runs, 0.02);
    assertThat(
            Stream.concat(loose.best().stream(), loose.others().stream())
                .filter(c -> c.variant().variant().equals(FOUR))
                .findFirst()
                .orElseThrow()
                .checks())
        .extracting(Check::words)
        .containsExactly("mean of 2 benchmarks: loses at most 1.4 pp (n = 3,000)");
    assertThat(ofMean(runs, 0.01).undecided().getFirst().against().getFirst().words())
        .startsWith("mean of 2 benchmarks: a loss of up to 1.4 pp can't be ruled out (n = 3,000)");
    assertThat(ofMean(runs, 0.003).ruledOut().getFirst().against().getFirst().words())
        .isEqualTo("mean of 2 benchmarks: loses at least 0.3 pp (n = 3,000)");
  }

  private static Recommendation ofMean(MadeUpRuns runs, double loss) {
    return recommend(runs, limits(0, 0, 0, Optional.of(new MaxLoss(loss, false, true))));
  }

  @Test
  void aMissingRunIsNoPass() {
    MadeUpRuns runs = runs().run(new VariantId("pocket-6m", "nf4"), TEXT, 1, 2, 3);
    Recommendation recommendation = recommend(runs, Constraints.none());
    assertThat(excluded(recommendation, new VariantId("pocket-6m", "nf4")).against())
        .extracting(Check::words)
        .containsExactly("no pocket-mmlu run");
  }

  @Test
  void perplexityIsJudgedInPercentOfTheBaseline() {
    EvaluationKey key = new EvaluationKey("perplexity", Protocol.GPTQ);
    MadeUpRuns runs =
        new MadeUpRuns()
            .run(BASE, TEXT, 1, 2, 1, 2, 1.5)
            .run(EIGHT, TEXT, 1.001, 2.002, 1.001, 2.001, 1.501)
            .run(FOUR, TEXT, 1.1, 2.12, 1.1, 2.1, 1.6);
    Constraints limits =
        new Constraints(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            Optional.of(new MaxLoss(0.01, true)),
            List.of(key));

    Recommendation recommendation = recommend(runs, limits);

    assertThat(excluded(recommendation, FOUR).against().getFirst().words())
        .contains("perplexity/gptq: loses at least 9");
    // the paired windows tell even 0.1 % apart
    assertThat(recommendation.best()).extracting(c -> c.variant().variant()).containsExactly(BASE);
    assertThat(recommendation.others().getFirst().fromBest().orElseThrow().logarithmic()).isTrue();
  }

  @Test
  void percentagePointsOfAPerplexityAreRefused() {
    MadeUpRuns runs = new MadeUpRuns().run(BASE, TEXT, 1, 2, 1.5).run(FOUR, TEXT, 1.1, 2.12, 1.6);
    Constraints limits =
        new Constraints(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            Optional.of(new MaxLoss(0.01, false)),
            List.of(new EvaluationKey("perplexity", Protocol.GPTQ)));
    assertThat(excluded(recommend(runs, limits), FOUR).against().getFirst().words())
        .contains("give the largest loss in %");
  }

  @Test
  void withoutRunsNothingIsRecommended() {
    assertThat(recommend(new MadeUpRuns(), Constraints.none()).recommended()).isEmpty();
  }
}
