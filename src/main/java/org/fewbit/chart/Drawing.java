package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A chart as a figure shows it: drawn for letters of 12 units, scaled by whoever puts it on a page.
 */
public final class Drawing {

  /** Height over width where a chart's content asks for none. */
  private static final double ASPECT = 0.66;

  /** Legend, title and axis take as much room on a narrow page: there a chart is higher. */
  private static final double NARROW_ASPECT = 0.42;

  private static final double WORDS = 165;
  private static final double SMALL_WORDS = 84;

  private final JFreeChart chart;
  private final DataSheet data;
  private final String caption;
  private final double natural;
  private final Consumer<Optional<VariantKey>> select;
  private final Function<ChartEntity, Optional<VariantKey>> pick;
  private final List<LeftOut> leftOut;
  private final Optional<LegendStrip> strip;
  private final Optional<VariantKey> owner;
  private double leastWidth;

  /**
   * A chart with what it shows.
   *
   * @param caption sentences below the figure
   * @param natural height in units of 1/12 letter that its rows need, 0 if any height will do
   */
  Drawing(JFreeChart chart, DataSheet data, String caption, double natural) {
    this(
        chart,
        data,
        caption,
        natural,
        variant -> {},
        e -> e instanceof VariantEntity v ? Optional.of(v.variant()) : Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Drawing(
      JFreeChart chart,
      DataSheet data,
      String caption,
      double natural,
      Consumer<Optional<VariantKey>> select,
      Function<ChartEntity, Optional<VariantKey>> pick,
      List<LeftOut> leftOut,
      Optional<LegendStrip> strip,
      Optional<VariantKey> owner) {
    this.chart = chart;
    this.data = data;
    this.caption = caption;
    this.natural = natural;
    this.select = select;
    this.pick = pick;
    this.leftOut = List.copyOf(leftOut);
    this.strip = strip;
    this.owner = owner;
  }

  /** With a way to mark a variant. */
  Drawing selectable(Consumer<Optional<VariantKey>> how) {
    return new Drawing(chart, data, caption, natural, how, pick, leftOut, strip, owner)
        .atLeast(leastWidth);
  }

  /** With another way to find the variant of a place. */
  Drawing picking(Function<ChartEntity, Optional<VariantKey>> how) {
    return new Drawing(chart, data, caption, natural, select, how, leftOut, strip, owner)
        .atLeast(leastWidth);
  }

  /** As the chart of one variant: all of it leads there. */
  Drawing owned(VariantKey variant) {
    return new Drawing(
        chart, data, caption, natural, select, pick, leftOut, strip, Optional.of(variant));
  }

  /** With what it leaves out. */
  Drawing without(List<LeftOut> variants) {
    return new Drawing(chart, data, caption, natural, select, pick, variants, strip, owner)
        .atLeast(leastWidth);
  }

  /** With a legend that it shares with the others of its figure. */
  Drawing sharing(LegendStrip legend) {
    return new Drawing(
        chart, data, caption, natural, select, pick, leftOut, Optional.of(legend), owner);
  }

  /** The legend that several charts of a figure share, drawn once below them. */
  public Optional<LegendStrip> strip() {
    return strip;
  }

  /** Selected variants that have no place on the chart, each with the reason. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /** Narrower than this, units of 1/12 letter, its columns can't be told apart. */
  Drawing atLeast(double width) {
    leastWidth = width;
    return this;
  }

  /** The width below which its columns can't be told apart; 0 if it has none. */
  public double leastWidth() {
    return leastWidth;
  }

  /** Whether its rows need a height of their own. */
  public boolean rows() {
    return natural > 0;
  }

  /** Marks a variant; nothing where the chart has none. */
  public void select(Optional<VariantKey> variant) {
    select.accept(variant);
  }

  /** Puts the axes of rows above them, where they are seen before anybody scrolls. */
  public void axesAbove() {
    if (chart.getPlot() instanceof CombinedRangeXYPlot panels) {
      for (Object panel : panels.getSubplots()) {
        ((XYPlot) panel).setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
      }
      if (chart.getLegend() != null) {
        chart.getLegend().setPosition(RectangleEdge.TOP);
      }
    }
  }

  /** Shows everything again. */
  public void resetZoom() {
    if (chart.getPlot() instanceof XYPlot plot) {
      List<XYPlot> plots = new ArrayList<>(List.of(plot));
      if (plot instanceof CombinedRangeXYPlot panels) {
        for (Object panel : panels.getSubplots()) {
          plots.add((XYPlot) panel);
        }
      }
      for (XYPlot each : plots) {
        Optional.ofNullable(each.getDomainAxis()).ifPresent(a -> a.setAutoRange(true));
        Optional.ofNullable(each.getRangeAxis()).ifPresent(a -> a.setAutoRange(true));
      }
    }
  }

  /** Whose an entity of the chart is. */
  Optional<VariantKey> variantAt(ChartEntity entity) {
    return pick.apply(entity);
  }

  /** Where variants are on the chart. */
  public ChartPlaces places() {
    return new ChartPlaces(pick, rows(), owner);
  }

  /** Whose the whole chart is, if it shows one variant only. */
  public Optional<VariantKey> owner() {
    return owner;
  }

  /** The chart itself, for a window. */
  public JFreeChart chart() {
    return chart;
  }

  /** The numbers that are drawn. */
  public DataSheet data() {
    return data;
  }

  /** What is shown: quantities, intervals, n, protocol, baseline, versions, what is left out. */
  public String caption() {
    return caption;
  }

  /** The height that suits a width. */
  public double height(double width) {
    if (natural > 0) {
      return natural;
    }
    return strip.isPresent()
        ? ASPECT * width + SMALL_WORDS
        : Math.max(ASPECT * width, NARROW_ASPECT * width + WORDS);
  }

  /** Puts the legend somewhere else, or takes it away; nothing where the chart has none. */
  public void legend(LegendPlace place) {
    LegendTitle legend = chart.getLegend();
    if (legend == null) {
      return;
    }
    legend.setVisible(place != LegendPlace.NONE);
    switch (place) {
      case TOP -> legend.setPosition(RectangleEdge.TOP);
      case RIGHT -> legend.setPosition(RectangleEdge.RIGHT);
      case LEFT -> legend.setPosition(RectangleEdge.LEFT);
      case BOTTOM, NONE -> legend.setPosition(RectangleEdge.BOTTOM);
    }
  }

  /** Leaves room above the chart, for a panel's letter. */
  public void roomAbove(double units) {
    RectangleInsets padding = chart.getPadding();
    chart.setPadding(
        new RectangleInsets(
            Math.max(units, padding.getTop()),
            padding.getLeft(),
            padding.getBottom(),
            padding.getRight()));
  }

  /** Draws the chart into a rectangle. */
  public void paint(Graphics2D g2, Rectangle2D area) {
    chart.draw(g2, area);
  }
}
