package org.fewbit.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/**
 * A cell with its value written in it.
 *
 * @param column its column, from 0
 * @param text the longest form that may be written, for example with its interval
 * @param brief the shortest form
 * @param shade how much of the colour, from -1 (loss) to 1 (gain); NaN for no colour
 * @param diverging whether the shade has two directions
 */
record CellMark(
    int row,
    int column,
    VariantKey variant,
    String text,
    String brief,
    double shade,
    boolean diverging,
    String tooltip)
    implements Mark {

  private static final Color GAIN = new Color(0x0072b2);
  private static final Color LOSS = new Color(0xd55e00);
  private static final Color PLAIN = new Color(0x0072b2);
  private static final double MOST = 0.82;
  private static final double ROOM = 4;
  private static final int LETTERS = 11;
  private static final double SMALLEST = 8;
  private static final String USUAL = "0.000";

  @Override
  public double low() {
    return column - 0.5;
  }

  @Override
  public double high() {
    return column + 0.5;
  }

  @Override
  public Optional<Shape> draw(Graphics2D g2, MarkFrame frame) {
    double left = frame.x(column - 0.5);
    double width = frame.x(column + 0.5) - left;
    double top = frame.y(row - 0.5);
    Rectangle2D cell = new Rectangle2D.Double(left + 0.5, top + 0.5, width - 1, frame.pitch() - 1);
    Color behind = fill(frame);
    g2.setPaint(behind);
    g2.fill(cell);
    g2.setFont(font(g2, frame.theme(), width));
    FontMetrics metrics = g2.getFontMetrics();
    g2.setStroke(Marks.HAIR);
    g2.setPaint(frame.theme().grid());
    g2.draw(cell);
    String words = metrics.stringWidth(text) <= width - ROOM ? text : brief;
    if (Double.isNaN(shade) && metrics.stringWidth(words) > width) {
      // There is a value, though neither shade nor room tell it.
      words = "\u00b7";
    }
    if (metrics.stringWidth(words) <= width) {
      g2.setPaint(ink(behind));
      g2.drawString(
          words,
          (float) (cell.getCenterX() - metrics.stringWidth(words) / 2.0),
          (float) (cell.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }
    return Optional.of(cell);
  }

  /** The same in every cell: a usual number has room, down to a size that can be read. */
  private static Font font(Graphics2D g2, ChartTheme theme, double width) {
    Font usual = theme.font(Font.PLAIN, LETTERS);
    // A canvas of JavaFX measures the font that is set, whatever font it is asked for.
    g2.setFont(usual);
    double room = g2.getFontMetrics().stringWidth(USUAL);
    return room <= width - 2
        ? usual
        : usual.deriveFont((float) Math.max(SMALLEST, Math.floor(LETTERS * (width - 2) / room)));
  }

  private Color fill(MarkFrame frame) {
    return color(shade, diverging, frame.theme());
  }

  /** The colour of a shade; the background for none. */
  static Color color(double shade, boolean diverging, ChartTheme theme) {
    Color background = theme.background();
    if (Double.isNaN(shade)) {
      return background;
    }
    double share = MOST * Math.min(1, Math.abs(shade));
    if (theme.print()) {
      // Losses darken to grey; gains, which are few, stay light: signs are in the text.
      return MarkFrame.mix(new Color(0x606060), background, diverging && shade > 0 ? 0 : share);
    }
    Color color = diverging ? shade < 0 ? LOSS : GAIN : PLAIN;
    return MarkFrame.mix(color, background, share);
  }

  /** Black or white, whatever is read better: relative luminance as in WCAG 2. */
  private static Color ink(Color behind) {
    double luminance =
        0.2126 * linear(behind.getRed())
            + 0.7152 * linear(behind.getGreen())
            + 0.0722 * linear(behind.getBlue());
    return luminance > 0.26 ? new Color(0x101418) : Color.WHITE;
  }

  private static double linear(int channel) {
    return Math.pow(channel / 255.0, 2.2);
  }
}
