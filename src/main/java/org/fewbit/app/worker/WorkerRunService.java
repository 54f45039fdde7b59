package org.fewbit.app.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunService;
import org.fewbit.core.run.RunSpec;

/**
 * The queue of runs. Tickets of one variant that wait together go into one worker process, so that
 * the model is loaded once; speed runs get a process of their own. One process at a time.
 */
public final class WorkerRunService implements RunService {

  private static final long FIRST_BLOW_MILLIS = 1000;
  private static final long LAST_BLOW_MILLIS = 2000;

  private final Path runs;
  private final Optional<ModelCatalog> models;
  private final List<String> command;
  private final ScheduledExecutorService notifications =
      Executors.newScheduledThreadPool(1, daemons("run-notifications"));
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(1, daemons("run-timers"));
  private final TicketBook book = new TicketBook(notifications);
  private final Thread dispatcher;
  private final Set<Long> early = new HashSet<>();
  private Optional<WorkerSession> current = Optional.empty();
  private boolean closed;

  /** Writes records into this folder; models are known by name. */
  public WorkerRunService(Path runs) {
    this(runs, Optional.empty(), WorkerCommand.ofThisProgram());
  }

  /**
   * Writes records into this folder.
   *
   * @param models tells workers where the models are that were opened by their folder
   */
  public WorkerRunService(Path runs, ModelCatalog models) {
    this(runs, Optional.of(models), WorkerCommand.ofThisProgram());
  }

  WorkerRunService(Path runs, Optional<ModelCatalog> models, List<String> command) {
    this.runs = runs.toAbsolutePath();
    this.models = models;
    this.command = List.copyOf(command);
    this.dispatcher = daemons("run-queue").newThread(this::dispatch);
    dispatcher.start();
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public List<Ticket> submit(List<RunSpec> specs) {
    return book.submit(specs);
  }

  @Override
  public Ticket retry(long ticket) {
    return book.retry(ticket).orElseThrow(() -> unknown(ticket));
  }

  @Override
  public void move(long ticket, int places) {
    book.move(ticket, places);
  }

  @Override
  public List<Long> waiting() {
    return book.waiting();
  }

  @Override
  public void pause() {
    book.setPaused(true);
    session().ifPresent(this::pause);
  }

  private void pause(WorkerSession session) {
    session.pause();
    later(FIRST_BLOW_MILLIS, () -> session.endIfPausing(false));
    later(LAST_BLOW_MILLIS, () -> session.endIfPausing(true));
  }

  @Override
  public void resume() {
    book.setPaused(false);
  }

  @Override
  public boolean isPaused() {
    return book.isPaused();
  }

  @Override
  public List<Ticket> tickets() {
    return book.all();
  }

  @Override
  public void listen(TicketListener listener) {
    book.listen(listener);
  }

  @Override
  public void forget(TicketListener listener) {
    book.forget(listener);
  }

  @Override
  public void cancel(long ticket) {
    if (book.cancelQueued(ticket)) {
      return;
    }
    WorkerSession doomed;
    synchronized (this) {
      if (current.isEmpty()) {
        if (book.get(ticket).filter(t -> !t.state().isTerminal()).isPresent()) {
          early.add(ticket); // its worker is just being started
        }
        return;
      }
      doomed = current.get();
    }
    cancel(doomed, ticket);
  }

  private void cancel(WorkerSession doomed, long ticket) {
    if (doomed.cancel(ticket)) {
      later(FIRST_BLOW_MILLIS, () -> doomed.endIfStillAt(ticket, false));
      later(LAST_BLOW_MILLIS, () -> doomed.endIfStillAt(ticket, true));
    }
  }

  private void later(long millis, Runnable work) {
    var unused = timers.schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  private synchronized Optional<WorkerSession> session() {
    return current;
  }

  /** Process id of the worker that runs now, for diagnosis and tests. */
  Optional<Long> workerPid() {
    return session().map(WorkerSession::pid);
  }

  private void dispatch() {
    try {
      for (List<Ticket> group = book.takeGroup(); !group.isEmpty(); group = book.takeGroup()) {
        work(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(List<Ticket> group) throws InterruptedException {
    WorkerSession session;
    try {
      session = WorkerSession.start(command, job(group), book, group);
    } catch (IOException e) {
      group.forEach(t -> book.event(t.number(), WorkerSession.notStarted(t, e), List.of()));
      return;
    }
    Set<Long> unwanted;
    synchronized (this) {
      current = Optional.of(session);
      unwanted = Set.copyOf(early);
      early.clear();
      if (closed) {
        session.destroy();
      }
    }
    unwanted.forEach(ticket -> cancel(session, ticket));
    if (book.isPaused()) {
      pause(session); // asked for while the worker was just being started
    }
    try {
      session.untilEnd();
    } finally {
      synchronized (this) {
        current = Optional.empty();
      }
    }
  }

  private WorkerJob job(List<Ticket> group) {
    List<RunSpec> specs = group.stream().map(Ticket::spec).toList();
    return new WorkerJob(runs.toString(), folders(specs), specs);
  }

  private Map<String, String> folders(List<RunSpec> specs) {
    Map<String, String> folders = new HashMap<>();
    List<String> names =
        specs.stream()
            .flatMap(s -> Stream.concat(Stream.of(s.variant()), s.baseline().stream()))
            .map(VariantId::model)
            .distinct()
            .toList();
    for (String name : names) {
      try {
        models.ifPresent(m -> folders.put(name, m.open(name).folder().toString()));
      } catch (ProblemException e) {
        folders.remove(name); // the worker meets the same problem and tells it
      }
    }
    return folders;
  }

  @Override
  public void close() {
    book.close();
    synchronized (this) {
      closed = true;
      current.ifPresent(WorkerSession::destroy);
    }
    try {
      dispatcher.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timers.shutdownNow();
    notifications.shutdown();
  }

  private static ProblemException unknown(long ticket) {
    return ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        "There is no run with this number in the queue",
        ticket,
        "Choose one of the list.");
  }
}
