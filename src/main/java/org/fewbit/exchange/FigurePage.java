package org.fewbit.exchange;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.Drawing;
import org.fewbit.chart.FigureFonts;
import org.fewbit.chart.LegendPlace;
import org.fewbit.chart.LegendStrip;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Charts on a page: a grid of cells as wide as each other, rows as high as their highest chart.
 * Charts are drawn for letters of 12 units; the page scales them to the font size asked for, so
 * lines and markers keep their proportion to the letters.
 */
public final class FigurePage {

  /** Letter size that charts are drawn for. */
  private static final double UNITS = 12;

  private static final double LETTER_ROOM = 20;
  private static final double GAP = 8;
  private static final double COMFORTABLE = 330;

  /** Of small multiples, which have no legend of their own. */
  private static final double SMALL = 205;

  private static final double SMALLEST_CELL = 90;

  private final List<Drawing> drawings;
  private final FigureStyle style;
  private final ChartTheme theme;
  private final double scale;
  private final int columns;
  private final double[] rowHeights;
  private final Optional<LegendStrip> strip;
  private final double stripHeight;
  private final double width;
  private final double height;

  /**
   * Lays charts out.
   *
   * @param drawings at least one, by rows
   */
  public FigurePage(List<Drawing> drawings, FigureStyle style) {
    this.drawings = List.copyOf(drawings);
    this.style = style;
    theme = style.look().theme();
    scale = style.fontPoints() / UNITS;
    width = style.widthPoints() / scale;
    boolean small = drawings.stream().allMatch(d -> d.strip().isPresent());
    int most = (int) Math.max(1, width / (small ? SMALL : COMFORTABLE));
    columns = Math.min(drawings.size(), style.columns() > 0 ? style.columns() : most);
    for (Drawing drawing : drawings) {
      drawing.legend(style.legend());
      if (lettered()) {
        drawing.roomAbove(LETTER_ROOM);
      }
    }
    rowHeights = rowHeights();
    strip =
        style.legend() == LegendPlace.NONE
            ? Optional.empty()
            : drawings.stream().flatMap(d -> d.strip().stream()).findFirst();
    stripHeight = strip.map(s -> s.height(width)).orElse(0.0);
    double natural = GAP * (rowHeights.length - 1) + stripHeight;
    for (double row : rowHeights) {
      natural += row;
    }
    height = style.heightMm() > 0 ? style.heightPoints() / scale : natural;
    stretch((height - stripHeight) / (natural - stripHeight));
    if (cellWidth() < SMALLEST_CELL || height / rowHeights.length < SMALLEST_CELL / 2) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "The charts don't fit on the page at this font size",
          drawings.size() + " charts on " + style.widthMm() + " mm",
          "Choose a wider or higher page, a smaller font or fewer columns.");
    }
  }

  private boolean lettered() {
    return style.letters() && drawings.size() > 1;
  }

  private double cellWidth() {
    return (width - GAP * (columns - 1)) / columns;
  }

  private double[] rowHeights() {
    double[] rows = new double[(drawings.size() + columns - 1) / columns];
    for (int i = 0; i < drawings.size(); i++) {
      rows[i / columns] = Math.max(rows[i / columns], drawings.get(i).height(cellWidth()));
    }
    return rows;
  }

  private void stretch(double factor) {
    for (int i = 0; i < rowHeights.length; i++) {
      rowHeights[i] *= factor;
    }
  }

  /** Width in points. */
  public double widthPoints() {
    return width * scale;
  }

  /** Height in points. */
  public double heightPoints() {
    return height * scale;
  }

  /** Draws the page; one unit of the graphics is a point. */
  public void paint(Graphics2D g2) {
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g2.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g2.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    AffineTransform before = g2.getTransform();
    g2.scale(scale, scale);
    g2.setPaint(theme.background());
    // Up to the last pixel, where the page ends between two.
    g2.fill(new Rectangle2D.Double(0, 0, width + 1, height + 1));
    double top = 0;
    for (int row = 0; row < rowHeights.length; row++) {
      for (int column = 0; column < columns && row * columns + column < drawings.size(); column++) {
        int i = row * columns + column;
        double left = column * (cellWidth() + GAP);
        drawings.get(i).paint(g2, new Rectangle2D.Double(left, top, cellWidth(), rowHeights[row]));
        if (lettered()) {
          letter(g2, i, left, top);
        }
      }
      top += rowHeights[row] + GAP;
    }
    Rectangle2D below = new Rectangle2D.Double(0, height - stripHeight, width, stripHeight);
    strip.ifPresent(s -> s.paint(g2, below));
    g2.setTransform(before);
  }

  private void letter(Graphics2D g2, int index, double left, double top) {
    g2.setPaint(theme.text());
    g2.setFont(new Font(FigureFonts.FAMILY, Font.BOLD, 15));
    g2.drawString(letter(index), (float) (left + 3), (float) (top + 15));
  }

  /** a to z, then aa, ab. */
  static String letter(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** Numbers of all charts. */
  List<Drawing> drawings() {
    return drawings;
  }

  FigureStyle style() {
    return style;
  }
}
