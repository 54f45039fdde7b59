package org.fewbit.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fewbit.app.Wiring;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the runs, data and models that come with the program. */
class RebuiltPromptsTest {

  private static final String MODEL = "pocket-0.4m";
  private static final Wiring WIRING = new Wiring();

  private final RebuiltPrompts prompts =
      new RebuiltPrompts(WIRING.evaluations(), WIRING.models(), WIRING.tokenizers());

  private static List<RunRecord> baselineRuns() {
    return WIRING.archive().records().stream()
        .filter(r -> r.kind() == RunRecord.Kind.MEASURED)
        .filter(r -> r.spec().variant().toString().equals(MODEL + "@fp32"))
        .filter(r -> r.evaluation().kind() != EvaluationInfo.Kind.SPEED)
        .filter(r -> !WIRING.archive().samples(r.id()).isEmpty())
        .toList();
  }

  @Test
  void everyStoredPromptOfTheBaselineIsMadeAgain() {
    List<RunRecord> runs = baselineRuns();
    Assumptions.assumeFalse(runs.isEmpty(), "the sample runs are not here");
    for (RunRecord run : runs) {
      Map<String, AskedItem> asked = prompts.of(run);
      List<SampleResult> stored = WIRING.archive().samples(run.id());
      assertThat(stored)
          .as(run.id())
          .allMatch(s -> Optional.ofNullable(asked.get(s.sampleId())).orElseThrow().isOf(s));
    }
  }

  @Test
  void theTextIsTheRenderedTemplate() {
    RunRecord run =
        baselineRuns().stream()
            .filter(r -> r.spec().evaluation().equals("pocket-gsm8k"))
            .filter(r -> r.spec().protocol() == Protocol.PAPER)
            .findFirst()
            .orElseGet(() -> Assumptions.abort("the sample runs are not here"));

    AskedItem first = Optional.ofNullable(prompts.of(run).get("test/1")).orElseThrow();

    assertThat(first.prompts()).hasSize(1);
    assertThat(first.prompts().getFirst())
        .startsWith("<|im_start|>user\n")
        .endsWith("<|im_end|>\n<|im_start|>assistant\n");
  }

  private static RunRecord with(RunRecord run, RunSpec spec) {
    return new RunRecord(
        run.schemaVersion(),
        run.id(),
        run.kind(),
        spec,
        run.evaluation(),
        run.artifact(),
        run.environment(),
        run.provenance(),
        run.started(),
        run.seconds(),
        run.scores(),
        run.flags(),
        run.source());
  }

  private static RunSpec withData(RunSpec spec, String data) {
    return new RunSpec(
        spec.variant(),
        spec.evaluation(),
        spec.protocol(),
        data,
        spec.limit(),
        spec.seed(),
        spec.context(),
        spec.threads());
  }

  @Test
  void changedDataIsNamed(@TempDir Path folder) throws IOException {
    RunRecord run =
        baselineRuns().stream()
            .filter(r -> r.spec().evaluation().equals("pocket-gsm8k"))
            .findFirst()
            .orElseGet(() -> Assumptions.abort("the sample runs are not here"));
    Path bundled =
        Optional.ofNullable(WIRING.folders().get("assets"))
            .orElseThrow()
            .resolve("benchmarks/pocket-gsm8k");
    try (Stream<Path> files = Files.walk(bundled)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(bundled.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    RunRecord moved = with(run, withData(run.spec(), folder.toString()));
    assertThat(prompts.of(moved)).hasSize(WIRING.archive().samples(run.id()).size());

    Path test;
    try (Stream<Path> files = Files.walk(folder)) {
      test =
          files
              .filter(f -> f.getFileName().toString().startsWith("test"))
              .findFirst()
              .orElseThrow();
    }
    List<String> lines = Files.readAllLines(test);
    Files.write(test, lines.subList(0, lines.size() - 1));
    ProblemException changed =
        catchThrowableOfType(ProblemException.class, () -> prompts.of(moved));

    assertThat(changed.problem().code()).isEqualTo(Problem.Code.RUN_MISMATCH);
    assertThat(changed.problem().where()).isEqualTo(folder.toString());
  }

  @Test
  void absentDataAndAbsentModelAreNamed() {
    RunRecord run =
        baselineRuns().stream()
            .findFirst()
            .orElseGet(() -> Assumptions.abort("the sample runs are not here"));
    RunRecord away = with(run, withData(run.spec(), "/not/here"));

    ProblemException absent = catchThrowableOfType(ProblemException.class, () -> prompts.of(away));

    assertThat(absent.problem().code()).isEqualTo(Problem.Code.DATA_MISSING);
    assertThat(absent.problem().where()).contains("/not/here".substring(1));
  }
}
