package org.fewbit.ui.compare;

import java.awt.Graphics2D;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.fx.overlay.OverlayFX;
import org.jfree.chart.panel.AbstractOverlay;

/** Draws nothing; tells that a chart has been drawn, and its places have moved. */
final class AfterDrawing extends AbstractOverlay implements OverlayFX {

  private final Runnable then;

  AfterDrawing(Runnable then) {
    this.then = then;
  }

  @Override
  public void paintOverlay(Graphics2D g2, ChartPanel panel) {
    throw new UnsupportedOperationException("only for the canvas");
  }

  @Override
  public void paintOverlay(Graphics2D g2, ChartCanvas canvas) {
    then.run();
  }
}
