package org.fewbit.app.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.job.ProgressListener;
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
    this(described, reports, WorkerCommand.ofThisProgram(QuantizingMain.COMMAND));
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
  public QuantizationReport quantize(
      QuantizationRequest request, ProgressListener listener, Cancellation cancellation) {
    cancellation.check();
    WorkerProcess process = start(request);
    Runnable stop = () -> stop(process);
    cancellation.onRequest(stop);
    try {
      List<QuantizingMessage> ends = new ArrayList<>();
      int code =
          process.listen(
              QuantizingMessage.class,
              message -> {
                if (message.end().isPresent()) {
                  ends.add(message);
                } else {
                  listener.progress(message.step(), message.done(), message.total());
                }
              });
      return settle(request, ends.stream().findFirst(), code, process, cancellation);
    } catch (InterruptedException e) {
      process.destroy(true);
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } finally {
      cancellation.forget(stop);
    }
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
