package org.fewbit.ui.fx;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.fewbit.core.job.CancelledException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work off the window's thread and brings its result back to it. Work has a key: of several
 * jobs with one key only the latest delivers. What a job throws ends in one handler, on the
 * window's thread.
 */
public final class Background implements AutoCloseable {

  private static final int THREADS = 4;

  /** Whether the job that works on a thread is waited for by nobody any more. */
  private static final ThreadLocal<@Nullable BooleanSupplier> CURRENT = new ThreadLocal<>();

  /** Twenty updates a second are more than an eye needs. */
  private static final long COALESCE_MILLIS = 50;

  private final Executor work;
  private final Executor delayed;
  private final Executor deliver;
  private final Consumer<? super Throwable> errors;
  private final Runnable stop;
  private final Map<String, Long> latest = new ConcurrentHashMap<>();

  private Background(
      Executor work,
      Executor delayed,
      Executor deliver,
      Consumer<? super Throwable> errors,
      Runnable stop) {
    this.work = work;
    this.delayed = delayed;
    this.deliver = deliver;
    this.errors = errors;
    this.stop = stop;
  }

  /** A small pool of daemon threads; results arrive on the JavaFX thread. */
  public static Background ofWindow(Consumer<? super Throwable> errors) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("window-background-" + number.incrementAndGet())
                    .unstarted(task),
            // What a closed window still asks for, nobody waits for.
            new ThreadPoolExecutor.DiscardPolicy());
    return new Background(
        pool,
        CompletableFuture.delayedExecutor(COALESCE_MILLIS, TimeUnit.MILLISECONDS, pool),
        Platform::runLater,
        errors,
        pool::shutdownNow);
  }

  /** Does everything at once on the calling thread: for controllers without a window. */
  public static Background direct(Consumer<? super Throwable> errors) {
    return new Background(Runnable::run, Runnable::run, Runnable::run, errors, () -> {});
  }

  /** With other executors; {@code delayed} waits before it runs something. */
  static Background of(
      Executor work, Executor delayed, Executor deliver, Consumer<? super Throwable> errors) {
    return new Background(work, delayed, deliver, errors, () -> {});
  }

  /**
   * Runs {@code job} off the window's thread.
   *
   * @param key jobs with the same key replace each other
   * @param job the work; may throw
   * @param done gets the result on the window's thread, unless a later job has the key by then
   */
  public <T> void run(String key, Supplier<? extends T> job, Consumer<? super T> done) {
    run(key, job, done, errors);
  }

  /** As {@link #run(String, Supplier, Consumer)} with a handler of its own for what is thrown. */
  public <T> void run(
      String key,
      Supplier<? extends T> job,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    long mine = latest.merge(key, 1L, Long::sum);
    work.execute(
        () -> {
          if (isStale(key, mine)) {
            return;
          }
          T result;
          CURRENT.set(() -> isStale(key, mine));
          try {
            result = job.get();
          } catch (CancelledException nobodyWaits) {
            if (!isStale(key, mine)) {
              deliverUnlessStale(key, mine, () -> failed.accept(nobodyWaits));
            }
            return;
          } catch (RuntimeException | Error problem) {
            deliverUnlessStale(key, mine, () -> failed.accept(problem));
            return;
          } finally {
            CURRENT.remove();
          }
          deliverUnlessStale(key, mine, () -> done.accept(result));
        });
  }

  /**
   * For long jobs, between their steps: ends the job that works on this thread if a later one has
   * its key or the window is gone. Nothing where no job works.
   *
   * @throws CancelledException if nobody waits for the result any more
   */
  public static void endIfStale() {
    BooleanSupplier stale = CURRENT.get();
    if (stale != null && stale.getAsBoolean()) {
      throw new CancelledException();
    }
  }

  private void deliverUnlessStale(String key, long mine, Runnable delivery) {
    if (isStale(key, mine)) {
      return;
    }
    deliver.execute(
        () -> {
          if (!isStale(key, mine)) {
            delivery.run();
          }
        });
  }

  private boolean isStale(String key, long mine) {
    return latest.getOrDefault(key, mine) != mine;
  }

  /** Runs something on the window's thread soon; callable from anywhere. */
  public void onWindowThread(Runnable action) {
    deliver.execute(action);
  }

  /** A funnel that hands values to the window's thread at most twenty times a second. */
  public <K, V> Coalescer<K, V> coalescer(Consumer<? super Map<K, V>> sink) {
    return new Coalescer<>(delayed, deliver, sink);
  }

  /** Reports a failure to the one handler. */
  public void report(Throwable problem) {
    deliver.execute(() -> errors.accept(problem));
  }

  /** Ends the threads; running jobs are interrupted, nothing is begun or delivered any more. */
  @Override
  public void close() {
    latest.replaceAll((key, number) -> number + 1);
    stop.run();
  }
}
