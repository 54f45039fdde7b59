package org.fewbit.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** A vertical axis whose ticks are rows: variants, and headings in the colour of their model. */
final class RowAxis extends NumberAxis {

  @Serial private static final long serialVersionUID = 1L;

  private static final double GAP = 6;
  private static final int SIZE = 11;

  private final transient Rows rows;
  private final transient Palette palette;
  private final transient ChartTheme theme;
  private final double least;

  /**
   * An axis.
   *
   * @param least width that it has though its names need less
   */
  RowAxis(Rows rows, Palette palette, ChartTheme theme, double least) {
    super(null);
    this.rows = rows;
    this.palette = palette;
    this.theme = theme;
    this.least = least;
    setInverted(true);
    setTickMarksVisible(false);
    setRange(all(), false, false);
  }

  private Range all() {
    return new Range(-0.6, rows.lines().size() - 0.4);
  }

  /** All rows, whatever the values are. */
  @Override
  protected void autoAdjustRange() {
    setRange(all(), false, false);
  }

  private Font font(Rows.Line line) {
    return theme.font(line.variant().isEmpty() ? Font.BOLD : Font.PLAIN, SIZE);
  }

  private Color color(Rows.Line line) {
    return line.variant().isEmpty() ? palette.color(line.model(), theme) : theme.text();
  }

  @Override
  @SuppressWarnings("rawtypes") // as JFreeChart declares it
  protected double findMaximumTickLabelWidth(
      List ticks, Graphics2D g2, Rectangle2D drawArea, boolean vertical) {
    double widest = least;
    for (Rows.Line line : rows.lines()) {
      widest = Math.max(widest, g2.getFontMetrics(font(line)).stringWidth(theme.say(line.text())));
    }
    return widest + GAP;
  }

  @Override
  protected List<Tick> refreshTicksVertical(Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < rows.lines().size(); i++) {
      if (rows.lines().get(i).variant().isPresent()) {
        ticks.add(new NumberTick(i, "", TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0));
      }
    }
    return ticks;
  }

  @Override
  protected AxisState drawTickMarksAndLabels(
      Graphics2D g2,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge) {
    AxisState state = super.drawTickMarksAndLabels(g2, cursor, plotArea, dataArea, edge);
    for (int i = 0; i < rows.lines().size(); i++) {
      Rows.Line line = rows.lines().get(i);
      double y = valueToJava2D(i, dataArea, edge);
      if (y >= dataArea.getMinY() && y <= dataArea.getMaxY()) {
        g2.setFont(font(line));
        g2.setPaint(color(line));
        var metrics = g2.getFontMetrics();
        String text = theme.say(line.text());
        double x = cursor - GAP - metrics.stringWidth(text);
        double base = y + (metrics.getAscent() - metrics.getDescent()) / 2.0;
        g2.drawString(text, (float) x, (float) base);
      }
    }
    return state;
  }
}
