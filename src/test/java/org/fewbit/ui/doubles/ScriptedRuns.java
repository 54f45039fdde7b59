package org.fewbit.ui.doubles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;

/** A queue that does nothing by itself: the test says what happens to each ticket. */
public final class ScriptedRuns implements RunService {

  private final Map<Long, Ticket> tickets = new TreeMap<>();
  private final List<Long> order = new ArrayList<>();
  private boolean paused;
  private final List<TicketListener> listeners = new ArrayList<>();

  @Override
  public List<Ticket> submit(List<RunSpec> specs) {
    return specs.stream().map(this::queue).toList();
  }

  private Ticket queue(RunSpec spec) {
    Ticket ticket =
        new Ticket(tickets.size() + 1L, spec, RunState.QUEUED, Optional.empty(), List.of());
    put(ticket);
    return ticket;
  }

  private void put(Ticket ticket) {
    if (!order.contains(ticket.number())) {
      order.add(ticket.number());
    }
    tickets.put(ticket.number(), ticket);
    List.copyOf(listeners).forEach(l -> l.changed(ticket));
  }

  /** Something happens to a ticket. */
  public void happen(long number, RunState state, RunEvent event, String... log) {
    Ticket old = ticket(number);
    put(new Ticket(number, old.spec(), state, Optional.of(event), List.of(log)));
  }

  /** The ticket's latest value. */
  public Ticket ticket(long number) {
    return Optional.ofNullable(tickets.get(number)).orElseThrow();
  }

  @Override
  public void cancel(long number) {
    happen(number, RunState.CANCELLED, new RunEvent.Cancelled());
  }

  @Override
  public Ticket retry(long number) {
    Ticket again =
        new Ticket(number, ticket(number).spec(), RunState.QUEUED, Optional.empty(), List.of());
    put(again);
    return again;
  }

  @Override
  public void move(long number, int places) {
    int from = order.indexOf(number);
    order.add(Math.clamp((long) from + places, 0, order.size() - 1), order.remove(from));
    List.copyOf(listeners).forEach(TicketListener::queueChanged);
  }

  @Override
  public List<Long> waiting() {
    return order.stream().filter(n -> ticket(n).state() == RunState.QUEUED).toList();
  }

  @Override
  public void pause() {
    setPaused(true);
  }

  @Override
  public void resume() {
    setPaused(false);
  }

  private void setPaused(boolean now) {
    paused = now;
    List.copyOf(listeners).forEach(TicketListener::queueChanged);
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public List<Ticket> tickets() {
    return List.copyOf(tickets.values());
  }

  @Override
  public void listen(TicketListener listener) {
    listeners.add(listener);
  }

  @Override
  public void forget(TicketListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
