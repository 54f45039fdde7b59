package org.fewbit.ui.runs;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.UnfinishedRun;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;

/**
 * A run on disk as the history lists it.
 *
 * @param runId the record's id, also its folder's name
 * @param state how it is
 * @param spec its recipe
 * @param started when
 * @param name given by a person, empty if none
 * @param evaluation title
 * @param score headline with its interval
 * @param n samples behind the score
 * @param seconds it took
 * @param remarks where it comes from if it was not made here, and the record's flags, one a line
 * @param words everything that can be searched, in lower case
 */
record HistoryRow(
    String runId,
    State state,
    RunSpec spec,
    Instant started,
    String name,
    String evaluation,
    String score,
    long n,
    double seconds,
    String remarks,
    String words) {

  /** How a run on disk is. */
  enum State {
    CLEAN,
    FLAGGED,
    UNFINISHED
  }

  static HistoryRow of(RunRecord run, String name, String origin, Texts texts) {
    return row(
        run.id(),
        run.flags().isEmpty() ? State.CLEAN : State.FLAGGED,
        run.spec(),
        run.started(),
        name,
        texts.phrase(run.evaluation().title()),
        run.headline()
            .map(s -> Units.score(run.evaluation().headline(), s))
            .orElseGet(() -> texts.get("history.no.score")),
        run.headline().map(s -> s.n()).orElse(0L),
        run.seconds(),
        Stream.concat(
                Stream.of(origin).filter(o -> !o.isEmpty()).map(o -> texts.get("history.from", o)),
                run.flags().stream().map(f -> texts.phrase(f.text())))
            .collect(Collectors.joining("\n")));
  }

  static HistoryRow of(UnfinishedRun run, String title, String name, Texts texts) {
    return row(
        run.id(),
        State.UNFINISHED,
        run.spec(),
        run.started(),
        name,
        title,
        texts.get("history.unfinished", Units.count(run.samples())),
        run.samples(),
        Double.NaN,
        texts.get("history.resume.hint"));
  }

  private static HistoryRow row(
      String runId,
      State state,
      RunSpec spec,
      Instant started,
      String name,
      String evaluation,
      String score,
      long n,
      double seconds,
      String remarks) {
    String words =
        String.join(
                " ",
                spec.variant().model(),
                spec.variant().label(),
                evaluation,
                spec.evaluation(),
                spec.protocol().text(),
                score,
                name,
                started.toString(),
                remarks)
            .toLowerCase(Locale.ROOT);
    return new HistoryRow(
        runId, state, spec, started, name, evaluation, score, n, seconds, remarks, words);
  }

  String model() {
    return spec.variant().model();
  }

  String label() {
    return spec.variant().label();
  }

  String protocol() {
    return spec.protocol().text();
  }

  /** Whether every word is found somewhere in the row. */
  boolean matches(String wanted) {
    return wanted.isBlank()
        || Arrays.stream(wanted.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .allMatch(words::contains);
  }
}
