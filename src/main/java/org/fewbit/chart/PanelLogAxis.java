package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;

/** As {@link PanelAxis}, logarithmic. */
final class PanelLogAxis extends NiceLogAxis {

  @Serial private static final long serialVersionUID = 1L;

  private final transient WrappedLabel words = new WrappedLabel();

  PanelLogAxis(String label) {
    super(label);
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
    words.panel(area);
    return super.reserveSpace(g2, plot, area, edge, space);
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
