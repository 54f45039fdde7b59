package org.fewbit.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * A horizontal axis above cells. Names that are too long to lie lean to the left, where nothing
 * else stands above the names of the rows: their height doesn't depend on the width of columns.
 */
final class ColumnAxis extends NumberAxis {

  @Serial private static final long serialVersionUID = 1L;

  private static final double GAP = 4;
  private static final int SIZE = 11;
  private static final float SMALLEST = 8;
  private static final double LEAN = Math.toRadians(40);

  /** Whatever a benchmark is called: its name takes no more than a third of a low chart. */
  private static final double LONGEST = 138;

  /** No column is narrower. */
  private static final double NARROWEST = 17;

  private static final String CUT = "\u2026";

  private final transient List<Column> columns;
  private final transient Font font;
  private double columnWidth = 1;

  /**
   * A column.
   *
   * @param name where there is room for several lines
   * @param brief where it leans
   * @param full what a person reads who points at it
   */
  record Column(String name, String brief, String full) {}

  ColumnAxis(List<Column> columns, ChartTheme theme) {
    super(null);
    font = theme.font(Font.PLAIN, SIZE);
    this.columns =
        columns.stream().map(c -> new Column(c.name(), cut(c.brief(), font), c.full())).toList();
    setTickMarksVisible(false);
    setAxisLineVisible(false);
    setRange(all(), false, false);
  }

  private Range all() {
    return new Range(-0.5, Math.max(1, columns.size()) - 0.5);
  }

  @Override
  protected void autoAdjustRange() {
    setRange(all(), false, false);
  }

  private static double width(String text, Font font) {
    return font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
  }

  private static String cut(String text, Font font) {
    if (width(text, font) <= LONGEST) {
      return text;
    }
    int end = text.length() - 1;
    while (end > 1 && width(text.substring(0, end) + CUT, font) > LONGEST) {
      end--;
    }
    return text.substring(0, end).strip() + CUT;
  }

  /** The names that are shortened when they lean, in full. */
  List<String> shortened() {
    return columns.stream().filter(c -> c.brief().endsWith(CUT)).map(Column::full).toList();
  }

  /** Height of leaning names. */
  double height() {
    double longest = columns.stream().mapToDouble(c -> width(c.brief(), font)).max().orElse(0);
    return (longest + SIZE) * Math.sin(LEAN) + 2 * GAP;
  }

  /** How far leaning names reach over the left end of the axis. */
  double overhang() {
    double most = 0;
    for (int i = 0; i < columns.size(); i++) {
      double reach = (width(columns.get(i).brief(), font) + SIZE) * Math.cos(LEAN);
      most = Math.max(most, reach - (i + 0.5) * NARROWEST);
    }
    return most;
  }

  /** A canvas of JavaFX measures the font that is set, whatever font it is asked for. */
  private FontMetrics metrics(Graphics2D g2) {
    g2.setFont(font);
    return g2.getFontMetrics();
  }

  private boolean leaning(FontMetrics metrics) {
    return columns.stream()
        .flatMap(c -> List.of(c.name().split(" ", -1)).stream())
        .anyMatch(word -> metrics.stringWidth(word) > columnWidth - GAP);
  }

  /** Names beside each other don't touch; down to a size that can be read. */
  private Font leaningFont(FontMetrics usual) {
    double room = columnWidth * Math.sin(LEAN);
    double line = usual.getAscent() + usual.getDescent();
    return line <= room
        ? font
        : font.deriveFont(Math.max(SMALLEST, (float) Math.floor(SIZE * room / line)));
  }

  private double room(FontMetrics metrics) {
    if (leaning(metrics)) {
      return height();
    }
    int most = 1;
    for (Column column : columns) {
      most = Math.max(most, lines(column, metrics).size());
    }
    return most * (double) metrics.getHeight() + 2 * GAP;
  }

  private List<String> lines(Column column, FontMetrics metrics) {
    return WrappedLabel.lines(column.name(), metrics, columnWidth - GAP);
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
    columnWidth = area.getWidth() / Math.max(1, columns.size());
    space.ensureAtLeast(room(metrics(g2)), edge);
    return space;
  }

  @Override
  public List<Tick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    return new ArrayList<>();
  }

  @Override
  public AxisState draw(
      Graphics2D g2,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      @Nullable PlotRenderingInfo info) {
    columnWidth = dataArea.getWidth() / Math.max(1, columns.size());
    FontMetrics metrics = metrics(g2);
    boolean leaning = leaning(metrics);
    g2.setFont(leaning ? leaningFont(metrics) : font);
    g2.setPaint(getTickLabelPaint());
    for (int i = 0; i < columns.size(); i++) {
      double x = valueToJava2D(i, dataArea, edge);
      Shape place =
          leaning
              ? lean(g2, columns.get(i).brief(), x, cursor - GAP)
              : lay(g2, lines(columns.get(i), metrics), x, cursor - GAP);
      if (info != null && info.getOwner() != null) {
        info.getOwner().getEntityCollection().add(new ChartEntity(place, columns.get(i).full()));
      }
    }
    return new AxisState(cursor - room(metrics));
  }

  /** Reads downwards and ends at the column. */
  private static Shape lean(Graphics2D g2, String text, double x, double y) {
    FontMetrics metrics = g2.getFontMetrics();
    AffineTransform turn = AffineTransform.getTranslateInstance(x, y);
    turn.rotate(LEAN);
    int width = metrics.stringWidth(text);
    AffineTransform before = g2.getTransform();
    g2.transform(turn);
    g2.drawString(text, (float) -width, metrics.getDescent() / 2f);
    g2.setTransform(before);
    return turn.createTransformedShape(
        new Rectangle2D.Double(-width, -metrics.getAscent(), width, metrics.getHeight()));
  }

  private static Shape lay(Graphics2D g2, List<String> lines, double x, double bottom) {
    FontMetrics metrics = g2.getFontMetrics();
    double height = lines.size() * (double) metrics.getHeight();
    double widest = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    double y = bottom - height + metrics.getHeight() - metrics.getDescent();
    for (String line : lines) {
      g2.drawString(line, (float) (x - metrics.stringWidth(line) / 2.0), (float) y);
      y += metrics.getHeight();
    }
    return new Rectangle2D.Double(x - widest / 2, bottom - height, widest, height);
  }
}
