package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with round numbers on it. JFreeChart's own labels only powers of its base: too
 * few for a perplexity from 3 to 40.
 */
class NiceLogAxis extends LogAxis {

  @Serial private static final long serialVersionUID = 1L;

  private static final double GAP = 14;
  private static final double[] STEPS = {1, 2, 5, 3, 4, 6, 7, 8, 9, 1.5, 2.5};

  NiceLogAxis(String label) {
    super(label);
    setSmallestValue(1e-9);
    setMinorTickMarksVisible(false);
  }

  /** Round numbers in the range, rounder ones first. */
  static List<Double> candidates(double low, double high) {
    List<Double> all = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.floor(Math.log10(high));
    if (high / low < 3) {
      addLinear(low, high, all);
      return all;
    }
    for (double step : STEPS) {
      for (int decade = first; decade <= last; decade++) {
        double value = step * Math.pow(10, decade);
        if (value >= low && value <= high) {
          all.add(value);
        }
      }
    }
    return all;
  }

  private static void addLinear(double low, double high, List<Double> all) {
    double raw = (high - low) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = raw / power < 1.5 ? power : raw / power < 3.5 ? 2 * power : 5 * power;
    for (double v = Math.ceil(low / step) * step; v <= high; v += step) {
      all.add(v);
    }
  }

  @Override
  protected List<NumberTick> refreshTicksHorizontal(
      Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    return ticks(g2, area, edge, TextAnchor.TOP_CENTER, true);
  }

  @Override
  protected List<NumberTick> refreshTicksVertical(
      Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    return ticks(g2, area, edge, TextAnchor.CENTER_RIGHT, false);
  }

  private List<NumberTick> ticks(
      Graphics2D g2, Rectangle2D area, RectangleEdge edge, TextAnchor anchor, boolean wide) {
    var metrics = g2.getFontMetrics(getTickLabelFont());
    List<NumberTick> ticks = new ArrayList<>();
    List<double[]> taken = new ArrayList<>();
    for (double value : candidates(getRange().getLowerBound(), getRange().getUpperBound())) {
      String text = label(value);
      double half = (wide ? metrics.stringWidth(text) : metrics.getHeight()) / 2.0;
      double at = valueToJava2D(value, area, edge);
      boolean free =
          taken.stream().allMatch(t -> Math.abs(t[0] - at) > t[1] + half + (wide ? GAP : 4));
      if (free) {
        taken.add(new double[] {at, half});
        ticks.add(new NumberTick(value, text, anchor, TextAnchor.CENTER, 0));
      }
    }
    return ticks;
  }

  private static String label(double value) {
    if (value < 0.001) {
      return new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
    }
    String text = String.format(Locale.ROOT, "%,.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
