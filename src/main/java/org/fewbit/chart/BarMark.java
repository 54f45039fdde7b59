package org.fewbit.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/**
 * A bar from zero.
 *
 * @param value its length
 * @param intervalLow lower end of its interval, {@code value} where there is none
 * @param intervalHigh upper end of its interval, {@code value} where there is none
 */
record BarMark(
    int row,
    VariantKey variant,
    double value,
    double intervalLow,
    double intervalHigh,
    Marks.Look look,
    String tooltip)
    implements Mark {

  private static final double THICK = 0.68;

  @Override
  public double low() {
    return Math.min(0, intervalLow);
  }

  @Override
  public double high() {
    return Math.max(0, Math.max(value, intervalHigh));
  }

  @Override
  public Optional<Shape> draw(Graphics2D g2, MarkFrame frame) {
    double zero = frame.x(0);
    double end = frame.x(value);
    double height = frame.pitch() * THICK;
    double middle = frame.y(row);
    Shape bar =
        new Rectangle2D.Double(
            Math.min(zero, end), middle - height / 2, Math.abs(end - zero), height);
    Color color = frame.color(this);
    Marks.fill(g2, bar, color, frame, look);
    if (intervalHigh > intervalLow) {
      Marks.interval(
          g2,
          frame.x(intervalLow),
          frame.x(intervalHigh),
          middle,
          Math.min(3, height / 3),
          frame.theme().text());
    }
    return Optional.of(bar);
  }
}
