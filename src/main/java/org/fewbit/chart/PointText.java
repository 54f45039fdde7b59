package org.fewbit.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Series;
import org.fewbit.core.compare.Value;
import org.fewbit.core.run.Flag;

/** Words beside a point: its short label and its tooltip. */
final class PointText {

  private PointText() {}

  /** Bits where they tell the points of a series apart, else what the scheme's name adds. */
  static String label(Series series, Point point) {
    if (point.baseline()) {
      return "";
    }
    Map<String, Long> uses =
        series.points().stream()
            .collect(Collectors.groupingBy(PointText::bits, Collectors.counting()));
    String bits = bits(point);
    if (uses.getOrDefault(bits, 0L) == 1) {
      return bits;
    }
    String name = point.variant().variant().label();
    String prefix = series.method() + "-w";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static String bits(Point point) {
    return point.variant().bits().map(b -> Integer.toString(b)).orElse("");
  }

  /** Everything that fits into a few lines, in full precision. */
  static String tooltip(Comparison comparison, Point point, List<String> costs) {
    List<String> lines = new ArrayList<>();
    lines.add(point.variant().model() + "   " + point.variant().variant().label());
    List<String> marks = new ArrayList<>();
    if (point.baseline()) {
      marks.add("baseline");
    }
    if (point.variant().published()) {
      marks.add("published");
    }
    if (point.simulated()) {
      marks.add("simulated");
    }
    if (!marks.isEmpty()) {
      lines.add(String.join(", ", marks));
    }
    lines.add(value(comparison.yLabel(), point.y()));
    lines.add(value(comparison.xLabel(), point.x()));
    lines.addAll(costs);
    for (Flag flag : point.flags()) {
      lines.add("\u26a0 " + flag.text());
    }
    return String.join("\n", lines);
  }

  /** A point among others: its name and both values with half their intervals. */
  static String line(Comparison comparison, Point point) {
    return point.variant().model()
        + "   "
        + point.variant().variant().label()
        + "   "
        + brief(comparison.yLabel(), point.y())
        + "   "
        + brief(comparison.xLabel(), point.x());
  }

  private static String brief(QuantityLabel label, Value.Known known) {
    DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
    String text = NumberText.plusMinus(known, unit);
    return unit.text().isEmpty() ? text : text + " " + unit.text();
  }

  /** Title, value, unit, interval and n. */
  static String value(QuantityLabel label, Value.Known known) {
    DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
    StringBuilder text = new StringBuilder(label.title()).append(": ");
    text.append(NumberText.precise(unit.shown(known.value())));
    if (!unit.text().isEmpty()) {
      text.append(' ').append(unit.text());
    }
    if (known.hasInterval()) {
      text.append(" [")
          .append(NumberText.precise(unit.shown(known.low())))
          .append(", ")
          .append(NumberText.precise(unit.shown(known.high())))
          .append(']');
    }
    if (known.n() > 0) {
      text.append(", n = ").append(NumberText.precise((double) known.n()));
    }
    if (known.cautious()) {
      text.append("\n  (").append(known.caution()).append(')');
    }
    return text.toString();
  }
}
