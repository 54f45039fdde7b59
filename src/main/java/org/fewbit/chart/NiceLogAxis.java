package org.fewbit.chart;

import java.awt.FontMetrics;
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

  /** From as many powers of ten on only powers are labelled. */
  private static final int EVEN = 4;

  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
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

  /** Powers of ten at even distances, where the range has so many that not all can be labelled. */
  private List<Double> labelled(
      FontMetrics metrics, Rectangle2D area, RectangleEdge edge, boolean wide) {
    double low = getRange().getLowerBound();
    double high = getRange().getUpperBound();
    int first = (int) Math.ceil(Math.log10(low));
    int last = (int) Math.floor(Math.log10(high));
    if (last - first < EVEN) {
      return candidates(low, high);
    }
    double decade = Math.abs(valueToJava2D(10, area, edge) - valueToJava2D(1, area, edge));
    double room = GAP;
    for (int power = first; power <= last; power++) {
      String text = label(Math.pow(10, power));
      room = Math.max(room, wide ? metrics.stringWidth(text) + GAP : metrics.getHeight() + 4.0);
    }
    int step = (int) Math.max(1, Math.ceil(room / decade));
    List<Double> powers = new ArrayList<>();
    for (int power = last; power >= first; power -= step) {
      powers.addFirst(Math.pow(10, power));
    }
    return powers;
  }

  private List<NumberTick> ticks(
      Graphics2D g2, Rectangle2D area, RectangleEdge edge, TextAnchor anchor, boolean wide) {
    var metrics = g2.getFontMetrics(getTickLabelFont());
    List<NumberTick> ticks = new ArrayList<>();
    List<double[]> taken = new ArrayList<>();
    for (double value : labelled(metrics, area, edge, wide)) {
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
    if (value < 0.000_9) {
      double power = Math.log10(value);
      if (Math.abs(power - Math.rint(power)) < 1e-9 && power > -9.5) {
        return "10\u207b" + SUPERSCRIPTS.charAt((int) -Math.rint(power));
      }
      return new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
    }
    String text = String.format(Locale.ROOT, "%,.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
