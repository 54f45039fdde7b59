package org.fewbit.ui.compare;

import java.util.concurrent.atomic.AtomicBoolean;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.ComparisonChart;
import org.fewbit.chart.Palette;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.PairedRuns;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;

/**
 * Does what the window's thread is about to do before it has to, on the thread that has read the
 * runs: an index keeps the answers it has given, and Java the classes and fonts it has loaded.
 */
final class Ahead {

  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;

  /** Classes and fonts are loaded once, however many windows there are. */
  private static final AtomicBoolean DRAWN = new AtomicBoolean();

  private Ahead() {}

  static void of(RunIndex index, Selection selection) {
    ComparisonTable.of(index, selection, PairedRuns.NONE);
    if (!DRAWN.getAndSet(true)) {
      draw(index, selection);
    }
  }

  private static void draw(RunIndex index, Selection selection) {
    ChartKind kind = ChartKind.PERPLEXITY;
    Quantity x = Axes.horizontal(kind, index, selection).getFirst();
    Quantity y = Axes.vertical(kind, index, selection).getFirst();
    new ComparisonChart(
            Comparison.of(index, selection, x, y, true),
            new Palette(index.models()),
            kind,
            true,
            ChartTheme.of(false))
        .chart()
        .createBufferedImage(WIDTH, HEIGHT);
  }
}
