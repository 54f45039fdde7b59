package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.entity.LegendItemEntity;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jspecify.annotations.Nullable;

/** A polygon for each variant on spokes from 0 in the middle to 1 at the rim. */
final class RadarPlot extends Plot {

  @Serial private static final long serialVersionUID = 1L;

  private static final int RINGS = 4;
  private static final double CAP = 3;

  /** Intervals pass the rim no further than this: words stand there. */
  private static final double FARTHEST = 1.06;

  /** What counts as on a line. */
  private static final BasicStroke NEAR = new BasicStroke(8);

  /**
   * A variant.
   *
   * @param values one for each spoke, from 0 to 1
   * @param lows lower ends of their intervals, from 0
   * @param highs upper ends of their intervals; may pass the rim
   */
  record Shape(
      VariantKey variant,
      String name,
      List<Double> values,
      List<Double> lows,
      List<Double> highs,
      boolean baseline,
      int style,
      String tooltip) {

    Shape {
      values = List.copyOf(values);
      lows = List.copyOf(lows);
      highs = List.copyOf(highs);
    }
  }

  private final transient List<String> spokes;
  private final transient List<Shape> shapes;
  private final transient ChartTheme theme;
  private final transient Supplier<Optional<VariantKey>> selected;

  RadarPlot(
      List<String> spokes,
      List<Shape> shapes,
      ChartTheme theme,
      Supplier<Optional<VariantKey>> selected) {
    this.spokes = List.copyOf(spokes);
    this.shapes = List.copyOf(shapes);
    this.theme = theme;
    this.selected = selected;
  }

  @Override
  public String getPlotType() {
    return "Radar";
  }

  @Override
  public LegendItemCollection getLegendItems() {
    LegendItemCollection items = new LegendItemCollection();
    for (Shape shape : shapes) {
      Color color = color(shape);
      LegendItem item =
          new LegendItem(
              shape.name(),
              "",
              theme.say(shape.tooltip()),
              "",
              shape.baseline(),
              Marker.STAR.shape(4.5),
              true,
              color,
              false,
              color,
              Marks.HAIR,
              true,
              new Line2D.Double(-11, 0, 11, 0),
              Dashes.line(shape.style()),
              color);
      item.setSeriesKey(shape.variant().toString());
      items.add(item);
    }
    return items;
  }

  /** Whose an entity of the drawn chart is: a corner, a line or an entry of the legend. */
  Optional<VariantKey> variantAt(ChartEntity entity) {
    return switch (entity) {
      case VariantEntity v -> Optional.of(v.variant());
      case LegendItemEntity entry ->
          shapes.stream()
              .map(Shape::variant)
              .filter(v -> v.toString().equals(entry.getSeriesKey()))
              .findFirst();
      default -> Optional.empty();
    };
  }

  private Color color(Shape shape) {
    return shape.baseline() ? theme.text() : Palette.step(shape.style() - 1, theme);
  }

  private Point2D at(Point2D centre, double radius, int spoke, double value) {
    double angle = -Math.PI / 2 + 2 * Math.PI * spoke / spokes.size();
    return new Point2D.Double(
        centre.getX() + radius * value * Math.cos(angle),
        centre.getY() + radius * value * Math.sin(angle));
  }

  @Override
  public void draw(
      Graphics2D g2,
      Rectangle2D area,
      @Nullable Point2D anchor,
      @Nullable PlotState state,
      @Nullable PlotRenderingInfo info) {
    if (info != null) {
      info.setPlotArea(area);
      info.setDataArea(area);
    }
    g2.setFont(theme.font(Font.PLAIN, 11));
    FontMetrics metrics = g2.getFontMetrics();
    if (shapes.isEmpty()) {
      drawNoDataMessage(g2, area);
      return;
    }
    double side = sideRoom(metrics);
    double radius =
        Math.max(
            10,
            Math.min(area.getWidth() / 2 - side, area.getHeight() / 2 - 3.1 * metrics.getHeight()));
    Point2D centre = new Point2D.Double(area.getCenterX(), area.getCenterY());
    web(g2, centre, radius);
    for (int i = 0; i < spokes.size(); i++) {
      word(g2, metrics, at(centre, radius + 10, i, 1), i);
    }
    EntityCollection entities =
        info == null || info.getOwner() == null ? null : info.getOwner().getEntityCollection();
    for (Shape shape : shapes) {
      draw(g2, centre, radius, shape, entities);
    }
  }

  /** Words right and left of the rim stand beside it: their widest line decides. */
  private double sideRoom(FontMetrics metrics) {
    double widest = 0;
    for (int i = 0; i < spokes.size(); i++) {
      boolean beside = Math.abs(Math.cos(-Math.PI / 2 + 2 * Math.PI * i / spokes.size())) >= 0.1;
      for (String line : List.of(spokes.get(i).split("\n", -1))) {
        widest = Math.max(widest, beside ? metrics.stringWidth(line) : 0);
      }
    }
    return widest + 12;
  }

  private void web(Graphics2D g2, Point2D centre, double radius) {
    g2.setStroke(Marks.HAIR);
    for (int ring = 1; ring <= RINGS; ring++) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < spokes.size(); i++) {
        Point2D p = at(centre, radius, i, (double) ring / RINGS);
        if (i == 0) {
          path.moveTo(p.getX(), p.getY());
        } else {
          path.lineTo(p.getX(), p.getY());
        }
      }
      path.closePath();
      g2.setPaint(ring == RINGS ? theme.axis() : theme.grid());
      g2.draw(path);
    }
    g2.setPaint(theme.grid());
    for (int i = 0; i < spokes.size(); i++) {
      g2.draw(new Line2D.Double(centre, at(centre, radius, i, 1)));
    }
  }

  private void word(Graphics2D g2, FontMetrics metrics, Point2D at, int spoke) {
    double angle = -Math.PI / 2 + 2 * Math.PI * spoke / spokes.size();
    double across = Math.cos(angle);
    double down = Math.sin(angle);
    g2.setPaint(theme.text());
    List<String> lines = List.of(spokes.get(spoke).split("\n", -1));
    double height = lines.size() * (double) metrics.getHeight();
    double y = at.getY() + metrics.getAscent() - height / 2 + down * height / 2;
    for (String line : lines) {
      double width = metrics.stringWidth(line);
      double x =
          Math.abs(across) < 0.1
              ? at.getX() - width / 2
              : across > 0 ? at.getX() : at.getX() - width;
      g2.drawString(line, (float) x, (float) y);
      y += metrics.getHeight();
    }
  }

  private void draw(
      Graphics2D g2,
      Point2D centre,
      double radius,
      Shape shape,
      @Nullable EntityCollection entities) {
    Color color = color(shape);
    boolean chosen = selected.get().filter(shape.variant()::equals).isPresent();
    Path2D path = new Path2D.Double();
    g2.setPaint(color);
    for (int i = 0; i < spokes.size(); i++) {
      Point2D p = at(centre, radius, i, shape.values().get(i));
      if (i == 0) {
        path.moveTo(p.getX(), p.getY());
      } else {
        path.lineTo(p.getX(), p.getY());
      }
      if (shape.highs().get(i) > shape.lows().get(i)) {
        whisker(g2, centre, radius, i, shape);
      }
      java.awt.Shape dot = new Rectangle2D.Double(p.getX() - 2.5, p.getY() - 2.5, 5, 5);
      g2.fill(dot);
      if (entities != null) {
        entities.add(
            new VariantEntity(
                new Rectangle2D.Double(p.getX() - 6, p.getY() - 6, 12, 12),
                theme.say(shape.tooltip()),
                shape.variant()));
      }
    }
    path.closePath();
    if (entities != null) {
      entities.add(
          new VariantEntity(
              NEAR.createStrokedShape(path), theme.say(shape.tooltip()), shape.variant()));
    }
    BasicStroke line = Dashes.line(shape.style());
    g2.setStroke(
        chosen
            ? new BasicStroke(
                3.2f,
                line.getEndCap(),
                line.getLineJoin(),
                line.getMiterLimit(),
                line.getDashArray(),
                0)
            : line);
    g2.draw(path);
  }

  private void whisker(Graphics2D g2, Point2D centre, double radius, int spoke, Shape shape) {
    Point2D from = at(centre, radius, spoke, Math.max(0, shape.lows().get(spoke)));
    Point2D to = at(centre, radius, spoke, Math.min(FARTHEST, shape.highs().get(spoke)));
    g2.setStroke(Marks.HAIR);
    g2.draw(new Line2D.Double(from, to));
    double angle = 2 * Math.PI * spoke / spokes.size();
    double dx = CAP * Math.cos(angle);
    double dy = CAP * Math.sin(angle);
    for (Point2D end : List.of(from, to)) {
      g2.draw(
          new Line2D.Double(end.getX() - dx, end.getY() - dy, end.getX() + dx, end.getY() + dy));
    }
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
