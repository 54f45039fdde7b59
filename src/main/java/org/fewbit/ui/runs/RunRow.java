package org.fewbit.ui.runs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;

/**
 * One ticket of the queue as it is shown.
 *
 * @param number the ticket's
 * @param variant what runs
 * @param evaluation title of the evaluation
 * @param protocol its convention
 * @param state where the run is
 * @param step in words: {@code waiting}, {@code 37 of 200}, {@code done}
 * @param share 0 to 1; negative where nothing is known yet
 * @param secondsLeft where it can be told
 * @param partial headline score so far with its interval, empty if none
 * @param samplesPerSecond measured in this session
 * @param problem why it failed
 * @param runId of the finished record
 * @param log last lines of the worker
 */
public record RunRow(
    long number,
    VariantId variant,
    String evaluation,
    String protocol,
    RunState state,
    String step,
    double share,
    OptionalDouble secondsLeft,
    String partial,
    OptionalDouble samplesPerSecond,
    Optional<Problem> problem,
    Optional<String> runId,
    List<String> log) {

  /** Copies the log. */
  public RunRow {
    log = List.copyOf(log);
  }

  /** From a ticket; {@code info} is absent for an evaluation this version doesn't know. */
  static RunRow of(Ticket ticket, Optional<EvaluationInfo> info, OptionalDouble rate, Texts texts) {
    Optional<RunEvent> event = ticket.lastEvent();
    Optional<RunEvent.Progress> progress = as(event, RunEvent.Progress.class);
    return new RunRow(
        ticket.number(),
        ticket.spec().variant(),
        info.map(i -> texts.phrase(i.title())).orElse(ticket.spec().evaluation()),
        ticket.spec().protocol().text(),
        ticket.state(),
        step(ticket.state(), event, texts),
        share(ticket.state(), event),
        progress
            .filter(p -> ticket.state() == RunState.RUNNING && p.secondsLeft() >= 0)
            .map(p -> OptionalDouble.of(p.secondsLeft()))
            .orElse(OptionalDouble.empty()),
        progress.flatMap(RunEvent.Progress::partial).map(s -> partial(s, info)).orElse(""),
        rate,
        as(event, RunEvent.Failed.class).map(RunEvent.Failed::problem),
        as(event, RunEvent.Finished.class).map(RunEvent.Finished::runId),
        ticket.log());
  }

  private static <T extends RunEvent> Optional<T> as(Optional<RunEvent> event, Class<T> type) {
    return event.filter(type::isInstance).map(type::cast);
  }

  private static String partial(Score score, Optional<EvaluationInfo> info) {
    return info.stream()
        .flatMap(i -> i.metrics().stream())
        .filter(m -> m.id().equals(score.metric()))
        .findFirst()
        .map(metric -> Units.score(metric, score))
        .orElseGet(() -> Units.significant(score.value()));
  }

  private static String step(RunState state, Optional<RunEvent> event, Texts texts) {
    return switch (state) {
      case QUEUED ->
          event.orElse(null) instanceof RunEvent.Progress p
              ? texts.get("step.kept", Units.count(p.done()), Units.count(p.total()))
              : texts.get("step.waiting");
      case DONE, FAILED, CANCELLED -> texts.get("state." + state.name().toLowerCase(Locale.ROOT));
      case PREPARING, RUNNING ->
          event
              .map(
                  e ->
                      switch (e) {
                        case RunEvent.Preparing p -> texts.phrase(p.step());
                        case RunEvent.Progress p ->
                            texts.get("step.of", Units.count(p.done()), Units.count(p.total()));
                        case RunEvent.Finished f -> texts.get("step.writing");
                        case RunEvent.Failed f -> texts.get("step.stopping");
                        case RunEvent.Cancelled c -> texts.get("step.stopping");
                      })
              .orElseGet(() -> texts.get("step.starting"));
    };
  }

  private static double share(RunState state, Optional<RunEvent> event) {
    return switch (state) {
      case DONE -> 1;
      case QUEUED -> 0;
      case PREPARING, RUNNING, FAILED, CANCELLED -> {
        RunEvent latest = event.orElse(new RunEvent.Preparing("", -1));
        yield switch (latest) {
          case RunEvent.Preparing p -> p.share() > 0 ? Math.min(1, p.share()) : -1;
          case RunEvent.Progress p -> p.total() > 0 ? (double) p.done() / p.total() : -1;
          case RunEvent.Finished f -> 1;
          case RunEvent.Failed f -> 0;
          case RunEvent.Cancelled c -> 0;
        };
      }
    };
  }

  /** Whether the run works right now. */
  public boolean isActive() {
    return state == RunState.PREPARING || state == RunState.RUNNING;
  }

  /** Whether it can be queued again. */
  boolean canRetry() {
    return state == RunState.FAILED || state == RunState.CANCELLED;
  }

  /** {@code pocket-6m rtn-w4-g128-sym, Pocket MMLU}. */
  String title() {
    return variant.model() + " " + variant.label() + ", " + evaluation;
  }
}
