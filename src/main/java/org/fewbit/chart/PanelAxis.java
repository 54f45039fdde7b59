package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The horizontal axis of a panel: its words take as many lines as they need. */
final class PanelAxis extends NumberAxis {

  @Serial private static final long serialVersionUID = 1L;

  private final transient WrappedLabel words = new WrappedLabel();

  PanelAxis(String label, boolean zero) {
    super(label);
    setAutoRangeIncludesZero(zero);
    setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    setTickLabelInsets(new RectangleInsets(2, 2, 2, 2));
    setLowerMargin(zero ? 0 : 0.06);
    setUpperMargin(0.06);
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
    words.panel(area);
    return super.reserveSpace(g2, plot, area, edge, space);
  }

  /** At least one tick beside zero, however narrow the panel is: else the bars have no scale. */
  @Override
  protected void selectAutoTickUnit(Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    super.selectAutoTickUnit(g2, area, edge);
    double length = getRange().getLength();
    double largest = Math.max(Math.abs(getLowerBound()), Math.abs(getUpperBound()));
    if (length > 0 && getTickUnit().getSize() > largest) {
      double power = Math.pow(10, Math.floor(Math.log10(largest)));
      double step =
          largest >= 5 * power ? 5 : largest >= 4 * power ? 4 : largest >= 2 * power ? 2 : 1;
      NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
      format.setMaximumFractionDigits(9);
      setTickUnit(new NumberTickUnit(step * power, format), false, false);
    }
  }

  @Override
  protected Rectangle2D getLabelEnclosure(Graphics2D g2, RectangleEdge edge) {
    return words.room(this, g2);
  }

  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D g2,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      AxisState state) {
    words.draw(this, g2, dataArea, state.getCursor(), edge.equals(RectangleEdge.TOP));
    return state;
  }
}
