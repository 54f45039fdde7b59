package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Variants down, panels across: one chart for all figures of that form. */
final class RowChart {

  /** Height of a row in units of 1/12 letter. */
  private static final double PITCH = 17;

  private static final double AXIS_ROOM = 62;

  /** Of the chart, above and below. */
  private static final double MARGINS = 14;

  /** The words of narrow panels take more lines. */
  private static final double MANY_ROOM = 36;

  /**
   * A panel.
   *
   * @param axis horizontal
   * @param above whether the axis stands above the panel
   * @param marks what is drawn
   * @param reference a vertical line, for example at no difference
   */
  record Panel(ValueAxis axis, boolean above, List<Mark> marks, OptionalDouble reference) {

    Panel {
      marks = List.copyOf(marks);
    }
  }

  /** More panels than these are too narrow on a page of one column. */
  private static final int MOST = 5;

  private static final int SHARE = 3;

  private static final double NAMES = 170;
  private static final double PANEL = 100;

  private final JFreeChart chart;
  private final Rows rows;
  private final boolean legend;
  private final int panels;
  private double scaleRoom;
  private double columnRoom;
  private final AtomicReference<Optional<VariantKey>> selected =
      new AtomicReference<>(Optional.empty());

  RowChart(
      Rows rows,
      List<Panel> panels,
      LegendItemCollection legendItems,
      ChartTheme theme,
      Palette palette) {
    this.rows = rows;
    this.panels = panels.size();
    for (Panel panel : panels) {
      if (panel.axis() instanceof ColumnAxis columns) {
        columnRoom = columns.height() + MARGINS;
      }
    }
    CombinedRangeXYPlot all =
        new CombinedRangeXYPlot(new RowAxis(rows, palette, theme, overhang(panels)));
    all.setGap(24);
    all.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    for (Panel panel : panels) {
      all.add(plot(panel, theme, palette, selected::get));
    }
    all.setAxisOffset(RectangleInsets.ZERO_INSETS);
    all.setFixedLegendItems(legendItems);
    chart = new JFreeChart(null, theme.font(Font.BOLD, 14), all, false);
    chart.setPadding(new RectangleInsets(6, 6, 6, 14));
    legend = legendItems.getItemCount() > 0;
    if (legend) {
      LegendTitle title = new LegendTitle(all);
      title.setPosition(RectangleEdge.BOTTOM);
      chart.addLegend(title);
    }
    theme.apply(chart);
  }

  private static double overhang(List<Panel> panels) {
    return !panels.isEmpty() && panels.getFirst().axis() instanceof ColumnAxis columns
        ? columns.overhang()
        : 0;
  }

  /** Panels for each of several charts, about as many on each; none are one empty chart. */
  static <T> List<List<T>> shares(List<T> panels) {
    if (panels.size() <= MOST) {
      return List.of(panels);
    }
    int charts = (panels.size() + SHARE - 1) / SHARE;
    List<List<T>> shares = new ArrayList<>();
    for (int i = 0; i < charts; i++) {
      shares.add(panels.subList(i * panels.size() / charts, (i + 1) * panels.size() / charts));
    }
    return shares;
  }

  private static XYPlot plot(
      Panel panel, ChartTheme theme, Palette palette, Supplier<Optional<VariantKey>> selected) {
    MarkDataset data = new MarkDataset(panel.marks());
    XYPlot plot =
        new XYPlot(data, panel.axis(), null, new MarkRenderer(data, palette, theme, selected));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainPannable(true);
    plot.setDomainGridlinesVisible(!panel.above());
    plot.setRangeGridlinesVisible(!panel.above());
    if (panel.above()) {
      plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
    }
    panel
        .reference()
        .ifPresent(
            at -> {
              ValueMarker line = new ValueMarker(at);
              line.setPaint(theme.text());
              line.setStroke(new BasicStroke(1f));
              plot.addDomainMarker(line, Layer.BACKGROUND);
            });
    return plot;
  }

  /** With what the shades of cells mean, below. */
  RowChart scale(ShadeScale scale) {
    chart.addSubtitle(scale);
    scaleRoom = ShadeScale.ROOM;
    return this;
  }

  /** The figure with its numbers and words. */
  Drawing drawing(DataSheet data, String caption) {
    double axis = Math.max(AXIS_ROOM, columnRoom);
    double words = panels > 2 ? axis + MANY_ROOM : axis;
    double natural = PITCH * rows.lines().size() + words + (legend ? 44 : 0) + scaleRoom;
    return new Drawing(chart, data, caption, natural)
        .atLeast(NAMES + panels * PANEL)
        .selectable(
            variant -> {
              selected.set(variant);
              chart.fireChartChanged();
            });
  }

  /** Legend entries that only need a box or a marker. */
  static LegendItemCollection legend(List<LegendItem> items) {
    LegendItemCollection all = new LegendItemCollection();
    items.forEach(all::add);
    return all;
  }
}
