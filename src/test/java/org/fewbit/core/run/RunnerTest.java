package org.fewbit.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

  private static final RunSpec SPEC =
      RunSpec.of(new VariantId("m", "fp32"), "counting", Protocol.HARNESS);

  @TempDir Path temp;
  private World world;
  private final List<RunEvent> events = new ArrayList<>();

  @BeforeEach
  void makeWorld() {
    world = new World(temp);
  }

  private RunEvent run(RunSpec spec) {
    return run(spec, new Cancellation());
  }

  private RunEvent run(RunSpec spec, Cancellation cancellation) {
    events.clear();
    try (Runner runner = new Runner(world.ports())) {
      runner.run(spec, events::add, cancellation);
    }
    assertThat(events.subList(0, events.size() - 1))
        .noneMatch(e -> e instanceof RunEvent.Finished || e instanceof RunEvent.Failed);
    return events.getLast();
  }

  private static RunSpec variant(String label, String evaluation) {
    return RunSpec.of(new VariantId("m", label), evaluation, Protocol.HARNESS);
  }

  private RunRecord only() {
    assertThat(world.archive.records()).hasSize(1);
    return world.archive.records().getFirst();
  }

  private static Problem problem(RunEvent event) {
    assertThat(event).isInstanceOf(RunEvent.Failed.class);
    return ((RunEvent.Failed) event).problem();
  }

  @Test
  void aRunAsksEverySampleOnceScoresAndKeepsIt() {
    RunEvent last = run(SPEC);
    RunRecord record = only();
    assertThat(last).isEqualTo(new RunEvent.Finished(record.id()));
    assertThat(record.scores()).containsExactly(Score.of("accuracy", 0.5, 0.1, World.ITEMS));
    assertThat(record.provenance()).contains(new Provenance("w", "t", "c", "d", "1", "engine 1"));
    assertThat(record.spec()).isEqualTo(SPEC);
    assertThat(world.asked).hasSize(World.ITEMS).doesNotHaveDuplicates();
    List<SampleResult> samples = world.archive.samples(record.id());
    assertThat(samples).hasSize(World.ITEMS);
    assertThat(samples).extracting(SampleResult::promptSha256).doesNotHaveDuplicates();
    assertThat(world.loads).containsExactly("fp32", "closed");
  }

  @Test
  void progressTellsThePartialScoreAndTheTimeLeft() {
    run(SPEC);
    List<RunEvent.Progress> progress =
        events.stream()
            .filter(RunEvent.Progress.class::isInstance)
            .map(RunEvent.Progress.class::cast)
            .toList();
    assertThat(progress).isNotEmpty();
    assertThat(progress.getLast().done()).isEqualTo(World.ITEMS);
    assertThat(progress.getLast().secondsLeft()).isZero();
    assertThat(progress.getLast().partial()).contains(Score.of("accuracy", 0.5, 0.1, World.ITEMS));
    assertThat(progress.getFirst().done()).isEqualTo(1);
    assertThat(progress.getFirst().partial().orElseThrow().value()).isEqualTo(1.0);
    assertThat(progress.getFirst().secondsLeft()).isPositive();
  }

  @Test
  void storedSamplesGiveTheSameScoresAgain() {
    run(SPEC);
    World.Counting evaluation = world.new Counting("counting");
    List<SampleResult> stored = world.archive.samples(only().id());
    assertThat(Rescorer.scores(evaluation, evaluation.samples(), stored))
        .isEqualTo(only().scores());
    assertThatThrownBy(
            () -> Rescorer.scores(evaluation, evaluation.samples(), stored.subList(1, 20)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("item/0");
    world.question = "Other? ";
    assertThatThrownBy(() -> Rescorer.scores(evaluation, evaluation.samples(), stored))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aFailedRunGoesOnWhereItStopped() {
    world.beforeAnswer =
        number -> {
          if (number == 7) {
            throw ProblemException.of(Problem.Code.DISK_FULL, "full", "x", "free some");
          }
        };
    assertThat(problem(run(SPEC)).code()).isEqualTo(Problem.Code.DISK_FULL);
    assertThat(world.archive.records()).isEmpty();
    assertThat(world.archive.unfinished().getFirst().samples()).isEqualTo(7);
    world.beforeAnswer = number -> {};
    assertThat(run(SPEC)).isInstanceOf(RunEvent.Finished.class);
    assertThat(world.asked).hasSize(World.ITEMS).doesNotHaveDuplicates();
    assertThat(world.archive.samples(only().id()))
        .extracting(SampleResult::sampleId)
        .hasSize(World.ITEMS)
        .doesNotHaveDuplicates();
    assertThat(only().scores()).containsExactly(Score.of("accuracy", 0.5, 0.1, World.ITEMS));
    RunEvent.Progress first =
        (RunEvent.Progress)
            events.stream().filter(RunEvent.Progress.class::isInstance).findFirst().orElseThrow();
    assertThat(first.done()).isEqualTo(8);
  }

  @Test
  void aRunThatLacksOnlyItsRecordIsFinishedWithoutAsking() {
    run(SPEC);
    List<SampleResult> all = world.archive.samples(only().id());
    world.archive.delete(only().id());
    Provenance provenance = new Provenance("w", "t", "c", "d", "1", "engine 1");
    try (RunJournal journal = world.archive.open(SPEC, provenance)) {
      all.forEach(journal::append);
    }
    assertThat(run(SPEC)).isInstanceOf(RunEvent.Finished.class);
    assertThat(world.asked).hasSize(World.ITEMS);
    assertThat(world.archive.samples(only().id())).isEqualTo(all);
  }

  @Test
  void aCancelledRunKeepsItsSamples() {
    Cancellation cancellation = new Cancellation();
    world.beforeAnswer =
        number -> {
          if (number == 4) {
            cancellation.request();
          }
        };
    assertThat(run(SPEC, cancellation)).isEqualTo(new RunEvent.Cancelled());
    assertThat(world.archive.unfinished().getFirst().samples()).isEqualTo(4);
    assertThat(world.loads).containsExactly("fp32", "closed");
  }

  @Test
  void otherWeightsBeginANewRunAndTellWhy() {
    world.beforeAnswer =
        number -> {
          if (number == 3) {
            throw new IllegalStateException("boom");
          }
        };
    Problem problem = problem(run(SPEC));
    assertThat(problem.code()).isEqualTo(Problem.Code.INTERNAL);
    assertThat(problem.what()).contains("boom");
    world.beforeAnswer = number -> {};
    world.weights = "other";
    run(SPEC);
    assertThat(world.asked).hasSize(World.ITEMS + 3);
    assertThat(events)
        .filteredOn(RunEvent.Preparing.class::isInstance)
        .extracting(e -> ((RunEvent.Preparing) e).step())
        .anyMatch(step -> step.contains("FB-151") && step.contains("weights"));
  }

  @Test
  void changedPromptsUnderTheSameProvenanceAreRefused() {
    Cancellation cancellation = new Cancellation();
    world.beforeAnswer = number -> cancellation.request();
    run(SPEC, cancellation);
    world.beforeAnswer = number -> {};
    run(SPEC, new Cancellation());
    assertThat(world.archive.records()).hasSize(1);
    Cancellation second = new Cancellation();
    world.beforeAnswer =
        number -> {
          if (number == World.ITEMS + 2) {
            second.request();
          }
        };
    run(SPEC, second);
    world.question = "Other? ";
    assertThat(problem(run(SPEC)).code()).isEqualTo(Problem.Code.RUN_MISMATCH);
  }

  @Test
  void runsOfOneVariantShareTheLoad() {
    try (Runner runner = new Runner(world.ports())) {
      for (RunSpec spec : List.of(SPEC, variant("fp32", "two"), variant("rtn-w4", "counting"))) {
        runner.run(spec, events::add, new Cancellation());
      }
    }
    assertThat(world.loads).containsExactly("fp32", "closed", "rtn-w4-g128-sym", "closed");
    assertThat(world.archive.records()).hasSize(3);
  }

  @Test
  void aMissingVariantIsMadeFirst() {
    assertThat(run(variant("rtn-w4-g128-sym", "counting"))).isInstanceOf(RunEvent.Finished.class);
    assertThat(events)
        .contains(
            new RunEvent.Preparing("Quantizing", 0.5), new RunEvent.Preparing("Quantizing", 1.0));
    assertThat(problem(run(variant("rtn-w2-g128-sym", "counting"))).code())
        .isEqualTo(Problem.Code.SCHEME_UNSUPPORTED);
    Problem unknown = problem(run(variant("q4f16", "counting")));
    assertThat(unknown.whatToDo()).contains("fp32").contains("rtn-w4-g128-sym");
  }

  @Test
  void tooLittleMemoryIsRefusedWithBothNumbers() {
    world.available = OptionalLong.of(1L << 30);
    Problem problem = problem(run(SPEC));
    assertThat(problem.code()).isEqualTo(Problem.Code.MEMORY_TOO_SMALL);
    assertThat(problem.what()).contains("3,072 MiB").contains("1,024 MiB");
    assertThat(world.loads).isEmpty();
    world.available = OptionalLong.of(4L << 30);
    assertThat(run(SPEC)).isInstanceOf(RunEvent.Finished.class);
  }

  @Test
  void speedRunsTellMemoryAndSizeToo() {
    run(variant("fp32", "speed"));
    assertThat(only().score("peakResidentBytes").orElseThrow().value()).isEqualTo(987);
    assertThat(only().score("modelBytes").orElseThrow().value()).isEqualTo(4321);
    assertThat(only().evaluation().metrics())
        .extracting(m -> m.id())
        .containsExactly("accuracy", "peakResidentBytes", "modelBytes");
  }

  @Test
  void theBaselinesDivergenceFromItselfIsNotMeasuredAndTheRecordSaysSo() {
    assertThat(run(variant("fp32", "divergence"))).isInstanceOf(RunEvent.Finished.class);
    assertThat(only().scores()).isEmpty();
    assertThat(only().flags()).extracting(Flag::code).containsExactly("is-baseline");
    assertThat(only().provenance().orElseThrow().baseline())
        .contains(new Provenance.BaselineHash(new VariantId("m", "fp32"), "w", "t"));
    assertThat(world.loads).isEmpty();
  }

  @Test
  void theUsualBaselineIsLoadedBesideTheVariantAndKeptInTheRecord() {
    assertThat(run(variant("rtn-w4-g128-sym", "divergence"))).isInstanceOf(RunEvent.Finished.class);
    assertThat(world.loads).containsExactly("rtn-w4-g128-sym", "fp32", "closed", "closed");
    assertThat(only().provenance().orElseThrow().baseline().orElseThrow().variant())
        .isEqualTo(new VariantId("m", "fp32"));
    assertThat(only().flags()).extracting(Flag::code).doesNotContain("is-baseline");
  }

  @Test
  void speedOfASimulatedVariantIsAbsentWithTheReason() {
    world.execution = Execution.SIMULATED;
    assertThat(run(variant("fp32", "speed"))).isInstanceOf(RunEvent.Finished.class);
    assertThat(only().scores()).isEmpty();
    assertThat(only().flags()).extracting(Flag::code).containsExactly("not-measurable");
    assertThat(world.loads).isEmpty();
    assertThat(run(variant("fp32", "counting"))).isInstanceOf(RunEvent.Finished.class);
    assertThat(world.archive.records()).hasSize(2);
  }

  @Test
  void aTemplateThatFailsOnOneConversationCostsThatSampleOnly() {
    world.beforeAnswer =
        number -> {
          if (number == 3 && world.failing) {
            world.failing = false;
            throw ProblemException.of(
                Problem.Code.TEMPLATE_FAILED, "The roles do not alternate", "template:7", "Fix.");
          }
        };
    world.failing = true;
    assertThat(run(variant("fp32", "quiz"))).isInstanceOf(RunEvent.Finished.class);
    RunRecord record = only();
    assertThat(record.headline().orElseThrow().n()).isEqualTo(World.ITEMS - 1);
    assertThat(record.flags().getFirst().code()).isEqualTo("failed-samples");
    assertThat(record.flags().getFirst().text())
        .contains("1 of " + World.ITEMS + " samples", "FB-105 The roles do not alternate");
    SampleResult failed =
        world.archive.samples(record.id()).stream()
            .filter(SampleResult::isFailed)
            .findFirst()
            .orElseThrow();
    assertThat(failed.outcome().note()).contains("template:7");
    assertThat(failed.responses()).isEmpty();
  }

  @Test
  void aPromptThatLostItsBeginningIsAFailedSample() {
    world.truncated = text -> text.endsWith("7") ? 5 : 0;
    assertThat(run(variant("fp32", "quiz"))).isInstanceOf(RunEvent.Finished.class);
    RunRecord record = only();
    assertThat(record.headline().orElseThrow().n()).isEqualTo(World.ITEMS - 2);
    assertThat(record.flags().getFirst().text())
        .contains("FB-116 The prompt is 5 tokens longer than the context of 64 tokens");
  }

  @Test
  void badDataLinesAreFlagged() {
    world.badLines =
        List.of(new Problem(Problem.Code.DATA_MALFORMED, "bad", "test.csv line 3", "mend it"));
    run(SPEC);
    assertThat(only().flags().getFirst().code()).isEqualTo("bad-data-lines");
    assertThat(only().flags().getFirst().text()).contains("test.csv line 3");
    assertThat(only().flags().getFirst().count()).isEqualTo(1);
  }

  private Flag flag(int rows, int tokens) {
    world = new World(temp.resolve(rows + "-" + tokens));
    world.rows = rows;
    world.tokens = tokens;
    run(SPEC);
    List<Flag> flags =
        only().flags().stream().filter(f -> f.code().contains("vocabulary")).toList();
    assertThat(flags).hasSize(1);
    assertThat(only().scores()).isNotEmpty();
    return flags.getFirst();
  }

  @Test
  void rowsOfTheLogitsThatAreNoTokensAndTokensWithoutRowsAreTold() {
    Flag padded = flag(16, 11);
    assertThat(padded.code()).isEqualTo("padded-vocabulary");
    assertThat(padded.count()).isEqualTo(5);
    assertThat(padded.text()).contains("16 rows", "11 tokens", "padding");
    Flag mismatch = flag(11, 12);
    assertThat(mismatch.code()).isEqualTo("vocabulary-mismatch");
    assertThat(mismatch.count()).isEqualTo(1);
    assertThat(mismatch.text()).contains("11 rows", "12 tokens", "do not belong together");
    world = new World(temp.resolve("equal"));
    run(SPEC);
    assertThat(only().flags()).extracting(Flag::code).noneMatch(c -> c.contains("vocabulary"));
  }

  @Test
  void twoSamplesOfOneNameAreRefusedBeforeAnyIsAsked() {
    world.ids = number -> "item/" + (number == World.ITEMS - 1 ? 3 : number);
    Problem problem = problem(run(SPEC));
    assertThat(problem.code()).isEqualTo(Problem.Code.DATA_MALFORMED);
    assertThat(problem.what()).contains("'item/3'");
    assertThat(problem.whatToDo()).contains("id of its own");
    assertThat(world.asked).isEmpty();
    assertThat(world.archive.records()).isEmpty();
  }
}
