package org.fewbit.exchange;

import java.util.Locale;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.LegendPlace;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * How a figure looks on paper.
 *
 * @param widthMm width of the page in millimetres; journals: 89 single, 120 one and a half, 183
 *     double column
 * @param heightMm height, 0 for what the charts need
 * @param fontPoints size of tick labels and legends; journals ask for 5 to 8
 * @param look colours
 * @param legend where legends stand
 * @param columns charts beside each other, 0 for what fits
 * @param letters whether several charts get the letters a, b, c
 * @param dpi pixels an inch, for pixel formats
 * @param language of what is written on the charts
 */
public record FigureStyle(
    double widthMm,
    double heightMm,
    double fontPoints,
    Look look,
    LegendPlace legend,
    int columns,
    boolean letters,
    int dpi,
    Language language) {

  /** Millimetres of a single column. */
  public static final double SINGLE_COLUMN = 89;

  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final double[] MM = {20, 1000};
  private static final double[] POINTS = {3, 40};
  private static final int[] DPI = {36, 2400};

  /** Colours of a figure. */
  public enum Look {
    /** Black on white, told apart without colour. */
    PRINT,
    /** The window's light colours. */
    SCREEN,
    /** The window's dark colours. */
    DARK;

    ChartTheme theme() {
      return switch (this) {
        case PRINT -> ChartTheme.printed();
        case SCREEN -> ChartTheme.light().exported();
        case DARK -> ChartTheme.darkTheme().exported();
      };
    }
  }

  /** Languages that charts can be written in. */
  public enum Language {
    /** English. */
    EN,
    /** Simplified Chinese; the font of figures has its characters. */
    ZH;

    /** For looking words up. */
    public Locale locale() {
      return Locale.of(name().toLowerCase(Locale.ROOT));
    }
  }

  /** A single column in print. */
  public static final FigureStyle DEFAULT =
      new FigureStyle(SINGLE_COLUMN, 0, 7, Look.PRINT, LegendPlace.BOTTOM, 0, true, 300);

  /** A figure in English. */
  public FigureStyle(
      double widthMm,
      double heightMm,
      double fontPoints,
      Look look,
      LegendPlace legend,
      int columns,
      boolean letters,
      int dpi) {
    this(widthMm, heightMm, fontPoints, look, legend, columns, letters, dpi, Language.EN);
  }

  /** Checks the ranges. */
  public FigureStyle {
    check("width", widthMm, MM[0], MM[1], "mm");
    if (heightMm != 0) {
      check("height", heightMm, MM[0], MM[1], "mm");
    }
    check("font size", fontPoints, POINTS[0], POINTS[1], "pt");
    check("resolution", dpi, DPI[0], DPI[1], "dpi");
    check("number of columns", columns, 0, 12, "");
  }

  private static void check(String what, double value, double low, double high, String unit) {
    if (!(value >= low && value <= high)) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          String.format(Locale.ROOT, "The %s of a figure can't be %s %s", what, value, unit)
              .strip(),
          what,
          String.format(Locale.ROOT, "Give one from %.0f to %.0f %s.", low, high, unit)
              .replace(" .", "."));
    }
  }

  /** The same with another width in millimetres. */
  public FigureStyle withWidth(double value) {
    return new FigureStyle(
        value, heightMm, fontPoints, look, legend, columns, letters, dpi, language);
  }

  /** The same with another height in millimetres, 0 for what the charts need. */
  public FigureStyle withHeight(double value) {
    return new FigureStyle(
        widthMm, value, fontPoints, look, legend, columns, letters, dpi, language);
  }

  /** The same with letters of another size in points. */
  public FigureStyle withFont(double value) {
    return new FigureStyle(widthMm, heightMm, value, look, legend, columns, letters, dpi, language);
  }

  /** The same in other colours. */
  public FigureStyle withLook(Look value) {
    return new FigureStyle(
        widthMm, heightMm, fontPoints, value, legend, columns, letters, dpi, language);
  }

  /** The same with its legends elsewhere. */
  public FigureStyle withLegend(LegendPlace value) {
    return new FigureStyle(
        widthMm, heightMm, fontPoints, look, value, columns, letters, dpi, language);
  }

  /** The same with another number of charts beside each other, 0 for what fits. */
  public FigureStyle withColumns(int value) {
    return new FigureStyle(
        widthMm, heightMm, fontPoints, look, legend, value, letters, dpi, language);
  }

  /** The same with or without panel letters. */
  public FigureStyle withLetters(boolean value) {
    return new FigureStyle(
        widthMm, heightMm, fontPoints, look, legend, columns, value, dpi, language);
  }

  /** The same with another resolution. */
  public FigureStyle withDpi(int value) {
    return new FigureStyle(
        widthMm, heightMm, fontPoints, look, legend, columns, letters, value, language);
  }

  /** The same written in another language. */
  public FigureStyle withLanguage(Language value) {
    return new FigureStyle(
        widthMm, heightMm, fontPoints, look, legend, columns, letters, dpi, value);
  }

  double widthPoints() {
    return widthMm * POINTS_PER_MM;
  }

  double heightPoints() {
    return heightMm * POINTS_PER_MM;
  }
}
