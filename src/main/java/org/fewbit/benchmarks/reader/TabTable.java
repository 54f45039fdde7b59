package org.fewbit.benchmarks.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text table whose first line names its columns, cells divided by tabs and never quoted (the form
 * of SNLI's text files). Divided at line feeds only.
 */
final class TabTable {

  private TabTable() {}

  /**
   * The usable rows. A file without one of the needed columns is one problem, a row with too few or
   * too many cells or damaged text is a problem of its line.
   */
  static List<CsvTable.Row> read(SourceFile file, DataFolder folder, String... needed) {
    String[] lines = file.text().split("\r?\n", -1);
    List<String> header = List.of(lines[0].split("\t", -1));
    for (String column : needed) {
      if (!header.contains(column)) {
        folder.problem(file.malformed(1, "The header has no column '" + column + "'"));
        return List.of();
      }
    }
    List<CsvTable.Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].isBlank()) {
        continue;
      }
      String[] cells = lines[i].split("\t", -1);
      String wrong = file.isDamaged(lines[i]) ? "The row is not UTF-8 text" : "";
      if (cells.length != header.size()) {
        wrong = "The row has " + cells.length + " columns instead of " + header.size();
      }
      if (wrong.isEmpty()) {
        rows.add(new CsvTable.Row(i + 1L, cells(header, cells)));
      } else {
        folder.problem(file.malformed(i + 1L, wrong));
      }
    }
    return rows;
  }

  private static Map<String, String> cells(List<String> header, String[] values) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      cells.put(header.get(i), values[i]);
    }
    return cells;
  }
}
