package org.fewbit.ui.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the history shows.
 *
 * @param words each must be somewhere in the row
 * @param model only this, empty for all
 * @param label only this scheme or file suffix, empty for all
 * @param evaluation only this title, empty for all
 * @param state only those, empty for all
 * @param age not older than this, empty for all
 */
record HistoryFilter(
    String words,
    String model,
    String label,
    String evaluation,
    Optional<HistoryRow.State> state,
    Optional<Duration> age) {

  static final HistoryFilter ALL =
      new HistoryFilter("", "", "", "", Optional.empty(), Optional.empty());

  boolean accepts(HistoryRow row, Instant now) {
    return isOrEmpty(model, row.model())
        && isOrEmpty(label, row.label())
        && isOrEmpty(evaluation, row.evaluation())
        && state.filter(s -> s != row.state()).isEmpty()
        && age.filter(a -> row.started().isBefore(now.minus(a))).isEmpty()
        && row.matches(words);
  }

  private static boolean isOrEmpty(String wanted, String value) {
    return wanted.isEmpty() || wanted.equals(value);
  }

  HistoryFilter withWords(String text) {
    return new HistoryFilter(text, model, label, evaluation, state, age);
  }

  HistoryFilter withModel(String text) {
    return new HistoryFilter(words, text, label, evaluation, state, age);
  }

  HistoryFilter withLabel(String text) {
    return new HistoryFilter(words, model, text, evaluation, state, age);
  }

  HistoryFilter withEvaluation(String text) {
    return new HistoryFilter(words, model, label, text, state, age);
  }

  HistoryFilter withState(Optional<HistoryRow.State> only) {
    return new HistoryFilter(words, model, label, evaluation, only, age);
  }

  HistoryFilter withAge(Optional<Duration> most) {
    return new HistoryFilter(words, model, label, evaluation, state, most);
  }
}
