package org.fewbit.exchange;

import java.util.List;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.compare.Selection;

/**
 * A comparison as it can be saved and opened again: what is compared and how it is drawn.
 *
 * @param charts of the figure, by rows; at least one
 * @param style of the figure
 * @param selection which variants and benchmarks take part
 * @param runs ids of the records that are compared, in order; those made later stay out
 */
public record SavedComparison(
    List<FigureChoice> charts, FigureStyle style, Selection selection, List<String> runs) {

  /** Copies the lists. */
  public SavedComparison {
    charts = List.copyOf(charts);
    runs = runs.stream().distinct().sorted().toList();
    if (charts.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one chart");
    }
  }
}
