package org.fewbit.chart;

import java.util.Optional;
import org.fewbit.core.compare.Quantity;

/**
 * One chart of a figure.
 *
 * @param kind what is drawn
 * @param x quantity of the horizontal axis; the kind's own if empty
 * @param y the score; the mean of all benchmarks if empty
 * @param logarithmic whether the horizontal axis is
 * @param cells what the cells of a heat map hold
 */
public record FigureChoice(
    FigureKind kind, Optional<Quantity> x, Optional<Quantity> y, boolean logarithmic, Cells cells) {

  /** What the cells of a heat map hold. */
  public enum Cells {
    SCORE,
    DIFFERENCE,
    RETENTION
  }

  /** A chart with its usual axes. */
  public static FigureChoice of(FigureKind kind) {
    boolean logarithmic =
        kind == FigureKind.PERPLEXITY || kind == FigureKind.MULTIPLES || kind == FigureKind.BITS;
    return new FigureChoice(kind, Optional.empty(), Optional.empty(), logarithmic, Cells.SCORE);
  }
}
