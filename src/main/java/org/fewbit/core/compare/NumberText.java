package org.fewbit.core.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them; the same in charts, tables and on the command line. */
public final class NumberText {

  private static final char MINUS = '\u2212';

  private static final int GROUP = 3;

  private NumberText() {}

  /** About four digits: {@code 12,345}, {@code 412.3}, {@code 71.25}, {@code 0.123}. */
  public static String of(double value) {
    return fixed(value, decimals(value));
  }

  /** Decimals that {@link #of} gives a number of this size. */
  private static int decimals(double value) {
    double size = Math.abs(value);
    return size >= 999.95 ? 0 : size >= 99.995 ? 1 : size >= 0.9995 ? 2 : 3;
  }

  /**
   * A value with half the width of its interval, both with the same decimals: {@code 71.3 ±1.9}.
   */
  public static String plusMinus(Value.Known known, DisplayUnit unit) {
    double shown = unit.shown(known.value());
    int decimals = decimals(shown, unit);
    String text = fixed(shown, decimals);
    return known.hasInterval()
        ? text + " \u00b1" + fixed(unit.shown((known.high() - known.low()) / 2), decimals)
        : text;
  }

  /** The number alone, with the decimals its interval has too. */
  public static String of(Value.Known known, DisplayUnit unit) {
    double shown = unit.shown(known.value());
    return fixed(shown, decimals(shown, unit));
  }

  /** Its interval: {@code [69.3, 73.1]}; empty where none is known. */
  public static String interval(Value.Known known, DisplayUnit unit) {
    return known.hasInterval()
        ? interval(known.low(), known.high(), unit, decimals(unit.shown(known.value()), unit))
            .strip()
        : "";
  }

  /** A fixed number of decimals. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return minus(String.format(Locale.ROOT, "%,." + decimals + "f", value));
    }
    // The same text as the formatter gives, many times faster: a table has ten thousand numbers.
    String digits =
        new BigDecimal(Double.toString(Math.abs(value)))
            .setScale(decimals, RoundingMode.HALF_UP)
            .toPlainString();
    int whole = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
    StringBuilder text = new StringBuilder(digits.length() + 8);
    if (Double.compare(value, 0.0) < 0) {
      text.append(MINUS);
    }
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % GROUP == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.append(digits, whole, digits.length()).toString();
  }

  /** Seven significant digits, for reading off. */
  public static String precise(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return fixed(value, 0);
    }
    int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    return fixed(value, Math.max(0, 7 - whole));
  }

  /** The value with its interval and unit: {@code 71.3 % [69.3, 73.1]}. */
  public static String withInterval(Value.Known known, String unit) {
    DisplayUnit shown = DisplayUnit.of(unit, known.value());
    int decimals = decimals(shown.shown(known.value()), shown);
    String suffix = shown.text().isEmpty() ? "" : " " + shown.text();
    String value = fixed(shown.shown(known.value()), decimals) + suffix;
    return known.hasInterval()
        ? value + interval(known.low(), known.high(), shown, decimals)
        : value;
  }

  /** A difference with half the width of its interval: {@code +1.2 ±1.5}. */
  public static String plusMinus(Difference difference, DisplayUnit unit) {
    double shown = unit.shown(difference.value());
    int decimals = decimals(shown, unit);
    String text = (shown > 0 ? "+" : "") + fixed(shown, decimals);
    double half = unit.shown((difference.high() - difference.low()) / 2);
    return difference.hasInterval() ? text + " \u00b1" + fixed(half, decimals) : text;
  }

  /** A difference with its interval: {@code +1.2 [-0.3, 2.7]}. */
  public static String withInterval(Difference difference, DisplayUnit unit) {
    double shown = unit.shown(difference.value());
    int decimals = decimals(shown, unit);
    String text = (shown > 0 ? "+" : "") + fixed(shown, decimals);
    return difference.hasInterval()
        ? text + interval(difference.low(), difference.high(), unit, decimals)
        : text;
  }

  private static String interval(double low, double high, DisplayUnit unit, int decimals) {
    return " [" + fixed(unit.shown(low), decimals) + ", " + fixed(unit.shown(high), decimals) + "]";
  }

  /** Shares have one decimal everywhere, so that columns line up. */
  private static int decimals(double shown, DisplayUnit unit) {
    return unit.text().equals("%") ? 1 : decimals(shown);
  }

  private static String minus(String text) {
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }
}
