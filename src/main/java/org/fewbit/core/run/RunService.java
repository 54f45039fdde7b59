package org.fewbit.core.run;

import java.util.List;
import java.util.Optional;

/** Port: the queue of runs; works them off one variant at a time in worker processes. */
public interface RunService extends AutoCloseable {

  /** Queues runs; missing variants are made first. Returns their tickets in the same order. */
  List<Ticket> submit(List<RunSpec> specs);

  /** Cancels one; at once if queued, within a second if running. */
  void cancel(long ticket);

  /** Queues a failed or cancelled one again; it resumes where it stopped. */
  Ticket retry(long ticket);

  /** All tickets of this session, oldest first, with their latest state. */
  List<Ticket> tickets();

  /** Adds a listener; called from any thread with the new value after each change. */
  void listen(TicketListener listener);

  /** Removes a listener; it must be the same object. */
  void forget(TicketListener listener);

  /** Ends workers. */
  @Override
  void close();

  /**
   * A queued run.
   *
   * @param number unique in this session
   * @param spec what runs
   * @param state where it is
   * @param lastEvent latest event, for progress, failure or the record's id
   * @param log last lines the worker wrote
   */
  record Ticket(
      long number, RunSpec spec, RunState state, Optional<RunEvent> lastEvent, List<String> log) {}

  /** Sees tickets change. */
  @FunctionalInterface
  interface TicketListener {
    /** The ticket's new value. */
    void changed(Ticket ticket);
  }
}
