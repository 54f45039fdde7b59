package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.model.VariantId;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final VariantId BASE = new VariantId("pocket-6m", "fp32");
  private static final VariantId FOUR = new VariantId("pocket-6m", "rtn-w4-g32-sym");
  private static final EvaluationInfo MMLU = MadeUp.benchmark("pocket-mmlu", Dimension.KNOWLEDGE);
  private static final EvaluationInfo SNLI = MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE);

  private final MadeUpRuns runs =
      new MadeUpRuns()
          .run(BASE, MMLU, MadeUpRuns.answers(1000, 800, 0, 0))
          .run(FOUR, MMLU, MadeUpRuns.answers(1000, 800, 60, 20))
          .run(BASE, SNLI, MadeUpRuns.answers(400, 200, 0, 0))
          .run(FOUR, SNLI, MadeUpRuns.answers(400, 200, 20, 0));
  private final BaselineComparison comparison =
      BaselineComparison.of(runs.index(), Selection.measured(), runs);

  @Test
  void theShareOfTheBaselinesScoreHasTheIntervalOfAPairedRatio() {
    VariantDifference difference = comparison.differences().getFirst();
    Retention retention = Retention.of(difference).orElseThrow();
    assertThat(retention.share()).isCloseTo(0.76 / 0.8, within(1e-12));
    // Katz-type interval of a ratio of paired shares (Nam and Blackwelder 2002, eq. 4):
    // variance of the logarithm (b + c) / (n11 + b)(n11 + c), here 60, 20 and 740
    double error = Math.sqrt(80.0 / (800.0 * 760.0));
    assertThat(retention.interval().orElseThrow().low())
        .isCloseTo(0.95 * Math.exp(-1.959964 * error), within(2e-5));
    assertThat(retention.interval().orElseThrow().high())
        .isCloseTo(0.95 * Math.exp(1.959964 * error), within(2e-5));
  }

  @Test
  void theMeanOfEvaluationsHasTheErrorOfIndependentParts() {
    List<EvaluationKey> keys =
        comparison.differences().stream().map(VariantDifference::key).toList();
    MeanDifference mean = MeanDifference.of(comparison, keys).getFirst();
    assertThat(mean.difference().value()).isCloseTo((-0.04 - 0.05) / 2, within(1e-12));
    double first = Math.sqrt((0.08 - 0.0016) * 1000 / 999 / 1000);
    double second = Math.sqrt((0.05 - 0.0025) * 400 / 399 / 400);
    assertThat(mean.difference().standardError())
        .isCloseTo(Math.hypot(first, second) / 2, within(1e-12));
    assertThat(mean.difference().n()).isEqualTo(1400);
    assertThat(mean.pHolm()).isLessThan(1e-6);
  }

  @Test
  void aVariantWithoutOneOfTheEvaluationsHasNoMean() {
    EvaluationKey other =
        new EvaluationKey("pocket-gsm8k", comparison.differences().getFirst().key().protocol());
    assertThat(MeanDifference.of(comparison, List.of(other))).isEmpty();
  }
}
