package org.fewbit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Layer;

/**
 * Colours, fonts and language of a chart; the only place that sets them. Values are those of the
 * window's light and dark themes.
 *
 * @param dark whether model colours are taken from the light-on-dark row of the palette
 * @param background behind everything
 * @param grid grid lines
 * @param axis axis lines and tick marks
 * @param text axis labels
 * @param muted tick labels, subtitles and messages
 * @param front Pareto front
 * @param selection ring around the selected point
 * @param print whether everything must be told apart without colour
 * @param family of all fonts
 * @param words turns what is written on the chart into the language of whoever looks at it
 */
public record ChartTheme(
    boolean dark,
    Color background,
    Color grid,
    Color axis,
    Color text,
    Color muted,
    Color front,
    Color selection,
    boolean print,
    String family,
    UnaryOperator<String> words) {

  /** Logical family: Java2D finds glyphs of any script in the fonts installed. */
  private static final String SCREEN_FAMILY = Font.SANS_SERIF;

  private static final BasicStroke HAIR =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);

  /** Dark on white. */
  public static ChartTheme light() {
    return new ChartTheme(
        false,
        new Color(0xffffff),
        new Color(0xe7ebef),
        new Color(0xafb8c1),
        new Color(0x24292f),
        new Color(0x57606a),
        new Color(0x8c959f),
        new Color(0x0969da),
        false,
        SCREEN_FAMILY,
        UnaryOperator.identity());
  }

  /** Light on near black. */
  public static ChartTheme darkTheme() {
    return new ChartTheme(
        true,
        new Color(0x0d1117),
        new Color(0x21262d),
        new Color(0x484f58),
        new Color(0xc9d1d9),
        new Color(0x8b949e),
        new Color(0x6e7681),
        new Color(0x58a6ff),
        false,
        SCREEN_FAMILY,
        UnaryOperator.identity());
  }

  /** Either. */
  public static ChartTheme of(boolean dark) {
    return dark ? darkTheme() : light();
  }

  /** Black on white in the bundled font; told apart by brightness, markers and dashes. */
  public static ChartTheme printed() {
    return new ChartTheme(
        false,
        Color.WHITE,
        new Color(0xe2e2e2),
        new Color(0x404040),
        Color.BLACK,
        new Color(0x202020),
        new Color(0x606060),
        Color.BLACK,
        true,
        FigureFonts.FAMILY,
        UnaryOperator.identity());
  }

  /** The same colours in the bundled font, for files that are alike on every machine. */
  public ChartTheme exported() {
    return speaking(words, true);
  }

  /**
   * The same colours with other words.
   *
   * @param words turns a text in English into the one that is written
   * @param bundledFont whether it is written in the bundled font, which has Chinese
   */
  public ChartTheme speaking(UnaryOperator<String> words, boolean bundledFont) {
    return new ChartTheme(
        dark,
        background,
        grid,
        axis,
        text,
        muted,
        front,
        selection,
        print,
        bundledFont ? FigureFonts.FAMILY : family,
        words);
  }

  /** A text as it is written. */
  String say(String english) {
    return words.apply(english);
  }

  Font font(int style, int size) {
    return family.equals(FigureFonts.FAMILY)
        ? FigureFonts.of(style, size)
        : new Font(family, style, size);
  }

  /** Paints the parts that every chart has. */
  void apply(JFreeChart chart) {
    chart.setBackgroundPaint(background);
    for (int i = 0; i < chart.getSubtitleCount(); i++) {
      Title title = chart.getSubtitle(i);
      if (title instanceof TextTitle text) {
        text.setText(say(text.getText()));
        text.setPaint(muted);
        text.setFont(font(Font.PLAIN, 12));
      } else if (title instanceof LegendTitle legend) {
        apply(legend);
      }
    }
    Plot plot = chart.getPlot();
    plot.setBackgroundPaint(background);
    plot.setOutlineVisible(false);
    Optional.ofNullable(plot.getNoDataMessage()).ifPresent(m -> plot.setNoDataMessage(say(m)));
    plot.setNoDataMessagePaint(muted);
    plot.setNoDataMessageFont(font(Font.PLAIN, 14));
    if (plot instanceof XYPlot xy) {
      apply(xy);
    }
  }

  private void apply(XYPlot plot) {
    if (plot instanceof CombinedRangeXYPlot panels) {
      for (Object panel : panels.getSubplots()) {
        if (panel instanceof XYPlot each) {
          each.setBackgroundPaint(background);
          each.setOutlineVisible(false);
          apply(each);
        }
      }
    }
    plot.setDomainGridlinePaint(grid);
    plot.setRangeGridlinePaint(grid);
    plot.setDomainGridlineStroke(HAIR);
    plot.setRangeGridlineStroke(HAIR);
    Collection<?> lines = plot.getRangeMarkers(Layer.FOREGROUND);
    for (Object each : lines == null ? List.of() : lines) {
      if (each instanceof Marker line) {
        Optional.ofNullable(line.getLabel()).ifPresent(l -> line.setLabel(say(l)));
        line.setPaint(front);
        line.setLabelPaint(muted);
        line.setLabelFont(font(Font.PLAIN, 11));
      }
    }
    Optional.ofNullable(plot.getDomainAxis()).ifPresent(this::apply);
    Optional.ofNullable(plot.getRangeAxis()).ifPresent(this::apply);
  }

  void apply(LegendTitle legend) {
    legend.setBackgroundPaint(background);
    legend.setItemPaint(muted);
    legend.setItemFont(font(Font.PLAIN, 12));
    legend.setFrame(BlockBorder.NONE);
  }

  private void apply(ValueAxis line) {
    Optional.ofNullable(line.getLabel()).ifPresent(l -> line.setLabel(say(l)));
    line.setLabelPaint(text);
    line.setLabelFont(font(Font.PLAIN, 13));
    line.setTickLabelPaint(muted);
    line.setTickLabelFont(font(Font.PLAIN, 12));
    line.setAxisLinePaint(axis);
    line.setTickMarkPaint(axis);
  }
}
