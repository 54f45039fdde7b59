package org.fewbit.exchange;

import java.util.List;
import java.util.function.UnaryOperator;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureSource;

/**
 * What is to be exported.
 *
 * @param source records and their selection
 * @param choices charts of the page, by rows; at least one
 * @param style of the page
 * @param words turns a text in English into the language of the style
 */
public record FigureRequest(
    FigureSource source,
    List<FigureChoice> choices,
    FigureStyle style,
    UnaryOperator<String> words) {

  /** Copies the list. */
  public FigureRequest {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a figure needs at least one chart");
    }
  }

  /** In English. */
  public FigureRequest(FigureSource source, List<FigureChoice> choices, FigureStyle style) {
    this(source, choices, style, UnaryOperator.identity());
  }

  /** The same of other records. */
  public FigureRequest of(FigureSource other) {
    return new FigureRequest(other, choices, style, words);
  }

  /** The same in other words. */
  public FigureRequest speaking(UnaryOperator<String> other) {
    return new FigureRequest(source, choices, style, other);
  }
}
