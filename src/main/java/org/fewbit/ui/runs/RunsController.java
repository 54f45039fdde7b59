package org.fewbit.ui.runs;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.Background;

/** Turns what the person does to the queue into calls of the ports, and port changes into state. */
final class RunsController {

  private final RunService service;
  private final RunArchive archive;
  private final EvaluationCatalog evaluations;
  private final RunsState state;
  private final Background background;
  private final Consumer<? super RunRow> finished;
  private final RunFeed feed;
  private boolean stopped;

  /** {@code finished} hears of every run whose record has just reached the disk. */
  RunsController(
      RunService service,
      RunArchive archive,
      EvaluationCatalog evaluations,
      RunsState state,
      Background background,
      Consumer<? super RunRow> finished) {
    this.service = service;
    this.archive = archive;
    this.evaluations = evaluations;
    this.state = state;
    this.background = background;
    this.finished = finished;
    feed = new RunFeed(service, background, this::apply);
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
    if (!justDone.isEmpty()) {
      loadHistory();
      justDone.forEach(finished);
    }
  }

  void loadHistory() {
    background.run("runs.history", this::readHistory, state::setHistory);
  }

  private List<HistoryRow> readHistory() {
    return archive.records().stream()
        .filter(run -> run.kind() == RunRecord.Kind.MEASURED)
        .sorted(Comparator.comparing(RunRecord::started).reversed())
        .map(HistoryRow::of)
        .toList();
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
