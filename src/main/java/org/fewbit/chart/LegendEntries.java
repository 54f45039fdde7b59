package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.compare.Point;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;

/**
 * Legend of a scatter chart: models by colour (and line), methods by marker, marks of points. Only
 * methods have the shape of a marker: a square is SpQR and no model, whatever its brightness.
 */
final class LegendEntries {

  private static final double RADIUS = 4.5;

  /** A model where no line goes through its points. */
  private static final Shape BAR = new Rectangle2D.Double(-10, -3, 20, 6);

  /** What may be said of a point of any method. */
  private static final Shape PILL = new RoundRectangle2D.Double(-8, -4, 16, 8, 8, 8);

  private static final BasicStroke THIN = new BasicStroke(1f);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2.6f, 2f}, 0);

  private LegendEntries() {}

  static LegendItemCollection of(
      List<Point> points, Palette palette, boolean lines, ChartTheme theme) {
    LegendItemCollection items = new LegendItemCollection();
    points.stream()
        .map(p -> p.variant().model())
        .distinct()
        .sorted(Comparator.comparingInt(palette::position))
        .forEach(m -> items.add(model(m, palette, lines, theme)));
    Map<String, Marker> methods = new LinkedHashMap<>();
    for (Point point : points) {
      if (!point.baseline()) {
        methods.putIfAbsent(point.variant().methodText(), Marker.of(point.variant(), false));
      }
    }
    if (points.stream().anyMatch(Point::baseline)) {
      items.add(marker(theme.say("baseline"), Marker.STAR, theme.muted(), theme.muted(), THIN));
    }
    methods.forEach(
        (name, shape) -> items.add(marker(name, shape, theme.muted(), theme.muted(), THIN)));
    if (points.stream().anyMatch(Point::simulated)) {
      items.add(shape(theme.say("simulated"), PILL, theme.grid(), theme.muted(), DASHED));
    }
    if (points.stream().anyMatch(p -> p.variant().published())) {
      items.add(shape(theme.say("published"), PILL, theme.background(), theme.muted(), THIN));
    }
    return items;
  }

  private static LegendItem model(String model, Palette palette, boolean lines, ChartTheme theme) {
    Color color = palette.color(model, theme);
    Stroke stroke = theme.print() ? Dashes.line(palette.position(model)) : Dashes.line(0);
    return new LegendItem(
        model,
        "",
        "",
        "",
        !lines,
        BAR,
        true,
        color,
        false,
        color,
        THIN,
        lines,
        lines ? new Line2D.Double(-11, 0, 11, 0) : new Line2D.Double(),
        stroke,
        color);
  }

  static LegendItem marker(String text, Marker marker, Paint fill, Paint outline, Stroke stroke) {
    return shape(text, marker.shape(RADIUS), fill, outline, stroke);
  }

  private static LegendItem shape(
      String text, Shape shape, Paint fill, Paint outline, Stroke stroke) {
    return new LegendItem(
        text,
        "",
        "",
        "",
        true,
        shape,
        true,
        fill,
        true,
        outline,
        stroke,
        false,
        new Line2D.Double(),
        THIN,
        outline);
  }

  static LegendItem line(String text, Stroke stroke, Paint paint) {
    return new LegendItem(
        text,
        "",
        "",
        "",
        false,
        new Rectangle2D.Double(),
        false,
        paint,
        false,
        paint,
        THIN,
        true,
        new Line2D.Double(-11, 0, 11, 0),
        stroke,
        paint);
  }

  static LegendItem box(String text, Paint fill, Paint outline) {
    Shape swatch = new Rectangle2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
    return new LegendItem(
        text,
        "",
        "",
        "",
        true,
        swatch,
        true,
        fill,
        true,
        outline,
        THIN,
        false,
        new Line2D.Double(),
        THIN,
        outline);
  }
}
