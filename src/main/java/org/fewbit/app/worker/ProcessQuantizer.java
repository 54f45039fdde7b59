package org.fewbit.app.worker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.ReportStore;

/**
 * Makes variants in a process of their own: memory is the variant's, a crash of native code or a
 * full heap ends one variant and not the window, and cancelling is certain.
 */
public final class ProcessQuantizer implements Quantizer {

  /** After that a process that was asked to stop is ended. */
  private static final long GRACE_MILLIS = 800;

  private static final long LOOK_MILLIS = 50;
  private static final int GONE = -1;

  private final Quantizer described;
  private final ReportStore reports;
  private final List<String> command;

  /**
   * Starts this program's worker.
   *
   * @param described tells what can be made; makes nothing here
   * @param reports where the process leaves what it did
   */
  public ProcessQuantizer(Quantizer described, ReportStore reports) {
    this(described, reports, WorkerCommand.ofThisProgramQuantizing());
  }

  ProcessQuantizer(Quantizer described, ReportStore reports, List<String> command) {
    this.described = described;
    this.reports = reports;
    this.command = List.copyOf(command);
  }

  @Override
  public boolean supports(QuantizationScheme scheme) {
    return described.supports(scheme);
  }

  @Override
  public List<MethodInfo> methods() {
    return described.methods();
  }

  @Override
  public List<String> differences(QuantizationRequest request, Artifact source) {
    return described.differences(request, source);
  }

  @Override
  public QuantizationReport quantize(
      QuantizationRequest request, ProgressListener listener, Cancellation cancellation) {
    cancellation.check();
    WorkerProcess process = start(request);
    Runnable stop = () -> stop(process);
    cancellation.onRequest(stop);
    try {
      return follow(request, process, listener, cancellation);
    } catch (InterruptedException e) {
      process.destroy(true);
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } finally {
      cancellation.forget(stop);
    }
  }

  /**
   * Hands on what the process tells, in this thread. Once it is asked to stop and then ended it is
   * not waited for: a process in the middle of a long write can be gone only after that.
   */
  private QuantizationReport follow(
      QuantizationRequest request,
      WorkerProcess process,
      ProgressListener listener,
      Cancellation cancellation)
      throws InterruptedException {
    BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(process, said), "quantizing-messages");
    reader.setDaemon(true);
    reader.start();
    Optional<QuantizingMessage> end = Optional.empty();
    long patience = GRACE_MILLIS + LOOK_MILLIS;
    while (patience > 0) {
      Said next = said.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (next == null) {
        patience -= cancellation.isRequested() ? LOOK_MILLIS : 0;
      } else if (next.code().isPresent()) {
        return settle(request, end, next.code().getAsInt(), process, cancellation);
      } else if (next.message().flatMap(QuantizingMessage::end).isPresent()) {
        end = next.message();
      } else if (!cancellation.isRequested()) {
        next.message().ifPresent(m -> listener.progress(m.step(), m.done(), m.total()));
      }
    }
    process.destroy(true);
    throw new CancelledException();
  }

  /** A message, or the code with which the process ended. */
  private record Said(Optional<QuantizingMessage> message, OptionalInt code) {}

  private static void read(WorkerProcess process, BlockingQueue<Said> said) {
    int code;
    try {
      code =
          process.listen(
              QuantizingMessage.class,
              message -> said.add(new Said(Optional.of(message), OptionalInt.empty())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      code = GONE;
    }
    said.add(new Said(Optional.empty(), OptionalInt.of(code)));
  }

  private WorkerProcess start(QuantizationRequest request) {
    try {
      return WorkerProcess.start(command, request);
    } catch (IOException e) {
      throw new ProblemException(
          WorkerDeath.notStarted(what(request), String.valueOf(e.getMessage())), e);
    }
  }

  private static void stop(WorkerProcess process) {
    process.cancel(0);
    var unused =
        CompletableFuture.runAsync(
            () -> process.destroy(true),
            CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS));
  }

  private QuantizationReport settle(
      QuantizationRequest request,
      Optional<QuantizingMessage> end,
      int code,
      WorkerProcess process,
      Cancellation cancellation) {
    Optional<Problem> problem = end.flatMap(QuantizingMessage::problem);
    if (problem.isPresent()) {
      throw new ProblemException(problem.get());
    }
    Optional<QuantizationReport> report =
        end.flatMap(QuantizingMessage::end)
            .filter(QuantizingMessage.End.MADE::equals)
            .flatMap(made -> reports.read(request.target()));
    if (report.isEmpty()) {
      cancellation.check();
      throw new ProblemException(
          WorkerDeath.problem(
              what(request),
              code,
              process.log(),
              "Try again with more free memory, or with fewer calibration samples."));
    }
    return report.get();
  }

  private static String what(QuantizationRequest request) {
    return request.model().name() + "@" + request.scheme();
  }
}
