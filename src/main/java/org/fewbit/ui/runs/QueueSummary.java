package org.fewbit.ui.runs;

import java.util.List;
import java.util.Optional;
import org.fewbit.core.run.RunState;

/**
 * The queue in one line.
 *
 * @param total runs queued since the queue was last empty
 * @param finished those of them that ended in any way
 * @param failed those of them that failed
 * @param waiting those that have not begun
 * @param active the one that works now
 */
record QueueSummary(int total, int finished, int failed, int waiting, Optional<RunRow> active) {

  static final QueueSummary EMPTY = new QueueSummary(0, 0, 0, 0, Optional.empty());

  static QueueSummary of(List<RunRow> batch) {
    return new QueueSummary(
        batch.size(),
        (int) batch.stream().filter(row -> row.state().isTerminal()).count(),
        (int) batch.stream().filter(row -> row.state() == RunState.FAILED).count(),
        (int) batch.stream().filter(row -> row.state() == RunState.QUEUED).count(),
        batch.stream().filter(RunRow::isActive).findFirst());
  }

  /** Whether something works or waits. */
  boolean isBusy() {
    return finished < total;
  }

  /** Which of {@link #total()} works now, from 1. */
  int place() {
    return Math.min(total, finished + 1);
  }
}
