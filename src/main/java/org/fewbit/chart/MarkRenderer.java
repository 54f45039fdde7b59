package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.Optional;
import java.util.function.Supplier;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/** Draws the marks of a panel; the row of the selected variant has a band behind it. */
final class MarkRenderer extends AbstractXYItemRenderer {

  @Serial private static final long serialVersionUID = 1L;

  private static final int BAND_ALPHA = 40;
  private static final BasicStroke EDGE =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  private final transient MarkDataset data;
  private final transient Palette palette;
  private final transient ChartTheme theme;
  private final transient Supplier<Optional<VariantKey>> selected;

  MarkRenderer(
      MarkDataset data,
      Palette palette,
      ChartTheme theme,
      Supplier<Optional<VariantKey>> selected) {
    this.data = data;
    this.palette = palette;
    this.theme = theme;
    this.selected = selected;
  }

  @Override
  public @Nullable Range findDomainBounds(XYDataset dataset) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < data.getItemCount(0); i++) {
      low = Math.min(low, data.mark(i).low());
      high = Math.max(high, data.mark(i).high());
    }
    return low <= high ? new Range(low, high) : null;
  }

  /** A cell hides the band behind it: lines above and below mark it too. */
  private void outline(Graphics2D g2, Rectangle2D area, XYPlot plot, Mark mark) {
    MarkFrame frame = new MarkFrame(area, plot, theme, palette);
    double left = frame.x(mark.low());
    double right = frame.x(mark.high());
    g2.setPaint(theme.selection());
    g2.setStroke(EDGE);
    for (double edge : new double[] {-0.5, 0.5}) {
      double y = frame.y(mark.row() + edge);
      g2.draw(new Line2D.Double(left, y, right, y));
    }
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2,
      Rectangle2D area,
      XYPlot plot,
      XYDataset dataset,
      @Nullable PlotRenderingInfo info) {
    MarkFrame frame = new MarkFrame(area, plot, theme, palette);
    Color c = theme.selection();
    for (int i = 0; i < data.getItemCount(0); i++) {
      if (selected.get().filter(data.mark(i).variant()::equals).isPresent()) {
        double top = frame.y(data.mark(i).row() - 0.5);
        g2.setPaint(new Color(c.getRed(), c.getGreen(), c.getBlue(), BAND_ALPHA));
        g2.fill(new Rectangle2D.Double(area.getX(), top, area.getWidth(), frame.pitch()));
        break;
      }
    }
    XYItemRendererState state = super.initialise(g2, area, plot, dataset, info);
    // Marks are not in the order of their values.
    state.setProcessVisibleItemsOnly(false);
    return state;
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D area,
      @Nullable PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domain,
      ValueAxis range,
      XYDataset dataset,
      int series,
      int item,
      @Nullable CrosshairState crosshair,
      int pass) {
    Mark mark = data.mark(item);
    mark.draw(g2, new MarkFrame(area, plot, theme, palette))
        .ifPresent(
            shape -> {
              EntityCollection entities =
                  info == null || info.getOwner() == null
                      ? null
                      : info.getOwner().getEntityCollection();
              if (entities != null) {
                entities.add(new VariantEntity(shape, theme.say(mark.tooltip()), mark.variant()));
              }
            });
    if (mark instanceof CellMark && selected.get().filter(mark.variant()::equals).isPresent()) {
      outline(g2, area, plot, mark);
    }
  }
}
