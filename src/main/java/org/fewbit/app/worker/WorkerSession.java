package org.fewbit.app.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;

/** One worker process with the tickets it was given. */
final class WorkerSession {

  private final WorkerProcess process;
  private final TicketBook book;
  private final List<Long> numbers;

  /** Ended here; a ticket that is retried meanwhile is no longer this worker's business. */
  private final Set<Long> ended = new HashSet<>();

  private final Set<Long> cancelled = new HashSet<>();

  /** Whether the worker is to end with what is left going back into the queue. */
  private boolean pausing;

  private WorkerSession(WorkerProcess process, TicketBook book, List<Long> numbers) {
    this.process = process;
    this.book = book;
    this.numbers = numbers;
  }

  static WorkerSession start(
      List<String> command, WorkerJob job, TicketBook book, List<Ticket> group) throws IOException {
    return new WorkerSession(
        WorkerProcess.start(command, job), book, group.stream().map(Ticket::number).toList());
  }

  static RunEvent notStarted(Ticket ticket, IOException reason) {
    return new RunEvent.Failed(
        WorkerDeath.notStarted(ticket.spec(), String.valueOf(reason.getMessage())));
  }

  long pid() {
    return process.pid();
  }

  /** Passes events on until the process ends, then settles what it left open. */
  void untilEnd() throws InterruptedException {
    int code = process.listen(WorkerMessage.class, this::heard);
    settle(code);
  }

  private void heard(WorkerMessage message) {
    if (message.run() < 0 || message.run() >= numbers.size()) {
      return;
    }
    long number = numbers.get(message.run());
    synchronized (this) {
      if (ended.contains(number)) {
        return;
      }
      if (pausing && message.event() instanceof RunEvent.Cancelled && !cancelled.contains(number)) {
        return; // it goes back into the queue when the worker has ended
      }
      if (isTerminal(message.event())) {
        ended.add(number);
      }
    }
    book.event(number, message.event(), process.log());
  }

  private static boolean isTerminal(RunEvent event) {
    return switch (event) {
      case RunEvent.Preparing _, RunEvent.Progress _ -> false;
      case RunEvent.Finished _, RunEvent.Failed _, RunEvent.Cancelled _ -> true;
    };
  }

  /**
   * Asks the worker to cancel one of its runs.
   *
   * @return whether the run is under way here, so that the worker must be watched
   */
  synchronized boolean cancel(long ticket) {
    int run = numbers.indexOf(ticket);
    if (run < 0 || isOver(ticket)) {
      return false;
    }
    cancelled.add(ticket);
    process.cancel(run);
    if (run == first()) {
      return true;
    }
    ended.add(ticket);
    book.event(ticket, new RunEvent.Cancelled(), List.of());
    return false;
  }

  /** Asks the worker to stop after the sample it is at; what is left goes back into the queue. */
  synchronized void pause() {
    pausing = true;
    for (int run = 0; run < numbers.size(); run++) {
      if (!isOver(numbers.get(run))) {
        process.cancel(run);
      }
    }
  }

  /** Ends the process if it did not obey {@link #pause()}. */
  void endIfPausing(boolean forcibly) {
    if (process.isAlive()) {
      process.destroy(forcibly);
    }
  }

  private synchronized boolean isPausing() {
    return pausing;
  }

  /** Place of the run the worker is at: the first that has not ended. */
  private int first() {
    for (int i = 0; i < numbers.size(); i++) {
      if (!isOver(numbers.get(i))) {
        return i;
      }
    }
    return numbers.size();
  }

  private synchronized boolean isOver(long ticket) {
    return ended.contains(ticket);
  }

  /** Ends the process if it did not obey. */
  void endIfStillAt(long ticket, boolean forcibly) {
    if (process.isAlive() && !isOver(ticket)) {
      process.destroy(forcibly);
    }
  }

  /** Ends the process at once; samples are on disk. */
  void destroy() {
    process.destroy(true);
  }

  private void settle(int code) {
    List<Long> notBegun = new ArrayList<>();
    // A worker that was asked to stop is to blame for nothing it left open.
    boolean blamed = isPausing();
    for (long number : numbers) {
      if (isOver(number)) {
        continue;
      }
      Ticket ticket = book.get(number).orElseThrow();
      if (wasCancelled(number)) {
        book.event(number, new RunEvent.Cancelled(), process.log());
        blamed = true;
      } else if (!blamed) {
        blamed = true;
        book.event(
            number,
            new RunEvent.Failed(WorkerDeath.problem(ticket.spec(), code, process.log())),
            process.log());
      } else {
        notBegun.add(number);
      }
    }
    book.putBack(notBegun);
  }

  private synchronized boolean wasCancelled(long number) {
    return cancelled.contains(number);
  }
}
