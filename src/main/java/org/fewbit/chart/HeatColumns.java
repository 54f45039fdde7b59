package org.fewbit.chart;

import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.QuantityLabel;

/**
 * Names of the columns of a heat map: a word that all benchmarks begin with ("Pocket") is said once
 * below and not in every column.
 */
final class HeatColumns {

  private final List<QuantityLabel> labels;

  HeatColumns(List<QuantityLabel> labels) {
    this.labels = List.copyOf(labels);
  }

  /** The word that the names of all benchmarks begin with, if there is one. */
  Optional<String> common() {
    List<String> names =
        labels.stream().filter(l -> !l.perplexity()).map(QuantityLabel::shortTitle).toList();
    if (names.size() < 2 || names.getFirst().indexOf(' ') < 0) {
      return Optional.empty();
    }
    String word = names.getFirst().substring(0, names.getFirst().indexOf(' '));
    // A protocol in brackets is no name.
    return names.stream().allMatch(n -> n.startsWith(word + " ") && !n.startsWith(word + " ["))
        ? Optional.of(word)
        : Optional.empty();
  }

  private String brief(QuantityLabel label) {
    return common()
        .filter(word -> label.shortTitle().startsWith(word + " "))
        .map(word -> label.shortTitle().substring(word.length() + 1))
        .orElse(label.shortTitle());
  }

  /** The axis above the cells. */
  ColumnAxis axis(ChartTheme theme) {
    return new ColumnAxis(
        labels.stream()
            .map(
                label ->
                    new ColumnAxis.Column(
                        theme.say(DisplayUnit.of(label.unit(), 1).header(brief(label))),
                        theme.say(brief(label)),
                        theme.say(label.title())))
            .toList(),
        theme);
  }
}
