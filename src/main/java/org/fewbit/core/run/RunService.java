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

  /**
   * Moves a waiting run in the queue; nothing if it does not wait. From then on runs are worked off
   * strictly in this order, also where a model is loaded twice for it.
   *
   * @param places towards the front if negative, towards the end if positive; cut to what there is
   */
  void move(long ticket, int places);

  /** Numbers of the waiting runs in the order in which they will be taken. */
  List<Long> waiting();

  /**
   * Nothing is worked on until {@link #resume()}: the run that works finishes its sample and goes
   * back to the front of the queue, its worker ends and gives its memory back.
   */
  void pause();

  /** Goes on where {@link #pause()} stopped; samples done are not repeated. */
  void resume();

  /** Whether nothing is worked on until {@link #resume()}. */
  boolean isPaused();

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

    /** The order of the waiting ones changed by hand, or the queue was paused or resumed. */
    default void queueChanged() {}
  }
}
