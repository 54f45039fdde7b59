package org.fewbit.exchange;

import java.util.List;
import java.util.stream.Collectors;
import org.fewbit.chart.DataSheet;

/** The numbers of a figure as CSV (RFC 4180 with line feeds). */
final class SheetWriter {

  private SheetWriter() {}

  static String csv(DataSheet sheet) {
    StringBuilder text = new StringBuilder(line(sheet.header()));
    sheet.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(SheetWriter::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
