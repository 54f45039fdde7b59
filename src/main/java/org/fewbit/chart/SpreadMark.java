package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/**
 * A distribution: a thin line from its smallest to its largest place, a box, ticks, the median.
 *
 * @param line ends of the thin line
 * @param box ends of the box
 * @param median drawn as a thick tick
 * @param ticks further places, drawn as small ticks
 * @param dots single values
 */
record SpreadMark(
    int row,
    VariantKey variant,
    Span line,
    Span box,
    double median,
    List<Double> ticks,
    List<Double> dots,
    String tooltip)
    implements Mark {

  private static final double BOX = 0.5;
  private static final double DOT = 2.6;

  /** Two places. */
  record Span(double from, double to) {}

  SpreadMark {
    ticks = List.copyOf(ticks);
    dots = List.copyOf(dots);
  }

  @Override
  public double low() {
    return dots.stream().reduce(line.from(), Math::min);
  }

  @Override
  public double high() {
    return dots.stream().reduce(line.to(), Math::max);
  }

  @Override
  public Optional<Shape> draw(Graphics2D g2, MarkFrame frame) {
    double y = frame.y(row);
    double half = frame.pitch() * BOX / 2;
    Color color = frame.color(this);
    g2.setPaint(color);
    g2.setStroke(Marks.HAIR);
    g2.draw(new Line2D.Double(frame.x(line.from()), y, frame.x(line.to()), y));
    double left = frame.x(box.from());
    double right = frame.x(box.to());
    Rectangle2D body = new Rectangle2D.Double(left, y - half, right - left, 2 * half);
    g2.setPaint(frame.pale(color, 0.35));
    g2.fill(body);
    g2.setPaint(color);
    g2.draw(body);
    ticks.forEach(
        t -> g2.draw(new Line2D.Double(frame.x(t), y - half * 0.8, frame.x(t), y + half * 0.8)));
    for (double dot : dots) {
      g2.fill(new Ellipse2D.Double(frame.x(dot) - DOT, y - DOT, 2 * DOT, 2 * DOT));
    }
    g2.setPaint(frame.theme().text());
    g2.setStroke(new BasicStroke(2f));
    g2.draw(new Line2D.Double(frame.x(median), y - half, frame.x(median), y + half));
    double from = frame.x(line.from());
    return Optional.of(
        new Rectangle2D.Double(
            from - 4, y - frame.pitch() / 2, frame.x(line.to()) - from + 8, frame.pitch()));
  }
}
