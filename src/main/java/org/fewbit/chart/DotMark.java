package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/**
 * A point with its interval.
 *
 * @param intervalLow lower end of its interval, {@code value} where there is none
 * @param intervalHigh upper end of its interval, {@code value} where there is none
 * @param shape its marker
 * @param radius of the marker
 * @param note written right of the interval, for example a star of significance
 */
record DotMark(
    int row,
    VariantKey variant,
    double value,
    double intervalLow,
    double intervalHigh,
    Marker shape,
    double radius,
    Marks.Look look,
    String note,
    String tooltip)
    implements Mark {

  @Override
  public double low() {
    return Math.min(value, intervalLow);
  }

  @Override
  public double high() {
    return Math.max(value, intervalHigh);
  }

  @Override
  public Optional<Shape> draw(Graphics2D g2, MarkFrame frame) {
    double x = frame.x(value);
    double y = frame.y(row);
    Color color = frame.color(this);
    if (intervalHigh > intervalLow) {
      double from = frame.x(intervalLow);
      double to = frame.x(intervalHigh);
      g2.setPaint(color);
      g2.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
      g2.draw(new Line2D.Double(from, y, to, y));
    }
    Shape dot =
        AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape.shape(radius));
    Marks.fill(g2, dot, color, frame, look);
    if (!note.isEmpty()) {
      g2.setFont(frame.theme().font(Font.BOLD, 12));
      g2.setPaint(frame.theme().text());
      double right = Math.max(frame.x(intervalHigh), x + radius) + 2;
      g2.drawString(note, (float) right, (float) (y + 5));
    }
    double reach = Math.max(6, radius);
    return Optional.of(
        new java.awt.geom.Rectangle2D.Double(
            Math.min(frame.x(low()), x - reach),
            y - frame.pitch() / 2,
            Math.max(frame.x(high()), x + reach) - Math.min(frame.x(low()), x - reach),
            frame.pitch()));
  }
}
