package org.fewbit.ui.runs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.transformation.FilteredList;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.Texts;

/** What the queue and the history show; no nodes. */
final class RunsState {

  private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<QueueSummary> summary =
      new ReadOnlyObjectWrapper<>(QueueSummary.EMPTY);
  private final ObservableSet<Long> openLogs = FXCollections.observableSet();
  private final ObservableList<HistoryRow> history = FXCollections.observableArrayList();
  private final FilteredList<HistoryRow> filteredHistory = new FilteredList<>(history);
  private final ObjectProperty<HistoryFilter> filter =
      new SimpleObjectProperty<>(HistoryFilter.ALL);
  private final ObjectProperty<List<Problem>> unreadable = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<Problem>> historyProblem =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty paused = new SimpleBooleanProperty();
  private final Texts texts;
  private final InstantSource clock;
  private List<Long> waiting = List.of();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final Map<String, EvaluationInfo> evaluations = new HashMap<>();
  private final Map<Long, Integer> positions = new HashMap<>();
  private final Map<Long, OptionalDouble> rates = new HashMap<>();
  private final RateMeter meter;

  /** Tickets since the queue was last empty. */
  private final Set<Long> batch = new HashSet<>();

  RunsState(Texts texts, InstantSource clock, LongSupplier nanoClock) {
    this.texts = texts;
    this.clock = clock;
    meter = new RateMeter(nanoClock);
    filter.addListener((o, before, now) -> filter(now));
  }

  private void filter(HistoryFilter now) {
    Instant moment = clock.instant();
    filteredHistory.setPredicate(row -> now.accepts(row, moment));
  }

  /** Titles and metrics for the rows to come. */
  void setEvaluations(List<EvaluationInfo> infos) {
    infos.forEach(info -> evaluations.put(info.id(), info));
  }

  /** Takes new values of tickets that arrived together; returns their rows. */
  List<RunRow> apply(Collection<Ticket> tickets) {
    if (rows.stream().allMatch(row -> row.state().isTerminal())) {
      batch.clear();
    }
    tickets.stream().filter(this::isNewOrRevived).map(Ticket::number).forEach(batch::add);
    List<RunRow> changed = tickets.stream().map(this::apply).toList();
    summary.set(
        QueueSummary.of(rows.stream().filter(row -> batch.contains(row.number())).toList()));
    return changed;
  }

  private boolean isNewOrRevived(Ticket ticket) {
    Integer position = positions.get(ticket.number());
    return position == null
        || (rows.get(position).state().isTerminal() && !ticket.state().isTerminal());
  }

  private RunRow apply(Ticket ticket) {
    if (ticket.state() == RunState.QUEUED) {
      rates.remove(ticket.number());
      meter.forget(ticket.number());
    }
    if (ticket.lastEvent().orElse(null) instanceof RunEvent.Progress progress) {
      OptionalDouble rate = meter.measure(ticket.number(), progress.done());
      if (rate.isPresent()) {
        rates.put(ticket.number(), rate);
      }
    }
    RunRow row =
        RunRow.of(
            ticket,
            Optional.ofNullable(evaluations.get(ticket.spec().evaluation())),
            rates.getOrDefault(ticket.number(), OptionalDouble.empty()),
            texts);
    Integer position = positions.putIfAbsent(ticket.number(), rows.size());
    if (position == null) {
      rows.add(row);
    } else {
      rows.set(position, row);
    }
    return row;
  }

  void setHistory(List<HistoryRow> newest) {
    history.setAll(newest);
    filter(filter.get()); // ages are told from now
  }

  void toggleLog(long ticket) {
    if (!openLogs.remove(ticket)) {
      openLogs.add(ticket);
    }
  }

  /** Tickets, oldest first. */
  ObservableList<RunRow> rows() {
    return rows;
  }

  /** The queue in one line. */
  ReadOnlyObjectProperty<QueueSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Tickets whose log lines are shown. */
  ObservableSet<Long> openLogs() {
    return openLogs;
  }

  /** Finished runs that match the filter, newest first. */
  ObservableList<HistoryRow> history() {
    return filteredHistory;
  }

  /** All finished runs. */
  int historySize() {
    return history.size();
  }

  /** What of the history is shown. */
  ObjectProperty<HistoryFilter> filterProperty() {
    return filter;
  }

  /** All values of a column of the history, sorted. */
  List<String> values(Function<HistoryRow, String> column) {
    return history.stream().map(column).distinct().sorted().toList();
  }

  /** All finished and unfinished runs on disk, unfiltered. */
  ObservableList<HistoryRow> wholeHistory() {
    return FXCollections.unmodifiableObservableList(history);
  }

  /** Runs on disk that can't be read. */
  ObjectProperty<List<Problem>> unreadableProperty() {
    return unreadable;
  }

  /** Why the latest deletion, renaming or restoring did not work. */
  ObjectProperty<Optional<Problem>> historyProblemProperty() {
    return historyProblem;
  }

  /** Whether the queue stands still until it is resumed. */
  BooleanProperty pausedProperty() {
    return paused;
  }

  /** Takes the order of the waiting ones: they come last, in this order. */
  void setWaiting(List<Long> order) {
    waiting = List.copyOf(order);
    Map<Long, Integer> places = new HashMap<>();
    order.forEach(number -> places.put(number, places.size()));
    List<RunRow> sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparingInt((RunRow row) -> places.getOrDefault(row.number(), -1))
            .thenComparingLong(RunRow::number));
    if (!sorted.equals(rows)) {
      rows.setAll(sorted);
      positions.clear();
      sorted.forEach(row -> positions.put(row.number(), positions.size()));
    }
  }

  /** Numbers of the waiting ones in their order. */
  List<Long> waiting() {
    return waiting;
  }

  /** Whether the full queue is shown. */
  BooleanProperty openProperty() {
    return open;
  }
}
