package org.fewbit.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.plot.XYPlot;

/**
 * Where and how marks are drawn.
 *
 * @param area of the panel
 * @param plot the panel, for its axes
 * @param theme colours and fonts
 * @param palette colours of models
 */
record MarkFrame(Rectangle2D area, XYPlot plot, ChartTheme theme, Palette palette) {

  double x(double value) {
    return plot.getDomainAxis().valueToJava2D(value, area, plot.getDomainAxisEdge());
  }

  double y(double row) {
    return plot.getRangeAxis().valueToJava2D(row, area, plot.getRangeAxisEdge());
  }

  /** Height of a row. */
  double pitch() {
    return Math.abs(y(1) - y(0));
  }

  Color color(Mark mark) {
    return palette.color(mark.variant().model(), theme);
  }

  /** {@code share} of the colour over the background, opaque. */
  Color pale(Color color, double share) {
    return mix(color, theme.background(), share);
  }

  /** {@code share} of the first colour, the rest of the second. */
  static Color mix(Color first, Color second, double share) {
    double rest = 1 - share;
    return new Color(
        (int) Math.round(share * first.getRed() + rest * second.getRed()),
        (int) Math.round(share * first.getGreen() + rest * second.getGreen()),
        (int) Math.round(share * first.getBlue() + rest * second.getBlue()));
  }
}
