package org.fewbit.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.Axis;

/** The words of a horizontal axis on as many lines as its panel is narrow. */
final class WrappedLabel {

  private static final double GAP = 3;

  private double width = Double.MAX_VALUE;

  /** Remembers how wide the panel is. */
  void panel(Rectangle2D area) {
    width = area.getWidth();
  }

  private static FontMetrics metrics(Axis axis, Graphics2D g2) {
    return g2.getFontMetrics(axis.getLabelFont());
  }

  /** The room of all lines. */
  Rectangle2D room(Axis axis, Graphics2D g2) {
    FontMetrics metrics = metrics(axis, g2);
    int lines = lines(axis.getLabel(), metrics, width).size();
    return new Rectangle2D.Double(0, 0, 1, lines == 0 ? 0 : lines * metrics.getHeight() + GAP);
  }

  /**
   * Draws the lines below each other from the edge of the ticks on, each in the middle of the
   * panel.
   */
  void draw(Axis axis, Graphics2D g2, Rectangle2D data, double edge, boolean above) {
    FontMetrics metrics = metrics(axis, g2);
    double top = above ? edge - room(axis, g2).getHeight() - GAP : edge;
    g2.setFont(axis.getLabelFont());
    g2.setPaint(axis.getLabelPaint());
    double y = top + GAP + metrics.getAscent();
    for (String line : lines(axis.getLabel(), metrics, width)) {
      g2.drawString(line, (float) (data.getCenterX() - metrics.stringWidth(line) / 2.0), (float) y);
      y += metrics.getHeight();
    }
  }

  /** A text of several words on two lines of about the same length. */
  static String halves(String text) {
    int best = -1;
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
      if (best < 0 || Math.abs(2 * i - text.length()) < Math.abs(2 * best - text.length())) {
        best = i;
      }
    }
    return best < 0 || text.length() < 12
        ? text
        : text.substring(0, best) + "\n" + text.substring(best + 1);
  }

  /** Words, those that are too long for a line parted behind a stroke. */
  private static List<String> words(String text, FontMetrics metrics, double width) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      int stroke = word.indexOf('/');
      if (stroke > 0 && stroke < word.length() - 1 && metrics.stringWidth(word) > width) {
        words.add(word.substring(0, stroke + 1));
        words.add(word.substring(stroke + 1));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  /** Breaks a text at spaces; a word is broken only behind a stroke. */
  static List<String> lines(String text, FontMetrics metrics, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words(text, metrics, width)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
