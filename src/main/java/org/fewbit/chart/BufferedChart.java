package org.fewbit.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.Serial;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jspecify.annotations.Nullable;

/**
 * A chart that can be drawn into pixels first: a canvas then gets one image instead of a hundred
 * thousand lines.
 */
final class BufferedChart extends JFreeChart {

  @Serial private static final long serialVersionUID = 1L;

  private boolean buffered;
  private transient @Nullable BufferedImage pixels;

  BufferedChart(Font font, Plot plot) {
    super(null, font, plot, false);
  }

  void setBuffered(boolean on) {
    buffered = on;
    pixels = null;
  }

  @Override
  public void draw(
      Graphics2D g2,
      Rectangle2D area,
      @Nullable Point2D anchor,
      @Nullable ChartRenderingInfo info) {
    int width = (int) Math.ceil(area.getWidth());
    int height = (int) Math.ceil(area.getHeight());
    if (!buffered || width < 1 || height < 1) {
      super.draw(g2, area, anchor, info);
      return;
    }
    BufferedImage image = pixels;
    if (image == null || image.getWidth() != width || image.getHeight() != height) {
      image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
      pixels = image;
    }
    Graphics2D own = image.createGraphics();
    own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    own.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    own.translate(-area.getX(), -area.getY());
    super.draw(own, area, anchor, info);
    own.dispose();
    g2.drawImage(image, (int) area.getX(), (int) area.getY(), null);
  }
}
