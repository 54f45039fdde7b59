package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.core.quantize.WeightHistogram;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The weights of one tensor and the levels they were rounded to: the original as a line, what is
 * stored as bars, both as shares of the weights counted.
 */
public final class WeightHistogramChart {

  private static final float LINE = 1.8f;

  private final JFreeChart chart;
  private final XYStepRenderer line = new XYStepRenderer();
  private final XYBarRenderer bars = new XYBarRenderer();

  /** Draws a tensor's histogram, which the layer must have. */
  public WeightHistogramChart(LayerError layer, ChartTheme theme) {
    WeightHistogram histogram = layer.histogram().orElseThrow();
    double all = Math.max(1, histogram.count());
    XYSeries original = new XYSeries("Original weights");
    XYIntervalSeries quantized = new XYIntervalSeries("Quantized, " + bits(layer));
    original.add(histogram.from(), 0);
    for (int i = 0; i < histogram.original().size(); i++) {
      double left = histogram.from() + i * histogram.binWidth();
      double share = 100 * histogram.quantized().get(i) / all;
      original.add(left + 1e-9 * histogram.binWidth(), 100 * histogram.original().get(i) / all);
      quantized.add(histogram.middle(i), left, left + histogram.binWidth(), share, share, share);
    }
    original.add(histogram.from() + histogram.original().size() * histogram.binWidth(), 0);
    XYIntervalSeriesCollection levels = new XYIntervalSeriesCollection();
    levels.addSeries(quantized);
    bars.setUseYInterval(false);
    bars.setShadowVisible(false);
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setDefaultToolTipGenerator((set, row, item) -> theme.say(tooltip(histogram, item, all)));
    bars.setLegendItemLabelGenerator(
        (set, row) -> theme.say(String.valueOf(set.getSeriesKey(row))));
    line.setLegendItemLabelGenerator(
        (set, row) -> theme.say(String.valueOf(set.getSeriesKey(row))));
    line.setDefaultStroke(new BasicStroke(LINE));
    line.setAutoPopulateSeriesStroke(false);
    NumberAxis values = new NumberAxis("Weight");
    values.setAutoRangeIncludesZero(false);
    NumberAxis shares = new NumberAxis("Share of weights (%)");
    XYPlot plot = new XYPlot(levels, values, shares, bars);
    plot.setDataset(1, new XYSeriesCollection(original));
    plot.setRenderer(1, line);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    chart = new JFreeChart(null, theme.font(Font.BOLD, 14), plot, true);
    chart.setPadding(new RectangleInsets(6, 6, 2, 12));
    chart.getLegend().setPosition(RectangleEdge.TOP);
    restyle(theme);
  }

  /** The chart, shown on screen and written to files. */
  public JFreeChart chart() {
    return chart;
  }

  private void restyle(ChartTheme theme) {
    theme.apply(chart);
    Color stored = Palette.step(1, theme);
    bars.setSeriesPaint(0, stored);
    line.setSeriesPaint(0, Palette.step(0, theme));
  }

  private static String bits(LayerError layer) {
    return NumberText.fixed(layer.bitsPerWeight(), 2) + " bits per weight";
  }

  private static String tooltip(WeightHistogram histogram, int bin, double all) {
    double left = histogram.from() + bin * histogram.binWidth();
    return NumberText.of(left)
        + " to "
        + NumberText.of(left + histogram.binWidth())
        + "\noriginal "
        + NumberText.of(100 * histogram.original().get(bin) / all)
        + " %, quantized "
        + NumberText.of(100 * histogram.quantized().get(bin) / all)
        + " %";
  }
}
