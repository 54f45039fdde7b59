package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;

/** Strokes and small shapes that several marks share. */
final class Marks {

  static final BasicStroke HAIR = new BasicStroke(1f);
  static final BasicStroke BAR = new BasicStroke(1.2f);
  static final BasicStroke DASHED =
      new BasicStroke(
          1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2.6f, 2f}, 0);

  private Marks() {}

  /** A horizontal interval with caps. */
  static void interval(Graphics2D g2, double from, double to, double y, double cap, Color color) {
    g2.setPaint(color);
    g2.setStroke(BAR);
    g2.draw(new Line2D.Double(from, y, to, y));
    g2.draw(new Line2D.Double(from, y - cap, from, y + cap));
    g2.draw(new Line2D.Double(to, y - cap, to, y + cap));
  }

  /**
   * A filled shape: pale with a dashed outline for simulated variants, hollow for published ones.
   */
  static void fill(Graphics2D g2, Shape shape, Color color, MarkFrame frame, Look look) {
    g2.setPaint(
        switch (look) {
          case FULL -> color;
          case SIMULATED -> frame.pale(color, 0.25);
          case PUBLISHED -> frame.theme().background();
        });
    g2.fill(shape);
    if (look != Look.FULL) {
      g2.setPaint(color);
      g2.setStroke(look == Look.SIMULATED ? DASHED : BAR);
      g2.draw(shape);
    }
  }

  /** How a variant's marks differ from those of others. */
  enum Look {
    FULL,
    SIMULATED,
    PUBLISHED
  }
}
