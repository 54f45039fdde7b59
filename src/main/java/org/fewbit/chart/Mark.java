package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/** One thing that a chart of rows draws: a bar, a dot with its interval, a cell. */
interface Mark {

  /** Its row, from 0 at the top. */
  int row();

  /** Smallest value it covers on the horizontal axis. */
  double low();

  /** Largest value it covers on the horizontal axis. */
  double high();

  /** Whose it is. */
  VariantKey variant();

  /** Full precision, for a tooltip. */
  String tooltip();

  /** Draws it; empty where nothing can be seen, else the place that the mouse hits. */
  Optional<Shape> draw(Graphics2D g2, MarkFrame frame);
}
