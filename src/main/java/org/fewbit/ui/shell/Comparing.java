package org.fewbit.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.ui.compare.ComparePane;
import org.fewbit.ui.saved.Compared;

/** What is saved of a window: its comparison and how it exports. */
record Comparing(ComparePane compare, Exports exports) implements Compared {

  @Override
  public Selection selection() {
    return compare.selection();
  }

  @Override
  public List<FigureChoice> charts() {
    return compare.figureChoices();
  }

  @Override
  public FigureStyle style() {
    return exports.styleProperty().get();
  }

  /** Published ones only while they are shown. */
  @Override
  public List<String> runs() {
    RunIndex index = compare.figureSource().index();
    return index.variants().stream()
        .filter(v -> !v.published() || selection().published())
        .flatMap(v -> index.records(v).stream())
        .map(RunRecord::id)
        .toList();
  }

  @Override
  public void show(Selection selection, List<FigureChoice> charts, FigureStyle style) {
    exports.take(style);
    compare.show(selection, charts);
  }

  @Override
  public void only(Optional<Set<String>> runs) {
    compare.only(runs);
  }

  @Override
  public void includeImported() {
    compare.includeImported();
  }

  @Override
  public void refresh() {
    compare.refresh();
  }

  @Override
  public void whenShown(Runnable action) {
    compare.whenShown(action);
  }
}
