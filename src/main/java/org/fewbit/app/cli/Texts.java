package org.fewbit.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Interval;
import org.fewbit.core.statistics.Intervals;

/** Numbers and values as people read them. */
final class Texts {

  private static final double Z95 = 1.959963984540054;

  private Texts() {}

  /** A value of a document on one line. */
  static String plain(Object value) {
    return switch (value) {
      case Double d -> number(d);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> e.getKey() + " " + plain(e.getValue()))
              .collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  /** Four significant digits. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 10_000 || value == 0) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Value and half of its 95 % interval, Wilson's for shares: 0 of 2 is not known to be 0. */
  static String score(Score score, String unit) {
    double factor = unit.equals("fraction") ? 100 : 1;
    OptionalDouble error = score.standardError();
    String value = number(score.value() * factor);
    return error.isEmpty()
        ? value
        : value + " ±" + number(half(score, error.getAsDouble(), unit) * factor);
  }

  private static double half(Score score, double error, String unit) {
    boolean share = unit.equals("fraction") && score.value() >= 0 && score.value() <= 1;
    if (!share || score.n() < 1) {
      return Z95 * error;
    }
    Interval interval = Intervals.share(new Estimate(score.value(), error, score.n()), 0.95);
    return (interval.high() - interval.low()) / 2;
  }

  /** {@code p = 0.041}, {@code p < 0.001}. */
  static String pValue(double p) {
    return Double.isNaN(p)
        ? "p unknown"
        : p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
  }

  /** Bytes in binary units. */
  static String bytes(long bytes) {
    double value = bytes;
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
