package org.fewbit.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** A horizontal axis above cells: names of columns, upright where they are too long to lie. */
final class ColumnAxis extends NumberAxis {

  @Serial private static final long serialVersionUID = 1L;

  private static final double GAP = 4;
  private static final float SMALLEST = 8;

  private final transient List<String> names;
  private double columnWidth = 1;

  ColumnAxis(List<String> names) {
    super(null);
    this.names = List.copyOf(names);
    setTickMarksVisible(false);
    setAxisLineVisible(false);
    setRange(all(), false, false);
  }

  private Range all() {
    return new Range(-0.5, Math.max(1, names.size()) - 0.5);
  }

  @Override
  protected void autoAdjustRange() {
    setRange(all(), false, false);
  }

  /** Upright names need columns as wide as a line is high; down to a size that can be read. */
  private Font font(Graphics2D g2) {
    Font usual = getTickLabelFont();
    FontMetrics metrics = g2.getFontMetrics(usual);
    if (!upright(metrics) || metrics.getAscent() <= columnWidth) {
      return usual;
    }
    float size = (float) (usual.getSize2D() * columnWidth / metrics.getAscent());
    return usual.deriveFont(Math.max(SMALLEST, size));
  }

  private boolean upright(FontMetrics metrics) {
    return names.stream()
        .flatMap(n -> List.of(n.split(" ", -1)).stream())
        .anyMatch(word -> metrics.stringWidth(word) > columnWidth - GAP);
  }

  private double room(FontMetrics metrics) {
    boolean upright = upright(metrics);
    double most = 0;
    for (String name : names) {
      most =
          Math.max(
              most,
              upright
                  ? metrics.stringWidth(name)
                  : WrappedLabel.lines(name, metrics, columnWidth - GAP).size()
                      * (double) metrics.getHeight());
    }
    return most + 2 * GAP;
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
    columnWidth = area.getWidth() / Math.max(1, names.size());
    space.ensureAtLeast(room(g2.getFontMetrics(font(g2))), edge);
    return space;
  }

  @Override
  public List<Tick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    return new ArrayList<>();
  }

  @Override
  public AxisState draw(
      Graphics2D g2,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      @Nullable PlotRenderingInfo info) {
    columnWidth = dataArea.getWidth() / Math.max(1, names.size());
    g2.setFont(font(g2));
    g2.setPaint(getTickLabelPaint());
    FontMetrics metrics = g2.getFontMetrics();
    boolean upright = upright(metrics);
    for (int i = 0; i < names.size(); i++) {
      double x = valueToJava2D(i, dataArea, edge);
      if (upright) {
        AffineTransform before = g2.getTransform();
        g2.translate(x + (metrics.getAscent() - metrics.getDescent()) / 2.0, cursor - GAP);
        g2.rotate(-Math.PI / 2);
        g2.drawString(names.get(i), 0f, 0f);
        g2.setTransform(before);
      } else {
        List<String> lines = WrappedLabel.lines(names.get(i), metrics, columnWidth - GAP);
        double y = cursor - GAP - metrics.getDescent() - (lines.size() - 1) * metrics.getHeight();
        for (String line : lines) {
          g2.drawString(line, (float) (x - metrics.stringWidth(line) / 2.0), (float) y);
          y += metrics.getHeight();
        }
      }
    }
    return new AxisState(cursor - room(metrics));
  }
}
