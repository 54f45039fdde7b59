package org.fewbit.ui.pick;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;

/**
 * Decides what a cell is from what is on disk and in the queue.
 *
 * @param records measured records
 * @param tickets of this session
 * @param canQuantize whether some quantizer makes the scheme
 * @param texts words for the reasons
 */
record CellRules(
    List<RunRecord> records,
    List<Ticket> tickets,
    Predicate<QuantizationScheme> canQuantize,
    Texts texts) {

  CellRules {
    records = records.stream().filter(r -> r.kind() == RunRecord.Kind.MEASURED).toList();
    tickets = tickets.stream().filter(t -> !t.state().isTerminal()).toList();
  }

  PickMatrix.Cell cell(PickChoice choice, VariantId variant, EvaluationInfo evaluation) {
    RunSpec spec = choice.spec(variant, evaluation);
    CellKey key = new CellKey(variant, evaluation.id());
    Optional<Ticket> queued = tickets.stream().filter(t -> isSame(t.spec(), spec)).findFirst();
    if (queued.isPresent()) {
      return new PickMatrix.Cell(
          CellState.QUEUED, "", texts.get("cell.queued"), false, spec, Optional.empty());
    }
    Optional<RunRecord> done = done(spec, evaluation);
    if (done.isPresent()) {
      return new PickMatrix.Cell(
          CellState.DONE,
          shortly(done.get()),
          describe(done.get()),
          choice.wanted().contains(key),
          spec,
          Optional.of(done.get().id()));
    }
    Optional<String> reason = impossible(choice, variant, evaluation);
    if (reason.isPresent()) {
      return new PickMatrix.Cell(
          CellState.IMPOSSIBLE, "", reason.get(), false, spec, Optional.empty());
    }
    return new PickMatrix.Cell(
        CellState.MISSING,
        "",
        partial(spec).orElse(texts.get("cell.missing")),
        !choice.unwanted().contains(key),
        spec,
        Optional.empty());
  }

  /** A record with the same recipe and at least as many samples, the largest one. */
  private Optional<RunRecord> done(RunSpec spec, EvaluationInfo evaluation) {
    return records.stream()
        .filter(r -> isSame(r.spec(), spec))
        .filter(r -> r.evaluation().version().equals(evaluation.version()))
        .filter(r -> reach(r.spec()) >= reach(spec))
        .max(
            Comparator.comparingLong((RunRecord r) -> reach(r.spec()))
                .thenComparing(RunRecord::started));
  }

  private Optional<String> partial(RunSpec spec) {
    return records.stream()
        .filter(r -> isSame(r.spec(), spec))
        .max(Comparator.comparingLong(r -> reach(r.spec())))
        .map(
            r ->
                reach(r.spec()) < reach(spec)
                    ? texts.get("cell.fewer", r.spec().limit())
                    : texts.get("cell.version"));
  }

  private static long reach(RunSpec spec) {
    return spec.limit() == 0 ? Long.MAX_VALUE : spec.limit();
  }

  private static boolean isSame(RunSpec a, RunSpec b) {
    return a.variant().equals(b.variant())
        && a.evaluation().equals(b.evaluation())
        && a.protocol() == b.protocol()
        && a.data().equals(b.data())
        && a.context() == b.context()
        && a.split().equals(b.split())
        && a.fewShots().equals(b.fewShots());
  }

  private static String shortly(RunRecord run) {
    return run.headline()
        .map(
            s ->
                run.evaluation().headline().unit().equals("fraction")
                    ? Units.value(run.evaluation().headline(), s.value())
                    : Units.significant(s.value()))
        .orElse("");
  }

  private String describe(RunRecord run) {
    return run.headline()
        .map(
            s ->
                texts.get(
                    "cell.score",
                    texts.phrase(run.evaluation().headline().title()),
                    Units.score(run.evaluation().headline(), s),
                    Units.count(s.n())))
        .orElseGet(() -> texts.get("cell.done"));
  }

  private Optional<String> impossible(
      PickChoice choice, VariantId variant, EvaluationInfo evaluation) {
    if (evaluation.samples() == 0
        && evaluation.kind() == EvaluationInfo.Kind.BENCHMARK
        && !choice.data().containsKey(evaluation.id())) {
      return Optional.of(texts.get("cell.no-data", texts.phrase(evaluation.title())));
    }
    BaseModel model = choice.model(variant.model());
    if (evaluation.kind() == EvaluationInfo.Kind.DIVERGENCE
        && variant.label().equals(model.baseline().label())) {
      return Optional.of(texts.get("cell.baseline"));
    }
    if (evaluation.kind() == EvaluationInfo.Kind.SPEED && isSimulated(variant)) {
      return Optional.of(texts.get("cell.simulated"));
    }
    if (model.graph(variant.label()).isPresent()) {
      return Optional.empty();
    }
    return variant
        .scheme()
        .map(scheme -> cannotMake(model, scheme))
        .orElseGet(() -> Optional.of(texts.get("cell.no-file")));
  }

  private Optional<String> cannotMake(BaseModel model, QuantizationScheme scheme) {
    if (scheme.method().isFloat()) {
      return Optional.of(texts.get("cell.no-float", scheme.toString()));
    }
    if (!canQuantize.test(scheme)) {
      return Optional.of(texts.get("cell.no-quantizer", scheme.toString()));
    }
    boolean hasFloat =
        model.graphs().stream()
            .anyMatch(
                g ->
                    QuantizationScheme.tryParse(g.label())
                        .filter(s -> s.method().isFloat())
                        .isPresent());
    return hasFloat ? Optional.empty() : Optional.of(texts.get("cell.no-source"));
  }

  private boolean isSimulated(VariantId variant) {
    return records.stream()
        .anyMatch(
            r ->
                r.spec().variant().equals(variant)
                    && r.artifact().execution() == Execution.SIMULATED);
  }
}
