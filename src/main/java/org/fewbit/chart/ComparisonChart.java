package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.EqualMemory;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A comparison drawn as a scatter chart; knows which point an entity of the chart is. */
public final class ComparisonChart {

  private static final int PAIRS = 2;
  private static final int FRONT = 1;

  /** More points than this hide each other's labels anyway. */
  private static final int MANY = 600;

  private static final BasicStroke EQUAL =
      new BasicStroke(
          1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {1.5f, 2.5f}, 0);
  private static final int POINTS = 0;
  private static final Color TRANSPARENT = new Color(0, 0, 0, 0);
  private static final float[] DOTS = {1f, 3f};
  private static final float[] FRONT_DASH = {5f, 4f};

  private final Comparison comparison;
  private final PointDataset data;
  private final PointRenderer renderer;
  private final XYStepRenderer frontRenderer = new XYStepRenderer();
  private final XYLineAndShapeRenderer equalRenderer = new XYLineAndShapeRenderer(true, false);
  private boolean connected;
  private final BufferedChart chart;
  private final Palette palette;
  private final boolean lines;
  private final boolean correlated;
  private boolean narrowed;
  private ChartTheme theme;
  private Optional<CostLines> costs = Optional.empty();

  /** A chart is drawn again for every step of a zoom; its words stay the same. */
  private final IdentityHashMap<Point, String> labels = new IdentityHashMap<>();

  private final IdentityHashMap<Point, String> tooltips = new IdentityHashMap<>();

  /**
   * Draws a comparison.
   *
   * @param kind which extras are drawn: lines, front, correlation
   * @param logarithmic whether the horizontal axis is
   */
  public ComparisonChart(
      Comparison comparison,
      Palette palette,
      ChartKind kind,
      boolean logarithmic,
      ChartTheme theme) {
    this.comparison = comparison;
    this.palette = palette;
    this.lines = kind.lines();
    this.correlated = kind.correlation();
    this.theme = theme;
    DisplayUnit xUnit = unit(comparison.xLabel(), comparison.points(), true);
    DisplayUnit yUnit = unit(comparison.yLabel(), comparison.points(), false);
    data = new PointDataset(comparison, xUnit, yUnit);
    renderer = new PointRenderer(data, palette, theme, kind.lines());
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelGenerator(
        (d, row, item) ->
            labels.computeIfAbsent(
                data.point(row, item), p -> PointText.label(data.series(row), p)));
    renderer.setDefaultToolTipGenerator(
        (d, row, item) ->
            tooltips.computeIfAbsent(data.point(row, item), p -> theme.say(tooltip(p))));
    XYPlot plot =
        new XYPlot(
            null,
            axis(comparison.xLabel(), xUnit, logarithmic),
            axis(comparison.yLabel(), yUnit, comparison.yLabel().perplexity()),
            null);
    if (kind.front()) {
      addFront(plot, xUnit, yUnit);
    }
    plot.setDataset(POINTS, data);
    plot.setRenderer(POINTS, renderer);
    // The last one is drawn first: the front lies behind the points.
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainPannable(true);
    plot.setRangePannable(true);
    comparison.yLabel().chance().ifPresent(c -> plot.addRangeMarker(chance(yUnit.shown(c), kind)));
    plot.setNoDataMessage(emptyMessage());
    chart = new BufferedChart(theme.font(Font.BOLD, 14), plot);
    chart.setPadding(new RectangleInsets(6, 6, 6, 18));
    if (kind.correlation()) {
      comparison
          .correlations()
          .forEach(c -> chart.addSubtitle(subtitle(CaptionText.correlation(c))));
    }
    restyle(theme);
  }

  /** The chart, shown on screen and written to files. */
  public JFreeChart chart() {
    return chart;
  }

  /** What is drawn. */
  public Comparison comparison() {
    return comparison;
  }

  /**
   * Draws many points in a faster way, for a window that pans and zooms: markers from stamps, bars
   * without caps, no labels. Exported figures never do.
   */
  public void manyAtOnce(boolean on) {
    renderer.stamped(on && comparison.points().size() > MANY);
    chart.setBuffered(on && comparison.points().size() > MANY);
  }

  /** Rings the point of a variant; nothing if it has none. */
  public void select(Optional<VariantKey> variant) {
    renderer.select(variant);
  }

  /** Writes the vertical axis with fewer words, for a chart too low for all of them. */
  public void brief(boolean on) {
    QuantityLabel label = comparison.yLabel();
    String title = on ? label.shortTitle() : label.title();
    chart
        .getXYPlot()
        .getRangeAxis()
        .setLabel(theme.say(capitalized(unit(label, comparison.points(), false).header(title))));
  }

  /** Writes the correlations with fewer words, for a chart too narrow for all of them. */
  public void narrow(boolean on) {
    if (correlated && on != narrowed) {
      narrowed = on;
      chart.clearSubtitles();
      comparison
          .correlations()
          .forEach(
              c ->
                  chart.addSubtitle(
                      subtitle(on ? CaptionText.brief(c) : CaptionText.correlation(c))));
      theme.apply(chart);
    }
  }

  /** As one of many small charts: the score and the correlation above, nothing beside the axis. */
  void small() {
    chart.clearSubtitles();
    DisplayUnit unit = unit(comparison.yLabel(), comparison.points(), false);
    TextTitle name = subtitle(capitalized(unit.header(comparison.yLabel().shortTitle())));
    chart.addSubtitle(name);
    comparison.correlations().forEach(c -> chart.addSubtitle(subtitle(CaptionText.brief(c))));
    chart.getXYPlot().getRangeAxis().setLabel(null);
    theme.apply(chart);
    name.setPaint(theme.text());
    name.setFont(theme.font(Font.BOLD, 12));
  }

  /** Adds a legend of models and methods, for a chart without the list beside it. */
  public void addLegend() {
    chart.getXYPlot().setFixedLegendItems(legendItems());
    LegendTitle legend = new LegendTitle(chart.getXYPlot());
    legend.setPosition(RectangleEdge.BOTTOM);
    chart.addLegend(legend);
    theme.apply(chart);
  }

  private LegendItemCollection legendItems() {
    LegendItemCollection items = LegendEntries.of(comparison.points(), palette, lines, theme);
    if (connected) {
      items.add(LegendEntries.line(theme.say("equal memory"), EQUAL, theme.text()));
    }
    return items;
  }

  /**
   * Connects variants of about equal memory: the larger model at fewer bits with the smaller one.
   */
  public void connect(List<EqualMemory> pairs) {
    DisplayUnit xUnit = unit(comparison.xLabel(), comparison.points(), true);
    DisplayUnit yUnit = unit(comparison.yLabel(), comparison.points(), false);
    XYSeriesCollection lines = new XYSeriesCollection();
    for (EqualMemory pair : pairs) {
      XYSeries line = new XYSeries("equal " + lines.getSeriesCount(), false, true);
      for (Point p : List.of(pair.smaller(), pair.larger())) {
        line.add(xUnit.shown(p.x().value()), yUnit.shown(p.y().value()));
      }
      lines.addSeries(line);
    }
    equalRenderer.setAutoPopulateSeriesPaint(false);
    equalRenderer.setAutoPopulateSeriesStroke(false);
    equalRenderer.setDefaultStroke(EQUAL);
    equalRenderer.setDefaultPaint(theme.text());
    chart.getXYPlot().setDataset(PAIRS, lines);
    chart.getXYPlot().setRenderer(PAIRS, equalRenderer);
    connected = !pairs.isEmpty();
  }

  /** Changes colours; zoom stays. */
  public void restyle(ChartTheme theme) {
    this.theme = theme;
    // One drawing for all changes, not one for each.
    chart.setNotify(false);
    theme.apply(chart);
    renderer.setDefaultItemLabelFont(theme.font(Font.PLAIN, 11));
    frontRenderer.setDefaultPaint(theme.front());
    equalRenderer.setDefaultPaint(theme.text());
    renderer.restyle(theme);
    chart.setNotify(true);
  }

  /** Ends tooltips with what a variant costs. */
  public void telling(CostLines lines) {
    costs = Optional.of(lines);
    tooltips.clear();
  }

  private String tooltip(Point point) {
    List<Quantity> said = List.of(comparison.x(), comparison.y());
    return PointText.tooltip(
        comparison, point, costs.map(c -> c.of(point.variant(), said)).orElse(List.of()));
  }

  /** Where variants are on the chart. */
  public ChartPlaces places() {
    return new ChartPlaces(e -> pointAt(e).map(Point::variant), false, Optional.empty())
        .saying(this::line);
  }

  private String line(VariantKey variant) {
    return comparison.points().stream()
        .filter(p -> p.variant().equals(variant))
        .findFirst()
        .map(p -> PointText.line(comparison, p))
        .orElseGet(() -> variant.model() + "   " + variant.variant().label());
  }

  /** The point under an entity of this chart. */
  public Optional<Point> pointAt(ChartEntity entity) {
    return entity instanceof XYItemEntity item && item.getDataset() == data
        ? Optional.of(data.point(item.getSeriesIndex(), item.getItem()))
        : Optional.empty();
  }

  /** Its label stands where broken variants do not: they are on the left of the bits chart only. */
  private static ValueMarker chance(double at, ChartKind kind) {
    boolean right = kind == ChartKind.BITS;
    ValueMarker line = new ValueMarker(at);
    line.setStroke(new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DOTS, 0));
    line.setLabel("chance");
    line.setLabelAnchor(right ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.TOP_LEFT);
    line.setLabelTextAnchor(right ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
    line.setLabelBackgroundColor(TRANSPARENT);
    return line;
  }

  private void addFront(XYPlot plot, DisplayUnit xUnit, DisplayUnit yUnit) {
    XYSeriesCollection fronts = new XYSeriesCollection();
    for (List<Point> front : comparison.fronts()) {
      XYSeries line = new XYSeries("front " + fronts.getSeriesCount(), false, true);
      front.forEach(p -> line.add(xUnit.shown(p.x().value()), yUnit.shown(p.y().value())));
      fronts.addSeries(line);
    }
    plot.setDataset(FRONT, fronts);
    frontRenderer.setAutoPopulateSeriesPaint(false);
    frontRenderer.setAutoPopulateSeriesStroke(false);
    frontRenderer.setDefaultStroke(
        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, FRONT_DASH, 0));
    // What is reachable falls right after a point where more x is better, rises at one where less.
    frontRenderer.setStepPoint(comparison.xLabel().higherIsBetter() ? 0 : 1);
    plot.setRenderer(FRONT, frontRenderer);
  }

  private static DisplayUnit unit(QuantityLabel label, List<Point> points, boolean horizontal) {
    double largest =
        points.stream().mapToDouble(p -> (horizontal ? p.x() : p.y()).value()).max().orElse(0);
    return DisplayUnit.of(label.unit(), largest);
  }

  private static ValueAxis axis(QuantityLabel label, DisplayUnit unit, boolean logarithmic) {
    String text = capitalized(unit.header(label.title()));
    if (logarithmic) {
      return new NiceLogAxis(text);
    }
    NumberAxis axis = new NumberAxis(text);
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    axis.setAutoRangeIncludesZero(false);
    axis.setTickLabelInsets(new RectangleInsets(2, 10, 2, 10));
    axis.setLowerMargin(0.06);
    // Room for the numbers beside the highest points.
    axis.setUpperMargin(0.1);
    return axis;
  }

  static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static TextTitle subtitle(String text) {
    TextTitle title = new TextTitle(text);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPadding(2, 6, 2, 0);
    return title;
  }

  private String emptyMessage() {
    if (comparison.leftOut().isEmpty()) {
      return "No variant is selected.";
    }
    return comparison.leftOutByReason().entrySet().stream()
        .map((Map.Entry<String, Long> e) -> e.getValue() + " \u00d7 " + e.getKey())
        .collect(Collectors.joining(", ", "Nothing to draw: ", ""));
  }
}
