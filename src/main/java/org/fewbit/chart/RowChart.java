package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Font;
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

  private final JFreeChart chart;
  private final Rows rows;
  private final boolean legend;
  private final AtomicReference<Optional<VariantKey>> selected =
      new AtomicReference<>(Optional.empty());

  RowChart(
      Rows rows,
      List<Panel> panels,
      LegendItemCollection legendItems,
      ChartTheme theme,
      Palette palette) {
    this.rows = rows;
    CombinedRangeXYPlot all = new CombinedRangeXYPlot(new RowAxis(rows, palette, theme));
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

  /** The figure with its numbers and words. */
  Drawing drawing(DataSheet data, String caption) {
    double natural = PITCH * rows.lines().size() + AXIS_ROOM + (legend ? 24 : 0);
    return new Drawing(chart, data, caption, natural)
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
