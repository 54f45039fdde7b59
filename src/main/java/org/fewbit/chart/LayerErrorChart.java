package org.fewbit.chart;

import java.awt.Color;
import java.awt.Font;
import java.io.Serial;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.quantize.LayerPlace;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * The error of every quantized tensor: a bar each, by layer, coloured by what the tensor is for.
 */
public final class LayerErrorChart {

  /** Share of a layer's width that its bars take. */
  private static final double FILLED = 0.84;

  /** Ticks that fit below a chart. */
  private static final int TICKS = 16;

  private final JFreeChart chart;
  private final XYBarRenderer renderer = new XYBarRenderer();
  private final List<TensorClass> classes = new ArrayList<>();

  /**
   * Draws a report.
   *
   * @param outputs the error of outputs on the calibration data instead of that of weights
   */
  public LayerErrorChart(QuantizationReport report, boolean outputs, ChartTheme theme) {
    Map<Integer, List<LayerError>> byPlace = byPlace(report.layers(), outputs);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    List<List<LayerError>> bars = new ArrayList<>();
    Map<TensorClass, XYIntervalSeries> series = new EnumMap<>(TensorClass.class);
    Map<TensorClass, List<LayerError>> shown = new EnumMap<>(TensorClass.class);
    byPlace.forEach((place, errors) -> add(place, errors, outputs, series, shown));
    series.forEach(
        (kind, line) -> {
          data.addSeries(line);
          classes.add(kind);
          bars.add(shown.getOrDefault(kind, List.of()));
        });
    renderer.setUseYInterval(false);
    renderer.setShadowVisible(false);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setDefaultToolTipGenerator(
        (set, row, item) -> theme.say(tooltip(bars.get(row).get(item))));
    renderer.setLegendItemLabelGenerator(
        (set, row) -> theme.say(String.valueOf(set.getSeriesKey(row))));
    NumberAxis layers = new NumberAxis("Layer");
    int last = byPlace.keySet().stream().mapToInt(p -> p).max().orElse(0);
    layers.setRange(-0.5, last + 0.5);
    layers.setTickUnit(new NumberTickUnit(Math.max(1, last / TICKS + 1)));
    layers.setNumberFormatOverride(
        new PlaceFormat(LayerPlace.count(report.layers()), theme.say("other")));
    NumberAxis errors =
        new NumberAxis(outputs ? "Relative error of outputs (%)" : "Relative error of weights (%)");
    errors.setAutoRangeIncludesZero(true);
    XYPlot plot = new XYPlot(data, layers, errors, renderer);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setNoDataMessage("No tensor was quantized.");
    chart = new JFreeChart(null, theme.font(Font.BOLD, 14), plot, true);
    chart.setPadding(new RectangleInsets(6, 6, 2, 12));
    chart.getLegend().setPosition(RectangleEdge.TOP);
    restyle(theme);
  }

  private static Map<Integer, List<LayerError>> byPlace(List<LayerError> all, boolean outputs) {
    int layers = LayerPlace.count(all);
    Map<Integer, List<LayerError>> byPlace = new TreeMap<>();
    for (LayerError error : all) {
      if (!outputs || error.outputError().isPresent()) {
        int place = LayerPlace.of(error.name()).orElse(layers);
        byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(error);
      }
    }
    return byPlace;
  }

  private static void add(
      int place,
      List<LayerError> errors,
      boolean outputs,
      Map<TensorClass, XYIntervalSeries> series,
      Map<TensorClass, List<LayerError>> shown) {
    double width = FILLED / errors.size();
    for (int i = 0; i < errors.size(); i++) {
      LayerError error = errors.get(i);
      double left = place - FILLED / 2 + i * width;
      double y = 100 * value(error, outputs);
      // Sorted by x as they come: an item's number is that of its tensor.
      series
          .computeIfAbsent(
              error.tensorClass(), kind -> new XYIntervalSeries(kind.title(), false, true))
          .add(left + width / 2, left + 0.06 * width, left + 0.94 * width, y, y, y);
      shown.computeIfAbsent(error.tensorClass(), kind -> new ArrayList<>()).add(error);
    }
  }

  private static double value(LayerError error, boolean outputs) {
    return outputs ? error.outputError().orElse(0) : error.relativeError();
  }

  /** The chart, shown on screen and written to files. */
  public JFreeChart chart() {
    return chart;
  }

  /** Changes colours; zoom stays. */
  public void restyle(ChartTheme theme) {
    theme.apply(chart);
    for (int i = 0; i < classes.size(); i++) {
      renderer.setSeriesPaint(i, color(classes.get(i), theme));
    }
  }

  private static Color color(TensorClass kind, ChartTheme theme) {
    // The same colours as the models' have: told apart by the colour-blind as well.
    return Palette.step(
        switch (kind) {
          case ATTENTION -> 0;
          case MLP -> 1;
          case HEAD -> 2;
          case EMBEDDING -> 3;
          case NORM -> 4;
          case OTHER -> 5;
        },
        theme);
  }

  private static String tooltip(LayerError error) {
    StringBuilder text = new StringBuilder(error.name());
    text.append("\n").append(error.rows()).append(" \u00d7 ").append(error.columns());
    text.append(", ").append(NumberText.fixed(error.bitsPerWeight(), 2)).append(" bits per weight");
    text.append("\nweights ").append(percent(error.relativeError()));
    error.outputError().ifPresent(e -> text.append(", outputs ").append(percent(e)));
    if (error.outlierShare() > 0) {
      text.append("\noutliers ").append(percent(error.outlierShare()));
    }
    return text.toString();
  }

  private static String percent(double share) {
    return NumberText.of(100 * share) + " %";
  }

  /** Layers by number; what stands behind the last one by a word. */
  private static final class PlaceFormat extends NumberFormat {

    @Serial private static final long serialVersionUID = 1L;

    private final int layers;
    private final String behind;

    private PlaceFormat(int layers, String behind) {
      this.layers = layers;
      this.behind = behind;
    }

    @Override
    public StringBuffer format(double place, StringBuffer to, FieldPosition position) {
      long number = Math.round(place);
      return to.append(number >= layers && layers > 0 ? behind : Long.toString(number));
    }

    @Override
    public StringBuffer format(long place, StringBuffer to, FieldPosition position) {
      return format((double) place, to, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("ticks are only written");
    }
  }
}
