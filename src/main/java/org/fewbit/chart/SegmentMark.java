package org.fewbit.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/** A part of a stacked bar. */
record SegmentMark(int row, VariantKey variant, double from, double to, Part part, String tooltip)
    implements Mark {

  private static final double THICK = 0.68;

  /** What the samples of a part did. */
  enum Part {
    RIGHT_TO_WRONG("right \u2192 wrong", 0xd55e00, 0x404040),
    WRONG_TO_RIGHT("wrong \u2192 right", 0x0072b2, 0x9a9a9a),
    ANSWER_CHANGED("other answer, as right or wrong as before", 0xb9bec4, 0xf2f2f2);

    private final String title;
    private final int colour;
    private final int grey;

    Part(String title, int colour, int grey) {
      this.title = title;
      this.colour = colour;
      this.grey = grey;
    }

    String title() {
      return title;
    }

    Color color(ChartTheme theme) {
      return new Color(theme.print() ? grey : colour);
    }
  }

  @Override
  public double low() {
    return from;
  }

  @Override
  public double high() {
    return to;
  }

  @Override
  public Optional<Shape> draw(Graphics2D g2, MarkFrame frame) {
    double height = frame.pitch() * THICK;
    double left = frame.x(from);
    Shape bar = new Rectangle2D.Double(left, frame.y(row) - height / 2, frame.x(to) - left, height);
    g2.setPaint(part.color(frame.theme()));
    g2.fill(bar);
    g2.setPaint(frame.theme().print() ? frame.theme().text() : frame.theme().background());
    g2.setStroke(Marks.HAIR);
    g2.draw(bar);
    return Optional.of(bar);
  }
}
