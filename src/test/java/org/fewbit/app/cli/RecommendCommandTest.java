package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fewbit.core.compare.Constraints;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendCommandTest extends CommandTest {

  @Test
  void recommendsFromTheSampleRunsWithinLimits() {
    int code =
        run(
            "recommend",
            "sample-runs",
            "pocket-0.4m",
            "--disk",
            "1.2MB",
            "--loss-of",
            "each",
            "--max-loss",
            "4pp",
            "--evaluations",
            "pocket-mmlu,pocket-snli",
            "--json");
    assertThat(err.toString()).doesNotContain("FB-");
    assertThat(code).isZero();
    JsonNode document = JsonMapper.builder().build().readTree(out.toString());
    // two benchmarks, each under both protocols
    assertThat(document.path("evaluations").size()).isEqualTo(4);
    for (JsonNode best : document.path("best")) {
      assertThat(best.path("bytes").asLong()).isPositive().isLessThanOrEqualTo(1_200_000);
      assertThat(best.path("checks").findValuesAsString("verdict")).containsOnly("passed");
    }
    assertThat(document.path("recommended").asString()).startsWith("pocket-0.4m@");
    // the baseline takes 1.57 MB, simulated variants have no size of their own
    assertThat(document.path("excluded").findValuesAsString("variant"))
        .contains("pocket-0.4m@fp32", "pocket-0.4m@gptq-w4-g128-sym-dynact");
    assertThat(out.toString()).contains("simulated: stored as floats");
  }

  @Test
  void whatOnlyTooFewSamplesSpeakAgainstStandsApart() {
    assertThat(run("recommend", "sample-runs", "pocket-0.4m", "--max-loss", "2pp", "--json"))
        .isZero();
    JsonNode document = JsonMapper.builder().build().readTree(out.toString());
    assertThat(document.path("undecided")).isNotEmpty();
    for (JsonNode open : document.path("undecided")) {
      assertThat(open.path("checks").findValuesAsString("verdict"))
          .contains("undecided")
          .doesNotContain("failed", "unknown");
    }
    for (JsonNode out : document.path("excluded")) {
      assertThat(out.path("checks").findValuesAsString("verdict"))
          .containsAnyOf("failed", "unknown");
    }

    assertThat(run("recommend", "sample-runs", "pocket-0.4m", "--max-loss", "2pp")).isZero();
    String open = document.path("undecided").get(0).path("variant").asString();
    assertThat(out.toString())
        .containsSubsequence("Perhaps:", open + ": ", "can't be ruled out", "Left out:");
  }

  @Test
  void saysInWordsThatNothingFits() {
    assertThat(run("recommend", "sample-runs", "pocket-0.4m", "--speed", "1e9")).isZero();
    assertThat(out.toString()).contains("No variant is within the limits").contains("less than");
  }

  @Test
  void anUnknownEvaluationIsAProblem() {
    assertThat(run("recommend", "sample-runs", "--evaluations", "cooking")).isEqualTo(1);
    assertThat(err.toString()).contains("There are no runs of cooking").contains("pocket-mmlu");
  }

  @Test
  void sizesAndLossesAreReadAsPeopleTypeThem() {
    assertThat(Amounts.bytes("4GB", "")).isEqualTo(4_000_000_000L);
    assertThat(Amounts.bytes("1.5 MiB", "")).isEqualTo(1_572_864);
    assertThat(Amounts.bytes("300", "")).isEqualTo(300);
    assertThat(Amounts.loss("1pp")).isEqualTo(new Constraints.MaxLoss(0.01, false));
    assertThat(Amounts.loss("2.5 %")).isEqualTo(new Constraints.MaxLoss(0.025, true));
    assertThatThrownBy(() -> Amounts.bytes("much", "--memory"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Amounts.loss("3")).isInstanceOf(ProblemException.class);
  }
}
