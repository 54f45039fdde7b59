package org.fewbit.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Records as CSV or Markdown with full precision; a record without a key has an empty cell there.
 *
 * @param keys columns
 * @param records rows
 */
public record FlatTable(List<String> keys, List<Map<String, Object>> records) {

  /** Copies the lists. */
  public FlatTable {
    keys = List.copyOf(keys);
    records = List.copyOf(records);
  }

  /** All keys, in the order in which records have them. */
  public static FlatTable of(List<Map<String, Object>> records) {
    List<String> keys = new ArrayList<>();
    for (Map<String, Object> record : records) {
      int at = 0;
      for (String key : record.keySet()) {
        int known = keys.indexOf(key);
        if (known < 0) {
          keys.add(at, key);
          known = at;
        }
        at = known + 1;
      }
    }
    return new FlatTable(keys, records);
  }

  /**
   * Only some columns, in the order asked for; all of them for none.
   *
   * @throws ProblemException if there is no such column
   */
  public FlatTable only(Collection<String> columns) {
    Set<String> wanted = new LinkedHashSet<>(columns);
    for (String column : wanted) {
      if (!keys.contains(column)) {
        throw ProblemException.of(
            Problem.Code.BAD_ARGUMENT,
            "There is no column " + column,
            "columns",
            "Give some of " + String.join(", ", keys) + ".");
      }
    }
    return wanted.isEmpty() ? this : new FlatTable(List.copyOf(wanted), records);
  }

  /** RFC 4180 with line feeds. */
  public String csv() {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
      csv.printRecord(keys);
      for (Map<String, Object> record : records) {
        csv.printRecord(cells(record));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A table of GitHub's Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder(markdownRow(keys));
    text.append(
        keys.stream()
            .map(k -> isNumber(k) ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    records.forEach(r -> text.append(markdownRow(cells(r))));
    return text.toString();
  }

  /** A table for LaTeX with the package booktabs; numbers stand right. */
  public String latex() {
    String columns = keys.stream().map(k -> isNumber(k) ? "r" : "l").collect(Collectors.joining());
    StringBuilder text = new StringBuilder("\\begin{tabular}{").append(columns).append("}\n");
    text.append("\\toprule\n").append(latexRow(keys)).append("\\midrule\n");
    records.forEach(r -> text.append(latexRow(cells(r))));
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static String latexRow(List<String> cells) {
    return cells.stream()
        .map(c -> LatexText.escape(c.replace("\n", " ")))
        .collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private boolean isNumber(String key) {
    return records.stream().map(r -> r.getOrDefault(key, 0)).allMatch(v -> v instanceof Number);
  }

  private List<String> cells(Map<String, Object> record) {
    return keys.stream().map(k -> String.valueOf(record.getOrDefault(k, ""))).toList();
  }

  static String markdownRow(List<String> cells) {
    return cells.stream()
        .map(c -> c.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
