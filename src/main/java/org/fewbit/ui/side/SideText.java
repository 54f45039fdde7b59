package org.fewbit.ui.side;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.core.compare.SideBySide;
import org.fewbit.core.compare.VariantKey;

/** The table for the clipboard: tabs for spreadsheets, HTML for text processors. */
final class SideText {

  private SideText() {}

  static String tabs(SideBySide table, List<SideRow> rows) {
    return lines(table, rows).stream()
        .map(
            line ->
                line.stream()
                    .map(c -> c.replaceAll("[\\t\\n]+", " "))
                    .collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static String html(SideBySide table, List<SideRow> rows) {
    StringBuilder html = new StringBuilder("<table>");
    for (List<String> line : lines(table, rows)) {
      html.append("<tr>");
      line.forEach(c -> html.append("<td>").append(escaped(c)).append("</td>"));
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "<br>");
  }

  /** A header and a line a row, as shown. */
  static List<List<String>> lines(SideBySide table, List<SideRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>();
    head.add("");
    table.columns().stream().map(VariantKey::toString).forEach(head::add);
    lines.add(head);
    for (SideRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.name());
      row.cells().forEach(c -> line.add(cell(c)));
      lines.add(line);
    }
    return lines;
  }

  private static String cell(SideRow.Cell cell) {
    String mark = cell.mark().isEmpty() ? "" : "(" + cell.mark() + ")";
    String value =
        cell.tone() == SideRow.Tone.MISSING ? "\u2013 (" + cell.hint() + ")" : cell.value();
    return Stream.of(value, cell.difference(), cell.test(), mark)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
