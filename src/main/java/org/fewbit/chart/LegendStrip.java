package org.fewbit.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.LegendTitle;
import org.jfree.data.Range;

/** A legend for several charts at once. */
public final class LegendStrip {

  private final LegendTitle title;

  LegendStrip(LegendItemCollection items, ChartTheme theme) {
    title = new LegendTitle(() -> items);
    theme.apply(title);
  }

  /** Height that it needs at a width. */
  public double height(double width) {
    Graphics2D g2 = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return arranged(g2, width);
    } finally {
      g2.dispose();
    }
  }

  private double arranged(Graphics2D g2, double width) {
    return title
        .arrange(g2, new RectangleConstraint(new Range(0, width), new Range(0, 4 * width)))
        .getHeight();
  }

  /** Draws it in the middle of a rectangle. */
  public void paint(Graphics2D g2, Rectangle2D area) {
    var size =
        title.arrange(
            g2, new RectangleConstraint(new Range(0, area.getWidth()), new Range(0, 1e4)));
    double left = area.getX() + Math.max(0, (area.getWidth() - size.getWidth()) / 2);
    title.draw(g2, new Rectangle2D.Double(left, area.getY(), size.getWidth(), size.getHeight()));
  }
}
