package org.fewbit.ui.export;

import java.util.List;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.run.RunRecord;

/**
 * What is exported.
 *
 * @param source records and their selection
 * @param choices the charts that the window shows, by columns; at least one
 */
public record ExportSubject(FigureSource source, List<FigureChoice> choices) {

  /** Copies the list. */
  public ExportSubject {
    choices = List.copyOf(choices);
  }

  /** Ids of the records that the shown variants have. */
  List<String> runs() {
    return source.index().variants().stream()
        .filter(source.selection()::shows)
        .flatMap(v -> source.index().records(v).stream())
        .map(RunRecord::id)
        .toList();
  }
}
