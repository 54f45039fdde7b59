package org.fewbit.onnx.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fewbit.core.job.Cancellation;

/**
 * Has the disk take a growing file while more of it is being made; else it would idle until the end
 * and the program then wait for it. Waiting for the rest can be cancelled, which {@link
 * FileChannel#force} alone can't.
 */
final class EarlyFlush {

  private static final long STRETCH = 64L << 20;
  private static final long LOOK_MILLIS = 50;

  private final FileChannel channel;
  private final Semaphore work = new Semaphore(0);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private long flushed;
  private volatile boolean complete;
  private volatile boolean given;

  /** Starts; the channel is closed here once all is done or given up. */
  EarlyFlush(FileChannel channel) {
    this.channel = channel;
    Thread thread = new Thread(this::run, "flush");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try (channel) {
      while (!given && !complete) {
        work.acquire();
        work.drainPermits();
        if (!given) {
          channel.force(complete);
        }
      }
      end.complete(null);
    } catch (IOException | InterruptedException e) {
      end.completeExceptionally(e);
    }
  }

  /** So many bytes are written by now. */
  void written(long bytes) {
    if (bytes - flushed >= STRETCH) {
      flushed = bytes;
      work.release();
    }
  }

  /**
   * Everything is written: waits until the disk has it.
   *
   * @throws org.fewbit.core.job.CancelledException if cancelled; the disk may still be busy then
   */
  void finish(Cancellation cancellation) throws IOException {
    complete = true;
    work.release();
    while (true) {
      cancellation.check();
      try {
        end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        // not yet: look whether it was cancelled, then wait again
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** Ends it in any case; after {@link #finish} there is nothing left to do. */
  void giveUp() {
    given = true;
    work.release();
  }
}
