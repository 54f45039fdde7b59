package org.fewbit.chart;

import java.util.List;

/**
 * The numbers of a figure, in full precision and base units.
 *
 * @param header column names
 * @param rows cells as text, as many as the header has
 */
public record DataSheet(List<String> header, List<List<String>> rows) {

  /** Copies the lists. */
  public DataSheet {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = header.size();
    if (rows.stream().anyMatch(r -> r.size() != columns)) {
      throw new IllegalArgumentException("every row needs " + columns + " cells");
    }
  }

  /** A number as text that reads back as the same number; empty for none. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
