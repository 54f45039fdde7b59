package org.fewbit.ui.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.core.compare.Check;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.fx.Background;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the sample runs: real records, real samples. */
class RecommendControllerTest {

  private static final Path RUNS = Path.of("sample-runs");

  @TempDir private Path own;
  private final List<Throwable> errors = new ArrayList<>();
  private final Map<String, String> stored = new HashMap<>();
  private final RecommendState state = new RecommendState();

  private RecommendController controller() {
    return new RecommendController(
        state,
        new FolderRunArchive(own, List.of(RUNS), Clock.systemUTC()),
        FixedCatalogs.evaluations(List.of()),
        FixedCatalogs.machine(50_000_000_000L, 8_000_000_000L),
        FixedCatalogs.settings(stored),
        Background.direct(errors::add),
        own);
  }

  @BeforeEach
  void needsTheSampleRuns() {
    Assumptions.assumeTrue(Files.isDirectory(RUNS), "needs sample-runs");
  }

  private Recommendation answer() {
    assertThat(errors).isEmpty();
    assertThat(state.problemProperty().get()).isEmpty();
    return state.answerProperty().get().orElseThrow();
  }

  @Test
  void theMachineIsFilledInAndAnswered() {
    controller().open();
    assertThat(state.limitsProperty().get()).isEqualTo(new Limits("8.0", "50.0", "", "2", false));
    assertThat(state.evaluationsProperty().get())
        .extracting(EvaluationKey::evaluation)
        .contains("pocket-mmlu", "pocket-snli");
    assertThat(state.evaluationsProperty().get())
        .extracting(state::title)
        .contains("Pocket MMLU", "Pocket SNLI");
    Recommendation answer = answer();
    assertThat(answer.best()).allMatch(c -> c.checks().stream().allMatch(Check::passed));
    assertThat(answer.excluded()).allMatch(c -> !c.against().isEmpty());
  }

  @Test
  void aLimitExcludesWithItsReasonAndIsRemembered() {
    RecommendController controller = controller();
    controller.open();
    int before = answer().excluded().size();
    controller.change(new Limits("8.0", "0.001", "", "2", false));
    assertThat(answer().excluded().size()).isGreaterThan(before);
    assertThat(answer().excluded().stream().flatMap(c -> c.against().stream()))
        .filteredOn(check -> check.kind() == Check.Kind.DISK)
        .extracting(Check::words)
        .anyMatch(words -> words.contains("more than 1,000 kB"));
    assertThat(stored).containsEntry("recommend.disk", "0.001");

    controller.change(new Limits("8.0", "0.001x", "", "2", false));
    assertThat(answer().excluded()).as("half typed: the last answer stays").isNotEmpty();
    controller.useMachine();
    assertThat(state.limitsProperty().get().disk()).isEqualTo("50.0");
    assertThat(answer().excluded()).hasSize(before);
  }

  @Test
  void qualityIsJudgedByWhatIsTicked() {
    RecommendController controller = controller();
    controller.open();
    EvaluationKey snli =
        state.evaluationsProperty().get().stream()
            .filter(k -> k.evaluation().equals("pocket-snli"))
            .findFirst()
            .orElseThrow();
    controller.judge(snli, true);
    assertThat(answer().evaluations()).containsExactly(snli);
    controller.judge(snli, false);
    assertThat(answer().evaluations()).hasSizeGreaterThan(1);
  }
}
