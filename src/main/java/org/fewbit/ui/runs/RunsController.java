package org.fewbit.ui.runs;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.fewbit.core.run.UnfinishedRun;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.UndoStack;

/** Turns what the person does to the queue into calls of the ports, and port changes into state. */
final class RunsController {

  private final RunService service;
  private final RunArchive archive;
  private final EvaluationCatalog evaluations;
  private final RunsState state;
  private final Background background;
  private final Consumer<? super RunRow> finished;
  private final UndoStack undo;
  private final Texts texts;
  private final RunFeed feed;
  private Runnable changed = this::loadHistory;
  private boolean stopped;

  /** {@code finished} hears of every run whose record has just reached the disk. */
  RunsController(
      RunService service,
      RunArchive archive,
      EvaluationCatalog evaluations,
      RunsState state,
      Background background,
      UndoStack undo,
      Texts texts,
      Consumer<? super RunRow> finished) {
    this.service = service;
    this.archive = archive;
    this.evaluations = evaluations;
    this.state = state;
    this.background = background;
    this.undo = undo;
    this.texts = texts;
    this.finished = finished;
    feed = new RunFeed(service, background, this::apply, this::readOrder);
  }

  void start() {
    background.run("runs.evaluations", evaluations::evaluations, this::begin);
    loadHistory();
  }

  /** Hears nothing more of the queue. */
  void stop() {
    stopped = true;
    feed.stop();
  }

  private void begin(List<EvaluationInfo> infos) {
    state.setEvaluations(infos);
    if (!stopped) {
      feed.start();
      readOrder();
    }
  }

  private void apply(Collection<Ticket> tickets) {
    if (stopped) {
      return;
    }
    Set<Long> ended =
        state.rows().stream()
            .filter(row -> row.state() == RunState.DONE)
            .map(RunRow::number)
            .collect(Collectors.toSet());
    List<RunRow> justDone =
        state.apply(tickets).stream()
            .filter(row -> row.state() == RunState.DONE && !ended.contains(row.number()))
            .toList();
    readOrder();
    if (!justDone.isEmpty()) {
      loadHistory();
      justDone.forEach(finished);
    }
  }

  void loadHistory() {
    background.run("runs.history", this::readHistory, state::setHistory);
    background.run("runs.unreadable", archive::problems, state.unreadableProperty()::set);
  }

  private List<HistoryRow> readHistory() {
    Map<String, String> names = archive.labels();
    Map<String, String> origins = archive.origins();
    Set<RunSpec> working =
        service.tickets().stream()
            .filter(t -> !t.state().isTerminal())
            .map(Ticket::spec)
            .collect(Collectors.toSet());
    Stream<HistoryRow> finishedOnes =
        archive.records().stream()
            .filter(run -> run.kind() == RunRecord.Kind.MEASURED)
            .map(
                run ->
                    HistoryRow.of(
                        run,
                        names.getOrDefault(run.id(), ""),
                        origins.getOrDefault(run.id(), ""),
                        texts));
    List<UnfinishedRun> unfinished = archive.unfinished();
    Map<String, String> titles = unfinished.isEmpty() ? Map.of() : titles();
    Stream<HistoryRow> unfinishedOnes =
        unfinished.stream()
            .filter(run -> !working.contains(run.spec()))
            .map(
                run ->
                    HistoryRow.of(
                        run,
                        titles.getOrDefault(run.spec().evaluation(), run.spec().evaluation()),
                        names.getOrDefault(run.id(), ""),
                        texts));
    return Stream.concat(finishedOnes, unfinishedOnes)
        .sorted(Comparator.comparing(HistoryRow::started).reversed())
        .toList();
  }

  private Map<String, String> titles() {
    return evaluations.evaluations().stream()
        .collect(Collectors.toMap(EvaluationInfo::id, EvaluationInfo::title, (a, b) -> a));
  }

  private record Order(List<Long> waiting, boolean paused) {}

  private void readOrder() {
    background.run(
        "runs.order",
        () -> new Order(service.waiting(), service.isPaused()),
        order -> {
          state.setWaiting(order.waiting());
          state.pausedProperty().set(order.paused());
        });
  }

  /** Moves a waiting run by hand. */
  void move(long ticket, int places) {
    service.move(ticket, places);
    readOrder();
  }

  /** Puts a waiting run where another one waits. */
  void moveTo(long ticket, long other) {
    int from = state.waiting().indexOf(ticket);
    int to = state.waiting().indexOf(other);
    if (from >= 0 && to >= 0 && from != to) {
      move(ticket, to - from);
    }
  }

  /** Pauses or resumes the queue. */
  void pause(boolean on) {
    background.run(
        "runs.pause",
        () -> {
          if (on) {
            service.pause();
          } else {
            service.resume();
          }
          return on;
        },
        done -> readOrder());
  }

  /** Moves runs to the trash; undone by {@link UndoStack#undo()}. */
  void delete(List<String> runIds) {
    change(
        "runs.delete",
        () -> runIds.forEach(archive::delete),
        () ->
            undo.did(
                texts.get("undo.delete", runIds.size()),
                () -> change("runs.restore", () -> runIds.forEach(archive::restore), () -> {})));
  }

  /** Names a run; the name before comes back by undoing. */
  void rename(HistoryRow row, String name) {
    if (name.strip().equals(row.name())) {
      return;
    }
    change(
        "runs.rename",
        () -> archive.label(row.runId(), name),
        () ->
            undo.did(
                texts.get("undo.rename"),
                () ->
                    change("runs.rename", () -> archive.label(row.runId(), row.name()), () -> {})));
  }

  private void change(String key, Runnable work, Runnable done) {
    background.run(
        key,
        () -> {
          work.run();
          return key;
        },
        ok -> {
          state.historyProblemProperty().set(Optional.empty());
          done.run();
          changed.run();
        },
        failed -> {
          state.historyProblemProperty().set(Optional.of(Problems.of(failed)));
          changed.run();
        });
  }

  /** What else shows records reads them again after a deletion or a renaming. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  /** Queues an unfinished run of an earlier session again: it goes on where it stopped. */
  void takeUp(HistoryRow row) {
    background.run("runs.takeUp", () -> service.submit(List.of(row.spec())), queued -> {});
  }

  void cancel(long ticket) {
    background.run(
        "runs.cancel." + ticket,
        () -> {
          service.cancel(ticket);
          return ticket;
        },
        done -> {});
  }

  void cancelAll() {
    List<Long> open =
        state.rows().stream()
            .filter(row -> !row.state().isTerminal())
            .map(RunRow::number)
            .sorted(Comparator.reverseOrder())
            .toList();
    // The waiting ones first, else each would start as its predecessor ends.
    background.run(
        "runs.cancel.all",
        () -> {
          open.forEach(service::cancel);
          return open;
        },
        done -> {});
  }

  void retry(long ticket) {
    // The feed tells what becomes of it.
    background.run("runs.retry." + ticket, () -> service.retry(ticket), queued -> {});
  }
}
