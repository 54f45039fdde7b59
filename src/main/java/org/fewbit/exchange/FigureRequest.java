package org.fewbit.exchange;

import java.util.List;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureSource;

/**
 * What is to be exported.
 *
 * @param source records and their selection
 * @param choices charts of the page, by rows; at least one
 * @param style of the page
 */
public record FigureRequest(FigureSource source, List<FigureChoice> choices, FigureStyle style) {

  /** Copies the list. */
  public FigureRequest {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a figure needs at least one chart");
    }
  }
}
