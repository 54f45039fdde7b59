package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/** Markers drawn once and put down many times: of thousands of points only few look different. */
final class PointStamps {

  private static final int HALF = 9;

  private final PointRenderer renderer;
  private final Map<Key, BufferedImage> stamps = new HashMap<>();

  /** What a stamp looks like. */
  record Key(String model, Marker marker, boolean published, boolean simulated, boolean partial) {}

  PointStamps(PointRenderer renderer) {
    this.renderer = renderer;
  }

  void clear() {
    stamps.clear();
  }

  void draw(Graphics2D g2, int row, int item, double x, double y) {
    BufferedImage stamp =
        stamps.computeIfAbsent(renderer.stampKey(row, item), key -> stamp(row, item));
    g2.drawImage(stamp, (int) Math.round(x) - HALF, (int) Math.round(y) - HALF, null);
  }

  private BufferedImage stamp(int row, int item) {
    BufferedImage image =
        new BufferedImage(2 * HALF + 1, 2 * HALF + 1, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g2 = image.createGraphics();
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g2.translate(HALF + 0.5, HALF + 0.5);
    Shape shape = renderer.getItemShape(row, item);
    g2.setPaint(renderer.getItemFillPaint(row, item));
    g2.fill(shape);
    g2.setPaint(renderer.getItemOutlinePaint(row, item));
    g2.setStroke(renderer.getItemOutlineStroke(row, item));
    g2.draw(shape);
    g2.dispose();
    return image;
  }
}
