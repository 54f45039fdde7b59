package org.fewbit.chart;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;

/** The numbers of a chart of rows, a line a variant. */
final class RowSheet {

  private final List<String> header =
      new ArrayList<>(List.of("model", "variant", "kind", "execution", "baseline"));
  private final List<List<String>> rows = new ArrayList<>();
  private final VariantMarks marks;

  RowSheet(VariantMarks marks, List<String> columns) {
    this.marks = marks;
    header.addAll(columns);
  }

  /** The four columns of a value with its interval. */
  static List<String> columns(String title, String unit) {
    String name = unit.isEmpty() ? title : title + " [" + unit + "]";
    return List.of(name, title + " low 95 %", title + " high 95 %", title + " n");
  }

  /** The cells of a value; empty ones where it is missing. */
  static List<String> cells(Value value) {
    return switch (value) {
      case Value.Known known ->
          List.of(
              DataSheet.number(known.value()),
              known.hasInterval() ? DataSheet.number(known.low()) : "",
              known.hasInterval() ? DataSheet.number(known.high()) : "",
              known.n() > 0 ? Long.toString(known.n()) : "");
      case Value.Missing missing -> List.of("", "", "", "");
    };
  }

  /** A variant's line. */
  void add(VariantKey variant, List<String> cells) {
    List<String> row = new ArrayList<>();
    row.add(variant.model());
    row.add(variant.variant().label());
    row.add(variant.published() ? "published" : "measured");
    row.add(marks.simulated(variant) ? "simulated" : "kernel");
    row.add(Boolean.toString(marks.baseline(variant)));
    row.addAll(cells);
    rows.add(row);
  }

  DataSheet sheet() {
    return new DataSheet(header, rows);
  }
}
