package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.Execution;
import org.jfree.chart.labels.XYItemLabelGenerator;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * Draws points: colour is the model, marker the method, star the baseline; published ones are
 * hollow, simulated ones have a dashed outline, those over a part of the samples are small;
 * intervals are thin bars; labels that would hide each other are left out.
 */
final class PointRenderer extends XYErrorRenderer {

  @Serial private static final long serialVersionUID = 1L;

  private static final double RADIUS = 5.5;
  private static final double PARTIAL_RADIUS = 3.5;
  private static final int RING_RADIUS = 11;

  /** Points nearer than this to each other look like one. */
  private static final double CROWD = 9;

  private static final BasicStroke OUTLINE = new BasicStroke(1.6f);
  private static final BasicStroke DASHED =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash(2.6f, 2f), 0);
  private static final BasicStroke LINE =
      new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke LINE_DASHED =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash(6f, 4f), 0);
  private static final BasicStroke HAIR = new BasicStroke(1f);
  private static final BasicStroke BAR = new BasicStroke(1.1f);

  private final transient PointDataset data;
  private final transient Palette palette;
  private transient ChartTheme theme;
  private transient Optional<VariantKey> selected = Optional.empty();
  private final transient List<Rectangle2D> taken = new ArrayList<>();
  private final transient PointStamps stamps = new PointStamps(this);
  private transient boolean stamped;

  PointRenderer(PointDataset data, Palette palette, ChartTheme theme, boolean lines) {
    this.data = data;
    this.palette = palette;
    this.theme = theme;
    setDefaultLinesVisible(lines);
    setDrawXError(true);
    setDrawYError(true);
    setCapLength(4);
    setErrorStroke(BAR);
    setUseFillPaint(true);
    setUseOutlinePaint(true);
    setDrawOutlines(true);
  }

  /** Draws markers from stamps and bars without caps, no labels. */
  void stamped(boolean on) {
    stamped = on;
    stamps.clear();
    setDefaultItemLabelsVisible(!on);
  }

  void select(Optional<VariantKey> variant) {
    selected = variant;
    fireChangeEvent();
  }

  void restyle(ChartTheme now) {
    theme = now;
    stamps.clear();
    fireChangeEvent();
  }

  private static float[] dash(float on, float off) {
    return new float[] {on, off};
  }

  private Color color(int row) {
    return palette.color(data.series(row).model(), theme);
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset dataset, PlotRenderingInfo info) {
    taken.clear();
    if (stamped) {
      g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      return super.initialise(g2, area, plot, dataset, info);
    }
    for (int row = 0; row < data.getSeriesCount(); row++) {
      for (int item = 0; item < data.getItemCount(row); item++) {
        taken.add(box(plot, area, row, item));
      }
    }
    return super.initialise(g2, area, plot, dataset, info);
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      org.jfree.chart.axis.ValueAxis domain,
      org.jfree.chart.axis.ValueAxis range,
      XYDataset dataset,
      int row,
      int item,
      org.jfree.chart.plot.CrosshairState crosshair,
      int pass) {
    if (!stamped) {
      super.drawItem(
          g2, state, area, info, plot, domain, range, dataset, row, item, crosshair, pass);
    } else if (pass == 1) {
      Point point = data.point(row, item);
      double x = domain.valueToJava2D(data.getXValue(row, item), area, plot.getDomainAxisEdge());
      double y = range.valueToJava2D(data.getYValue(row, item), area, plot.getRangeAxisEdge());
      if (selected.filter(point.variant()::equals).isPresent()) {
        ring(g2, x, y);
      }
      g2.setPaint(color(row));
      g2.setStroke(HAIR);
      if (point.x().hasInterval()) {
        double from =
            domain.valueToJava2D(data.getStartXValue(row, item), area, plot.getDomainAxisEdge());
        double to =
            domain.valueToJava2D(data.getEndXValue(row, item), area, plot.getDomainAxisEdge());
        g2.drawLine((int) from, (int) y, (int) to, (int) y);
      }
      if (point.y().hasInterval()) {
        double from =
            range.valueToJava2D(data.getStartYValue(row, item), area, plot.getRangeAxisEdge());
        double to =
            range.valueToJava2D(data.getEndYValue(row, item), area, plot.getRangeAxisEdge());
        g2.drawLine((int) x, (int) from, (int) x, (int) to);
      }
      if (area.contains(x, y)) {
        stamps.draw(g2, row, item, x, y);
        if (info != null
            && info.getOwner() != null
            && info.getOwner().getEntityCollection() != null) {
          Shape place = new Rectangle2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
          addEntity(info.getOwner().getEntityCollection(), place, dataset, row, item, x, y);
        }
      }
    }
  }

  /** What tells the marker of a point from others, as far as a stamp shows it. */
  PointStamps.Key stampKey(int row, int item) {
    Point point = data.point(row, item);
    return new PointStamps.Key(
        data.series(row).model(),
        Marker.of(point.variant(), point.baseline()),
        point.variant().published(),
        point.simulated(),
        point.partial());
  }

  private Rectangle2D box(XYPlot plot, Rectangle2D area, int row, int item) {
    double x =
        plot.getDomainAxis()
            .valueToJava2D(data.getXValue(row, item), area, plot.getDomainAxisEdge());
    double y =
        plot.getRangeAxis().valueToJava2D(data.getYValue(row, item), area, plot.getRangeAxisEdge());
    return new Rectangle2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
  }

  @Override
  public Shape getItemShape(int row, int item) {
    Point point = data.point(row, item);
    return Marker.of(point.variant(), point.baseline())
        .shape(point.partial() ? PARTIAL_RADIUS : RADIUS);
  }

  @Override
  public boolean getItemShapeVisible(int row, int item) {
    return true;
  }

  @Override
  public boolean getItemShapeFilled(int row, int item) {
    return true;
  }

  @Override
  public Paint getItemPaint(int row, int item) {
    return color(row);
  }

  @Override
  public Paint getItemFillPaint(int row, int item) {
    Point point = data.point(row, item);
    if (point.variant().published()) {
      return theme.background();
    }
    return point.simulated() ? mixed(color(row), theme.background()) : color(row);
  }

  /** One part of the colour, three parts of what is behind it, opaque. */
  private static Color mixed(Color color, Color behind) {
    return new Color(
        (color.getRed() + 3 * behind.getRed()) / 4,
        (color.getGreen() + 3 * behind.getGreen()) / 4,
        (color.getBlue() + 3 * behind.getBlue()) / 4);
  }

  @Override
  public Paint getItemOutlinePaint(int row, int item) {
    Point point = data.point(row, item);
    boolean solid = !point.variant().published() && !point.simulated();
    return solid ? theme.background() : color(row);
  }

  @Override
  public Stroke getItemOutlineStroke(int row, int item) {
    Point point = data.point(row, item);
    boolean solid = !point.variant().published() && !point.simulated();
    return solid ? BAR : point.simulated() ? DASHED : OUTLINE;
  }

  @Override
  public Stroke getItemStroke(int row, int item) {
    boolean simulated =
        data.series(row).points().stream().allMatch(p -> p.execution() == Execution.SIMULATED);
    if (simulated) {
      return LINE_DASHED;
    }
    return theme.print() ? Dashes.line(palette.position(data.series(row).model())) : LINE;
  }

  @Override
  @SuppressWarnings("NullAway") // JFreeChart: null means the item's own paint
  public Paint getErrorPaint() {
    return null;
  }

  @Override
  protected void drawSecondaryPass(
      Graphics2D g2,
      XYPlot plot,
      XYDataset dataset,
      int pass,
      int row,
      int item,
      org.jfree.chart.axis.ValueAxis domain,
      Rectangle2D area,
      org.jfree.chart.axis.ValueAxis range,
      org.jfree.chart.plot.CrosshairState crosshair,
      org.jfree.chart.entity.EntityCollection entities) {
    if (selected.filter(data.point(row, item).variant()::equals).isPresent()) {
      double x = domain.valueToJava2D(data.getXValue(row, item), area, plot.getDomainAxisEdge());
      double y = range.valueToJava2D(data.getYValue(row, item), area, plot.getRangeAxisEdge());
      ring(g2, x, y);
    }
    super.drawSecondaryPass(
        g2, plot, dataset, pass, row, item, domain, area, range, crosshair, entities);
  }

  private void ring(Graphics2D g2, double x, double y) {
    Shape ring =
        new java.awt.geom.Ellipse2D.Double(
            x - RING_RADIUS, y - RING_RADIUS, 2 * RING_RADIUS, 2 * RING_RADIUS);
    Color c = theme.selection();
    g2.setPaint(new Color(c.getRed(), c.getGreen(), c.getBlue(), 48));
    g2.fill(ring);
    g2.setPaint(c);
    g2.setStroke(LINE);
    g2.draw(ring);
  }

  /** A loop, not a stream: it runs for every corner of every label. */
  private boolean isFree(Rectangle2D box) {
    for (Rectangle2D other : taken) {
      if (box.intersects(other)) {
        return false;
      }
    }
    return true;
  }

  /** Beside points on top of each other nobody can tell whose label it is. */
  private boolean crowded(int row, int item, double x, double y, String text) {
    XYItemLabelGenerator generator = getItemLabelGenerator(row, item);
    int at = 0;
    for (int r = 0; r < data.getSeriesCount(); r++) {
      for (int i = 0; i < data.getItemCount(r); i++) {
        Rectangle2D other = taken.get(at++);
        boolean near = Math.hypot(other.getCenterX() - x, other.getCenterY() - y) < CROWD;
        if (near && (r != row || i != item) && !text.equals(generator.generateLabel(data, r, i))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  protected void drawItemLabel(
      Graphics2D g2,
      PlotOrientation orientation,
      XYDataset dataset,
      int row,
      int item,
      double x,
      double y,
      boolean negative) {
    XYItemLabelGenerator generator = getItemLabelGenerator(row, item);
    String text = generator == null ? "" : generator.generateLabel(dataset, row, item);
    if (text == null || text.isEmpty()) {
      return;
    }
    if (crowded(row, item, x, y, text)) {
      return;
    }
    g2.setFont(getDefaultItemLabelFont());
    var metrics = g2.getFontMetrics();
    double width = metrics.stringWidth(text);
    double height = metrics.getAscent();
    double gap = RADIUS + 2;
    double[][] corners = {
      {x + gap, y - gap + 3}, {x + gap, y + gap + height - 5},
      {x - gap - width, y - gap + 3}, {x - gap - width, y + gap + height - 5},
      {x + gap, y + height / 2}, {x - gap - width, y + height / 2}
    };
    for (double[] corner : corners) {
      Rectangle2D box = new Rectangle2D.Double(corner[0], corner[1] - height, width, height);
      if (isFree(box)) {
        taken.add(box);
        g2.setPaint(color(row));
        g2.drawString(text, (float) corner[0], (float) corner[1]);
        return;
      }
    }
  }
}
