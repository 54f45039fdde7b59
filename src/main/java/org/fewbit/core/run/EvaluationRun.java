package org.fewbit.core.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** One evaluation of one variant: asks what is not yet answered, scores, keeps, aggregates. */
final class EvaluationRun {

  private static final double NANOS = 1e9;

  private final RunnerPorts ports;
  private final RunSpec spec;
  private final Evaluation evaluation;
  private final PreparedVariant variant;
  private final Optional<PreparedVariant> baseline;
  private final RunListener listener;
  private final Cancellation cancellation;
  private final Judging judging;

  EvaluationRun(
      RunnerPorts ports,
      RunSpec spec,
      Evaluation evaluation,
      PreparedVariant variant,
      Optional<PreparedVariant> baseline,
      RunListener listener,
      Cancellation cancellation) {
    this.ports = ports;
    this.spec = spec;
    this.evaluation = evaluation;
    this.variant = variant;
    this.baseline = baseline;
    this.listener = listener;
    this.cancellation = cancellation;
    this.judging = new Judging(ports.judge(), cancellation);
  }

  /** Why there is nothing to measure, if so. */
  Optional<Flag> notMeasurableReason() {
    if (evaluation.info().kind() == EvaluationInfo.Kind.SPEED
        && variant.artifact().execution() == Execution.SIMULATED) {
      return Optional.of(
          new Flag(
              "not-measurable",
              "Speed and memory of a simulated variant are those of the float model and say nothing"
                  + " about the scheme",
              0));
    }
    return baseline
        .filter(b -> b.graph().file().equals(variant.graph().file()))
        .map(
            b ->
                new Flag(
                    "is-baseline",
                    "This is the baseline itself: its divergence is 0 by definition and was not"
                        + " measured",
                    0));
  }

  /** A record without scores that says why there are none. */
  RunRecord notMeasurable(Flag why) {
    Instant started = ports.clock().instant();
    try (RunJournal journal = ports.archive().open(spec, provenance())) {
      RunRecord record = record(journal.runId(), started, 0, List.of(), List.of(why));
      journal.finish(record);
      return record;
    }
  }

  /** Runs it to the end and returns the record that is on disk then. */
  RunRecord run(LanguageModel model, Optional<LanguageModel> other) {
    Instant started = ports.clock().instant();
    List<Sample> samples = checked(evaluation.samples(model));
    Provenance provenance = provenance();
    tellMismatch(provenance);
    try (RunJournal journal = ports.archive().open(spec, provenance)) {
      Map<String, SampleResult> done = completed(journal, samples);
      long start = ports.nanoTime().getAsLong();
      double before = done.values().stream().mapToDouble(SampleResult::seconds).sum();
      Optional<Baseline> compared =
          other.map(o -> new Baseline(o, model, hasSameTokenizer(provenance)));
      askMissing(model, new Asker(model, compared, cancellation), samples, done, journal);
      double seconds = before + (ports.nanoTime().getAsLong() - start) / NANOS;
      List<SampleResult> results = samples.stream().map(s -> result(done, s)).toList();
      List<SampleOutcome> outcomes = Failures.answered(results);
      List<List<Response>> responses =
          results.stream().filter(r -> !r.isFailed()).map(SampleResult::responses).toList();
      List<Score> scores =
          new ArrayList<>(
              outcomes.isEmpty() ? List.of() : evaluation.aggregate(outcomes, responses));
      if (evaluation.info().kind() == EvaluationInfo.Kind.SPEED) {
        scores.addAll(SpeedExtras.scores(variant.artifact(), ports.machine().peakResidentBytes()));
      }
      List<Flag> flags =
          new ArrayList<>(
              Detectors.detect(evaluation.info(), results, scores, evaluation.dataProblems()));
      flags.addAll(TokenizerChecks.flags(model, samples));
      flags.addAll(judging.flags());
      evaluation.missingMetrics().values().stream()
          .distinct()
          .forEach(why -> flags.add(new Flag("missing-metric", why, 0)));
      RunRecord record = record(journal.runId(), started, seconds, scores, flags);
      journal.finish(record);
      return record;
    }
  }

  private static boolean hasSameTokenizer(Provenance provenance) {
    return provenance
        .baseline()
        .filter(b -> b.tokenizerSha256().equals(provenance.tokenizerSha256()))
        .isPresent();
  }

  private void askMissing(
      LanguageModel model,
      Asker asker,
      List<Sample> samples,
      Map<String, SampleResult> done,
      RunJournal journal) {
    if (evaluation.info().kind() == EvaluationInfo.Kind.SPEED && !done.isEmpty()) {
      asker.ask(samples.getFirst().requests()); // a new process has to warm up again
    }
    ProgressMeter meter = new ProgressMeter(evaluation, listener, ports.nanoTime(), samples.size());
    List<SampleOutcome> outcomes = new ArrayList<>(Failures.answered(done.values()));
    for (Sample sample : samples) {
      if (done.containsKey(sample.id())) {
        continue;
      }
      cancellation.check();
      long start = ports.nanoTime().getAsLong();
      SampleResult result = asked(asker, sample, model, start);
      journal.append(result);
      done.put(sample.id(), result);
      if (!result.isFailed()) {
        outcomes.add(result.outcome());
      }
      meter.done(outcomes);
    }
  }

  /** One that can't be asked costs itself and not the run. */
  private SampleResult asked(Asker asker, Sample sample, LanguageModel model, long start) {
    List<Response> responses = List.of();
    SampleOutcome outcome;
    try {
      responses = asker.ask(sample.requests());
      Optional<Problem> cut =
          evaluation.info().kind() == EvaluationInfo.Kind.BENCHMARK
              ? Failures.cutPrompt(responses, sample, model.contextLength())
              : Optional.empty();
      if (cut.isEmpty()) {
        responses = judging.judged(evaluation, sample, responses);
      }
      outcome =
          cut.isPresent()
              ? Failures.outcome(sample, cut.get())
              : evaluation.score(sample, responses);
    } catch (ProblemException e) {
      if (!Failures.concernsOneSample(e.problem(), model)) {
        throw e;
      }
      outcome = Failures.outcome(sample, e.problem());
    }
    return new SampleResult(
        sample.id(),
        PromptHash.of(sample.requests()),
        responses,
        outcome,
        (ports.nanoTime().getAsLong() - start) / NANOS);
  }

  /** Those of the journal; they must belong to samples of this evaluation. */
  private static Map<String, SampleResult> completed(RunJournal journal, List<Sample> samples) {
    Map<String, String> hashes = new HashMap<>();
    samples.forEach(s -> hashes.put(s.id(), PromptHash.of(s.requests())));
    Map<String, SampleResult> done = new HashMap<>();
    for (SampleResult result : journal.completed()) {
      if (!result.promptSha256().equals(hashes.get(result.sampleId()))) {
        throw ProblemException.of(
            Problem.Code.RUN_MISMATCH,
            "The unfinished run asked sample '" + result.sampleId() + "' in another way",
            journal.runId(),
            "Delete the unfinished run and start again.");
      }
      done.put(result.sampleId(), result);
    }
    return done;
  }

  private static SampleResult result(Map<String, SampleResult> done, Sample sample) {
    return Optional.ofNullable(done.get(sample.id())).orElseThrow();
  }

  private List<Sample> checked(List<Sample> samples) {
    Set<String> ids = new HashSet<>();
    for (Sample sample : samples) {
      if (!ids.add(sample.id())) {
        throw ProblemException.of(
            Problem.Code.DATA_MALFORMED,
            "Two items are called '" + sample.id() + "', so that runs could not be paired",
            spec.data().isEmpty() ? spec.evaluation() : spec.data(),
            "Give every item an id of its own.");
      }
    }
    if (samples.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.DATA_MISSING,
          "The evaluation has no samples",
          spec.evaluation(),
          "Check the data folder and the limit.");
    }
    return samples;
  }

  private void tellMismatch(Provenance provenance) {
    for (UnfinishedRun run : ports.archive().unfinished()) {
      if (run.spec().equals(spec)) {
        run.mismatch(provenance)
            .ifPresent(p -> listener.event(new RunEvent.Preparing(p.oneLine(), 1)));
      }
    }
  }

  private Provenance provenance() {
    return new Provenance(
        variant.artifact().sha256(),
        ports.fingerprint().tokenizerSha256(variant.model()),
        ports.fingerprint().templateSha256(variant.model()),
        evaluation.dataSha256(),
        evaluation.info().version(),
        ports.loader().engineVersion(),
        baseline.map(
            b ->
                new Provenance.BaselineHash(
                    new VariantId(b.model().name(), b.graph().label()),
                    b.artifact().sha256(),
                    ports.fingerprint().tokenizerSha256(b.model()))));
  }

  private RunRecord record(
      String id, Instant started, double seconds, List<Score> scores, List<Flag> flags) {
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        id,
        RunRecord.Kind.MEASURED,
        spec,
        SpeedExtras.describe(evaluation.info()),
        ArtifactSummary.of(variant.artifact()),
        Optional.of(ports.machine().environment(spec.threads())),
        Optional.of(provenance()),
        started,
        seconds,
        scores,
        flags,
        "");
  }
}
