package org.fewbit.ui.saved;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.compare.Selection;
import org.fewbit.exchange.FigureStyle;

/** What the window compares, as far as it can be saved; call on the window's thread. */
public interface Compared {

  /** Which variants and benchmarks take part. */
  Selection selection();

  /** The charts shown, one or two. */
  List<FigureChoice> charts();

  /** How an exported page looks. */
  FigureStyle style();

  /** Ids of the records that are compared, of variants that are hidden for now, too. */
  List<String> runs();

  /** Shows a selection, the first one or two of some charts, and a style. */
  void show(Selection selection, List<FigureChoice> charts, FigureStyle style);

  /** Compares these runs only from the next {@link #refresh()} on; empty: all there are. */
  void only(Optional<Set<String>> runs);

  /** Lets runs from elsewhere take part where all runs are compared. */
  void includeImported();

  /** Reads the runs again. */
  void refresh();

  /** Runs something when what was asked for is shown: at once if nothing is being read. */
  void whenShown(Runnable action);
}
