package org.fewbit.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import org.fewbit.core.compare.NumberText;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.Size2D;
import org.jspecify.annotations.Nullable;

/**
 * What the shades of a heat map mean: a bar of steps with its ends and middle in numbers, below the
 * cells. JFreeChart's own paint scale legend is as wide as the chart and draws an axis: too much
 * for a line.
 */
final class ShadeScale extends Title {

  /** Height that it takes, in units of 1/12 letter. */
  static final double ROOM = 44;

  @Serial private static final long serialVersionUID = 1L;

  private static final int STEPS = 20;
  private static final double WIDEST = 230;
  private static final double BAR = 9;
  private static final double GAP = 3;
  private static final double TOP = 4;

  private final String words;
  private final double low;
  private final double high;
  private final boolean diverging;
  private final transient ChartTheme theme;

  /**
   * A scale.
   *
   * @param words what is measured, with its unit
   * @param low the number of its left end
   * @param high the number of its right end
   * @param diverging whether its middle is no colour
   */
  ShadeScale(String words, double low, double high, boolean diverging, ChartTheme theme) {
    this.words = theme.say(words);
    this.low = low;
    this.high = high;
    this.diverging = diverging;
    this.theme = theme;
    setPosition(RectangleEdge.BOTTOM);
  }

  @Override
  public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
    double width = constraint.getWidth();
    if (constraint.getWidthRange() != null) {
      width = constraint.getWidthRange().getUpperBound();
    }
    return new Size2D(width, ROOM);
  }

  @Override
  public void draw(Graphics2D g2, Rectangle2D area) {
    g2.setFont(theme.font(Font.PLAIN, 11));
    FontMetrics metrics = g2.getFontMetrics();
    double width = Math.min(WIDEST, area.getWidth() * 0.8);
    double left = area.getCenterX() - width / 2;
    double top = area.getY() + TOP;
    double step = width / STEPS;
    for (int i = 0; i < STEPS; i++) {
      double share = (i + 0.5) / STEPS;
      g2.setPaint(CellMark.color(diverging ? 2 * share - 1 : share, diverging, theme));
      // A little over the next one: no light line between two.
      g2.fill(new Rectangle2D.Double(left + i * step, top, i < STEPS - 1 ? step + 0.5 : step, BAR));
    }
    g2.setPaint(theme.axis());
    g2.setStroke(Marks.HAIR);
    g2.draw(new Rectangle2D.Double(left, top, width, BAR));
    g2.setPaint(theme.muted());
    double base = top + BAR + GAP + metrics.getAscent();
    for (double at : new double[] {0, 0.5, 1}) {
      String number = NumberText.fixed(low + at * (high - low), high - low < 10 ? 1 : 0);
      double x = left + at * width - metrics.stringWidth(number) / 2.0;
      g2.drawString(number, (float) x, (float) base);
    }
    g2.setPaint(theme.text());
    double x = area.getCenterX() - metrics.stringWidth(words) / 2.0;
    g2.drawString(words, (float) x, (float) (base + metrics.getHeight()));
  }

  @Override
  public @Nullable Object draw(Graphics2D g2, Rectangle2D area, @Nullable Object params) {
    draw(g2, area);
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
