package org.fewbit.core.run;

import java.util.Optional;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Runs evaluations in this process, one after the other. Runs of the same variant that follow each
 * other share one load. Not thread-safe; a cancellation may come from any thread.
 */
public final class Runner implements AutoCloseable {

  private final RunnerPorts ports;
  private final VariantLoader variants;
  private Optional<Loaded> loaded = Optional.empty();

  private record Loaded(RunKey key, PreparedVariant variant, Optional<LanguageModel> model) {}

  private record RunKey(VariantId variant, int threads) {
    static RunKey of(RunSpec spec) {
      return new RunKey(spec.variant(), spec.threads());
    }
  }

  /** With nothing loaded. */
  public Runner(RunnerPorts ports) {
    this.ports = ports;
    this.variants = new VariantLoader(ports);
  }

  /**
   * Runs one to its end. The listener gets preparing and progress, and as the last event one that
   * is terminal; nothing is thrown for what a person can act on.
   */
  public void run(RunSpec spec, RunListener listener, Cancellation cancellation) {
    listener.event(outcome(spec, listener, cancellation));
  }

  private RunEvent outcome(RunSpec spec, RunListener listener, Cancellation cancellation) {
    try {
      return new RunEvent.Finished(record(spec, listener, cancellation).id());
    } catch (CancelledException e) {
      return new RunEvent.Cancelled();
    } catch (ProblemException e) {
      return new RunEvent.Failed(e.problem());
    } catch (RuntimeException e) {
      return new RunEvent.Failed(unexpected(e, spec));
    }
  }

  /**
   * Runs one to its end.
   *
   * @return the record, which is on disk then
   * @throws ProblemException if it can't be done; samples done are kept
   * @throws CancelledException if cancelled; samples done are kept
   */
  public RunRecord record(RunSpec spec, RunListener listener, Cancellation cancellation) {
    cancellation.check();
    Evaluation evaluation = ports.evaluations().open(spec.evaluationRequest());
    PreparedVariant variant = prepared(spec, listener, cancellation);
    Optional<PreparedVariant> baseline =
        evaluation.info().kind() == EvaluationInfo.Kind.DIVERGENCE
            ? Optional.of(variants.prepare(baseline(spec, variant), listener, cancellation))
            : Optional.empty();
    EvaluationRun run =
        new EvaluationRun(ports, spec, evaluation, variant, baseline, listener, cancellation);
    Optional<Flag> reason = run.notMeasurableReason();
    if (reason.isPresent()) {
      return run.notMeasurable(reason.get());
    }
    LanguageModel model = model(spec, listener);
    if (baseline.isEmpty()) {
      return run.run(model, Optional.empty());
    }
    try (LanguageModel other = variants.load(baseline.get(), spec.threads(), listener)) {
      return run.run(model, Optional.of(other));
    }
  }

  /** The recipe's, or else the model's unquantized export. */
  private static VariantId baseline(RunSpec spec, PreparedVariant variant) {
    return spec.baseline()
        .orElseGet(() -> new VariantId(spec.variant().model(), variant.model().baseline().label()));
  }

  private PreparedVariant prepared(RunSpec spec, RunListener listener, Cancellation cancellation) {
    RunKey key = RunKey.of(spec);
    if (loaded.isEmpty() || !loaded.get().key().equals(key)) {
      close();
      PreparedVariant variant = variants.prepare(spec.variant(), listener, cancellation);
      cancellation.check();
      loaded = Optional.of(new Loaded(key, variant, Optional.empty()));
    }
    return loaded.get().variant();
  }

  private LanguageModel model(RunSpec spec, RunListener listener) {
    Loaded now = loaded.orElseThrow();
    if (now.model().isPresent()) {
      return now.model().get();
    }
    LanguageModel model = variants.load(now.variant(), spec.threads(), listener);
    loaded = Optional.of(new Loaded(now.key(), now.variant(), Optional.of(model)));
    return model;
  }

  /** Frees the model. */
  @Override
  public void close() {
    loaded.flatMap(Loaded::model).ifPresent(LanguageModel::close);
    loaded = Optional.empty();
  }

  private static Problem unexpected(RuntimeException e, RunSpec spec) {
    StackTraceElement[] trace = e.getStackTrace();
    return new Problem(
        Problem.Code.INTERNAL,
        "Something unexpected went wrong: "
            + e
            + (trace.length == 0 ? "" : " at " + trace[0])
            + causes(e),
        spec.variant() + " " + spec.evaluation(),
        "Samples done are kept. Retry; if it happens again, report it with this text.");
  }

  private static String causes(Throwable e) {
    return e.getCause() == null ? "" : ", caused by " + e.getCause();
  }
}
