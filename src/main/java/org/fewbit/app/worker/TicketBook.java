package org.fewbit.app.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunService.TicketListener;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;

/**
 * All tickets of a session and the queue. Every change goes through here under one lock; listeners
 * hear of changes in their order on the executor, outside the lock.
 */
final class TicketBook {

  private final Map<Long, Ticket> tickets = new LinkedHashMap<>();
  private final Deque<Long> queue = new ArrayDeque<>();
  private final List<TicketListener> listeners = new CopyOnWriteArrayList<>();
  private final Executor notifications;
  private boolean closed;
  private boolean paused;

  /** Whether a person has put the queue in order: then tickets are not grouped across others. */
  private boolean ordered;

  TicketBook(Executor notifications) {
    this.notifications = notifications;
  }

  void listen(TicketListener listener) {
    listeners.add(listener);
  }

  void forget(TicketListener listener) {
    listeners.remove(listener);
  }

  synchronized List<Ticket> all() {
    return List.copyOf(tickets.values());
  }

  synchronized Optional<Ticket> get(long number) {
    return Optional.ofNullable(tickets.get(number));
  }

  synchronized List<Ticket> submit(List<RunSpec> specs) {
    List<Ticket> made = new ArrayList<>();
    for (RunSpec spec : specs) {
      Ticket ticket =
          new Ticket(tickets.size() + 1L, spec, RunState.QUEUED, Optional.empty(), List.of());
      put(ticket);
      queue.addLast(ticket.number());
      made.add(ticket);
    }
    notifyAll();
    return made;
  }

  /** Queues a failed or cancelled ticket again, at the end. */
  synchronized Optional<Ticket> retry(long number) {
    Ticket old = tickets.get(number);
    if (old == null) {
      return Optional.empty();
    }
    if (old.state() == RunState.FAILED || old.state() == RunState.CANCELLED) {
      Ticket again = new Ticket(number, old.spec(), RunState.QUEUED, Optional.empty(), List.of());
      put(again);
      queue.addLast(number);
      notifyAll();
      return Optional.of(again);
    }
    return Optional.of(old);
  }

  /** Takes a ticket out of the queue and marks it cancelled, if it is queued. */
  synchronized boolean cancelQueued(long number) {
    if (!queue.remove(number)) {
      return false;
    }
    event(number, new RunEvent.Cancelled(), List.of());
    return true;
  }

  /** Puts back what a worker did not finish, before all others; it keeps its last event. */
  synchronized void putBack(List<Long> numbers) {
    for (int i = numbers.size() - 1; i >= 0; i--) {
      Ticket ticket = tickets.get(numbers.get(i));
      if (ticket != null && !ticket.state().isTerminal()) {
        put(
            new Ticket(
                ticket.number(), ticket.spec(), RunState.QUEUED, ticket.lastEvent(), ticket.log()));
        queue.addFirst(ticket.number());
      }
    }
    notifyAll();
  }

  /**
   * Waits for work and takes the first ticket with all others of its variant; a speed run is taken
   * alone, so that its process runs nothing else.
   *
   * @return empty when the book is closed
   */
  synchronized List<Ticket> takeGroup() throws InterruptedException {
    while ((queue.isEmpty() || paused) && !closed) {
      wait();
    }
    if (closed) {
      return List.of();
    }
    List<Ticket> group = new ArrayList<>();
    Ticket first = take(queue.removeFirst());
    group.add(first);
    if (isAlone(first.spec())) {
      return group;
    }
    for (Iterator<Long> rest = queue.iterator(); rest.hasNext(); ) {
      Ticket next = take(rest.next());
      if (ordered && (isAlone(next.spec()) || !fits(next.spec(), first.spec()))) {
        return group;
      }
      if (!isAlone(next.spec()) && fits(next.spec(), first.spec())) {
        group.add(next);
        rest.remove();
      }
    }
    return group;
  }

  private static boolean fits(RunSpec spec, RunSpec first) {
    return spec.variant().equals(first.variant()) && spec.threads() == first.threads();
  }

  /** Moves a queued ticket by so many places, as far as there are any. */
  synchronized void move(long number, int places) {
    List<Long> order = new ArrayList<>(queue);
    int from = order.indexOf(number);
    if (from < 0) {
      return;
    }
    int to = Math.clamp((long) from + places, 0, order.size() - 1);
    if (to == from) {
      return;
    }
    order.add(to, order.remove(from));
    queue.clear();
    queue.addAll(order);
    ordered = true;
    tellQueue();
  }

  synchronized List<Long> waiting() {
    return List.copyOf(queue);
  }

  synchronized void setPaused(boolean now) {
    paused = now;
    notifyAll();
    tellQueue();
  }

  synchronized boolean isPaused() {
    return paused;
  }

  private Ticket take(long number) {
    return Optional.ofNullable(tickets.get(number)).orElseThrow();
  }

  private static boolean isAlone(RunSpec spec) {
    return spec.protocol() == Protocol.DECODE;
  }

  /** Records an event; nothing changes a ticket that has ended. */
  synchronized void event(long number, RunEvent event, List<String> log) {
    Ticket old = tickets.get(number);
    if (old == null || old.state().isTerminal()) {
      return;
    }
    RunState state =
        switch (event) {
          case RunEvent.Preparing _ -> RunState.PREPARING;
          case RunEvent.Progress _ -> RunState.RUNNING;
          case RunEvent.Finished _ -> RunState.DONE;
          case RunEvent.Failed _ -> RunState.FAILED;
          case RunEvent.Cancelled _ -> RunState.CANCELLED;
        };
    put(new Ticket(number, old.spec(), state, Optional.of(event), List.copyOf(log)));
  }

  /** Ends the queue; whatever has not ended is cancelled. */
  synchronized void close() {
    closed = true;
    queue.clear();
    for (Ticket ticket : all()) {
      event(ticket.number(), new RunEvent.Cancelled(), ticket.log());
    }
    notifyAll();
  }

  private void put(Ticket ticket) {
    tickets.put(ticket.number(), ticket);
    tell(l -> l.changed(ticket));
  }

  private void tellQueue() {
    tell(TicketListener::queueChanged);
  }

  private void tell(Consumer<TicketListener> what) {
    try {
      notifications.execute(() -> listeners.forEach(what));
    } catch (RejectedExecutionException e) {
      // the service was closed: nobody listens any more
    }
  }
}
