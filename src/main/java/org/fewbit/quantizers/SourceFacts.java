package org.fewbit.quantizers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.quantize.QuantizationRequest;

/**
 * What the float graph holds, found out beside the work: its hash takes as long as rounding its
 * weights does, and is needed only when the new graph is written.
 */
final class SourceFacts implements Supplier<Artifact>, AutoCloseable {

  private final CompletableFuture<Artifact> facts;
  private volatile boolean closed;

  /** Starts looking. */
  SourceFacts(ArtifactInspector inspector, QuantizationRequest request, Cancellation cancellation) {
    facts =
        CompletableFuture.supplyAsync(
            () ->
                inspector.inspect(
                    request.model(), request.source(), () -> requireWanted(cancellation)));
  }

  private void requireWanted(Cancellation cancellation) {
    cancellation.check();
    if (closed) {
      throw new CancelledException();
    }
  }

  /**
   * Waits for them.
   *
   * @throws org.fewbit.core.problem.ProblemException if the graph can't be read
   * @throws org.fewbit.core.job.CancelledException if cancelled
   */
  @Override
  public Artifact get() {
    try {
      return facts.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  String sha256() {
    return get().sha256();
  }

  /** Nobody will ask any more. */
  @Override
  public void close() {
    closed = true;
  }
}
