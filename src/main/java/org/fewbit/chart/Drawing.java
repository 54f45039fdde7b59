package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A chart as a figure shows it: drawn for letters of 12 units, scaled by whoever puts it on a page.
 */
public final class Drawing {

  /** Height over width where a chart's content asks for none. */
  private static final double ASPECT = 0.66;

  private final JFreeChart chart;
  private final DataSheet data;
  private final String caption;
  private final double natural;

  /**
   * A chart with what it shows.
   *
   * @param caption sentences below the figure
   * @param natural height in units of 1/12 letter that its rows need, 0 if any height will do
   */
  Drawing(JFreeChart chart, DataSheet data, String caption, double natural) {
    this.chart = chart;
    this.data = data;
    this.caption = caption;
    this.natural = natural;
  }

  /** The chart itself, for a window. */
  public JFreeChart chart() {
    return chart;
  }

  /** The numbers that are drawn. */
  public DataSheet data() {
    return data;
  }

  /** What is shown: quantities, intervals, n, protocol, baseline, versions, what is left out. */
  public String caption() {
    return caption;
  }

  /** The height that suits a width. */
  public double height(double width) {
    return natural > 0 ? natural : ASPECT * width;
  }

  /** Puts the legend somewhere else, or takes it away; nothing where the chart has none. */
  public void legend(LegendPlace place) {
    LegendTitle legend = chart.getLegend();
    if (legend == null) {
      return;
    }
    legend.setVisible(place != LegendPlace.NONE);
    switch (place) {
      case TOP -> legend.setPosition(RectangleEdge.TOP);
      case RIGHT -> legend.setPosition(RectangleEdge.RIGHT);
      case LEFT -> legend.setPosition(RectangleEdge.LEFT);
      case BOTTOM, NONE -> legend.setPosition(RectangleEdge.BOTTOM);
    }
  }

  /** Leaves room above the chart, for a panel's letter. */
  public void roomAbove(double units) {
    RectangleInsets padding = chart.getPadding();
    chart.setPadding(
        new RectangleInsets(
            Math.max(units, padding.getTop()),
            padding.getLeft(),
            padding.getBottom(),
            padding.getRight()));
  }

  /** Draws the chart into a rectangle. */
  public void paint(Graphics2D g2, Rectangle2D area) {
    chart.draw(g2, area);
  }
}
