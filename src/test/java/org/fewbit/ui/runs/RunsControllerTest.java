package org.fewbit.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.doubles.FixedArchive;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.Samples;
import org.fewbit.ui.doubles.ScriptedRuns;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.UndoStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue, without a window: state and controller on scripted ports. */
class RunsControllerTest {

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH, RunsPane.class);
  private static final long SECOND = 1_000_000_000L;

  private final List<Throwable> errors = new ArrayList<>();
  private final List<RunRow> finished = new ArrayList<>();
  private final ScriptedRuns runs = new ScriptedRuns();
  private final FixedArchive archive = new FixedArchive();
  private final UndoStack undo = new UndoStack();
  private long now;
  private final RunsState state =
      new RunsState(TEXTS, () -> Instant.parse("2026-11-21T10:00:00Z"), () -> now);
  private final RunsController controller =
      new RunsController(
          runs,
          archive,
          FixedCatalogs.evaluations(Samples.EVALUATIONS),
          state,
          Background.direct(errors::add),
          undo,
          TEXTS,
          finished::add);

  @BeforeEach
  void start() {
    controller.start();
    assertThat(errors).isEmpty();
  }

  private static RunSpec spec(String label) {
    return RunSpec.of(new VariantId("pocket-6m", label), "pocket-mmlu", Protocol.PAPER);
  }

  private RunRow row(int index) {
    return state.rows().get(index);
  }

  private void progress(long ticket, int done, int total, double secondsLeft) {
    runs.happen(
        ticket,
        RunState.RUNNING,
        new RunEvent.Progress(
            done, total, Optional.of(Score.of("accuracy", 0.5, 0.025, done)), secondsLeft));
  }

  @Test
  void aRunIsFollowedFromQueueToRecord() {
    runs.submit(List.of(spec("fp32")));
    assertThat(row(0).step()).isEqualTo("waiting");
    runs.happen(1, RunState.PREPARING, new RunEvent.Preparing("loading", 0.5));
    assertThat(row(0).step()).isEqualTo("loading");
    assertThat(row(0).share()).isEqualTo(0.5);
    progress(1, 50, 200, 90);
    assertThat(row(0).step()).isEqualTo("50 of 200");
    assertThat(row(0).share()).isEqualTo(0.25);
    assertThat(row(0).partial()).isEqualTo("50.0 % ± 4.9");
    assertThat(row(0).secondsLeft()).hasValue(90);
    archive.add(Samples.record("pocket-6m", "fp32", Samples.MMLU, 0, 0.5, 12));
    runs.happen(1, RunState.DONE, new RunEvent.Finished("id-1"));
    assertThat(row(0).state()).isEqualTo(RunState.DONE);
    assertThat(row(0).runId()).contains("id-1");
    assertThat(finished).extracting(RunRow::number).containsExactly(1L);
    assertThat(state.history()).as("read from disk").hasSize(1);
  }

  @Test
  void theEndOfARunIsReportedOnce() {
    runs.submit(List.of(spec("fp32")));
    runs.happen(1, RunState.DONE, new RunEvent.Finished("id-1"), "a line");
    runs.happen(1, RunState.DONE, new RunEvent.Finished("id-1"), "a line", "another");
    assertThat(finished).hasSize(1);
  }

  @Test
  void samplesPerSecondLeaveResumedOnesOut() {
    runs.submit(List.of(spec("fp32")));
    progress(1, 150, 200, 9);
    assertThat(row(0).samplesPerSecond()).isEmpty();
    now += 2 * SECOND;
    progress(1, 160, 200, 8);
    assertThat(row(0).samplesPerSecond()).hasValue(5);
  }

  @Test
  void failureIsExplainedAndCanBeTriedAgain() {
    Problem problem = new Problem(Problem.Code.WORKER_DIED, "It died", "worker", "Try again.");
    runs.submit(List.of(spec("fp32")));
    runs.happen(1, RunState.FAILED, new RunEvent.Failed(problem), "last words");
    assertThat(row(0).problem()).contains(problem);
    assertThat(row(0).log()).containsExactly("last words");
    assertThat(row(0).canRetry()).isTrue();
    assertThat(state.summaryProperty().get().failed()).isEqualTo(1);
    controller.retry(1);
    assertThat(row(0).state()).isEqualTo(RunState.QUEUED);
    assertThat(row(0).problem()).isEmpty();
    assertThat(state.rows()).hasSize(1);
    assertThat(state.summaryProperty().get().place()).isEqualTo(1);
    progress(1, 10, 200, 9);
    runs.happen(1, RunState.DONE, new RunEvent.Finished("id-1"));
    assertThat(finished).hasSize(1);
  }

  @Test
  void cancelAllEndsTheWaitingOnesFirst() {
    runs.submit(List.of(spec("fp32"), spec("rtn-w4-g64-sym"), spec("rtn-w2-g64-sym")));
    progress(1, 1, 200, 9);
    List<Long> order = new ArrayList<>();
    runs.listen(ticket -> order.add(ticket.number()));
    controller.cancelAll();
    assertThat(order).containsExactly(3L, 2L, 1L);
    assertThat(state.rows()).allMatch(row -> row.state() == RunState.CANCELLED);
    assertThat(state.summaryProperty().get().isBusy()).isFalse();
  }

  @Test
  void theLineCountsSinceTheQueueWasLastEmpty() {
    runs.submit(List.of(spec("fp32")));
    runs.happen(1, RunState.DONE, new RunEvent.Finished("id-1"));
    runs.submit(List.of(spec("rtn-w4-g64-sym"), spec("rtn-w2-g64-sym")));
    progress(2, 1, 200, 9);
    assertThat(state.summaryProperty().get().place()).isEqualTo(1);
    runs.happen(2, RunState.DONE, new RunEvent.Finished("id-2"));
    progress(3, 1, 200, 9);
    assertThat(state.summaryProperty().get().place()).isEqualTo(2);
    assertThat(state.summaryProperty().get().active()).contains(row(2));
  }

  @Test
  void historyIsFilteredByAllWords() {
    archive.add(Samples.record("pocket-6m", "fp32", Samples.MMLU, 0, 0.5, 12));
    archive.add(Samples.record("pocket-6m", "rtn-w4-g64-sym", Samples.MMLU, 0, 0.5, 12));
    archive.add(Samples.record("pocket-6m", "rtn-w4-g64-sym", Samples.PPL, 0, 12.3, 12));
    controller.start();
    state.filterProperty().set(HistoryFilter.ALL.withWords("W4 mmlu"));
    assertThat(state.history())
        .extracting(HistoryRow::label, HistoryRow::evaluation)
        .containsExactly(tuple("rtn-w4-g64-sym", "Pocket MMLU"));
    state.filterProperty().set(HistoryFilter.ALL);
    assertThat(state.history()).hasSize(3);
  }

  @Test
  void historyIsFilteredByColumnStateAndAge() {
    archive.add(Samples.record("pocket-6m", "fp32", Samples.MMLU, 0, 0.5, 12));
    archive.add(Samples.record("pocket-1m", "fp32", Samples.PPL, 0, 12.3, 12));
    controller.start();
    assertThat(state.values(HistoryRow::model)).containsExactly("pocket-1m", "pocket-6m");
    state.filterProperty().set(HistoryFilter.ALL.withModel("pocket-1m"));
    assertThat(state.history()).extracting(HistoryRow::model).containsExactly("pocket-1m");
    state.filterProperty().set(HistoryFilter.ALL.withAge(Optional.of(Duration.ofHours(23))));
    assertThat(state.history()).as("they are a day old").isEmpty();
    state.filterProperty().set(HistoryFilter.ALL.withAge(Optional.of(Duration.ofDays(7))));
    assertThat(state.history()).hasSize(2);
    state
        .filterProperty()
        .set(HistoryFilter.ALL.withState(Optional.of(HistoryRow.State.UNFINISHED)));
    assertThat(state.history()).isEmpty();
  }

  @Test
  void whatIsDeletedOrRenamedComesBackByUndoing() {
    archive.add(Samples.record("pocket-6m", "fp32", Samples.MMLU, 0, 0.5, 12));
    controller.start();
    HistoryRow row = state.history().getFirst();
    controller.rename(row, " final ");
    assertThat(state.history()).extracting(HistoryRow::name).containsExactly("final");
    controller.delete(List.of(row.runId()));
    assertThat(state.history()).isEmpty();
    assertThat(undo.undo()).isPresent();
    assertThat(state.history()).extracting(HistoryRow::name).containsExactly("final");
    assertThat(undo.undo()).isPresent();
    assertThat(state.history()).extracting(HistoryRow::name).containsExactly("");
    assertThat(undo.undo()).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void waitingRunsArePutInOrderByHandAndComeLast() {
    runs.submit(List.of(spec("fp32"), spec("rtn-w4-g64-sym"), spec("rtn-w2-g64-sym")));
    progress(1, 1, 200, 9);
    controller.move(3, -1);
    assertThat(state.rows()).extracting(RunRow::number).containsExactly(1L, 3L, 2L);
    controller.moveTo(2, 3);
    assertThat(state.rows()).extracting(RunRow::number).containsExactly(1L, 2L, 3L);
    progress(2, 5, 200, 9);
    assertThat(state.rows().get(1).step()).isEqualTo("5 of 200");
  }

  @Test
  void pausingIsShownAndWhatIsKeptIsSaid() {
    runs.submit(List.of(spec("fp32")));
    controller.pause(true);
    assertThat(state.pausedProperty().get()).isTrue();
    runs.happen(1, RunState.QUEUED, new RunEvent.Progress(7, 200, Optional.empty(), 9));
    assertThat(row(0).step()).isEqualTo("waiting, 7 of 200 done");
    controller.pause(false);
    assertThat(state.pausedProperty().get()).isFalse();
  }
}
