package org.fewbit.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.Execution;

/** A grid as a table for a paper (LaTeX with booktabs) or a page (Markdown). */
public final class ResultTables {

  private ResultTables() {}

  /** Caption as plain text: intervals, n, protocols, baseline, tests, versions, conventions. */
  public static String caption(ResultGrid grid) {
    List<String> all = new ArrayList<>(ResultCaption.sentences(grid));
    all.addAll(ResultCaption.conventions(grid));
    return String.join("\n", all) + "\n";
  }

  /** Variants down, scores across, best in bold, stars for significance. */
  public static String markdown(ResultGrid grid) {
    ResultCells cells = new ResultCells(grid);
    List<String> header = new ArrayList<>(List.of("Variant"));
    IntStream.range(0, grid.columns().size()).forEach(i -> header.add(cells.header(i)));
    StringBuilder text = new StringBuilder(FlatTable.markdownRow(header));
    text.append("| ---").append(" | ---:".repeat(grid.columns().size())).append(" |\n");
    for (ResultGrid.Row row : grid.rows()) {
      List<String> line = new ArrayList<>(List.of(name(row.variant().toString(), row)));
      for (int i = 0; i < row.cells().size(); i++) {
        ResultGrid.Cell cell = row.cells().get(i);
        String value = cells.value(cell, i);
        String stars = ResultCells.stars(cell).replace("*", "\\*");
        line.add(
            ((cell.best() ? "**" + value + "**" : value) + stars + " " + cells.interval(cell, i))
                .strip());
      }
      text.append(FlatTable.markdownRow(line));
    }
    text.append('\n').append("Bold: best quantized variant of the model. ");
    text.append(String.join(" ", ResultCaption.sentences(grid)).replace("*", "\\*")).append("\n\n");
    ResultCaption.conventions(grid).forEach(c -> text.append("- ").append(c).append('\n'));
    return text.toString();
  }

  private static String name(String variant, ResultGrid.Row row) {
    return variant
        + (row.baseline() ? " (baseline)" : "")
        + (row.execution() == Execution.SIMULATED ? " (simulated)" : "");
  }

  /** A {@code table} environment; the document needs {@code \\usepackage{booktabs}}. */
  public static String latex(ResultGrid grid) {
    ResultCells cells = new ResultCells(grid);
    int columns = grid.columns().size();
    StringBuilder text = new StringBuilder();
    line(text, "% \\usepackage{booktabs}");
    line(text, "\\begin{table}");
    line(text, "\\centering\\small");
    line(
        text,
        "\\caption{"
            + LatexText.escape(String.join(" ", ResultCaption.sentences(grid)))
            + " Bold: best quantized variant of the model.}");
    line(text, "\\begin{tabular}{l" + "r".repeat(columns) + "}");
    line(text, "\\toprule");
    StringBuilder header = new StringBuilder("Variant");
    IntStream.range(0, columns)
        .forEach(i -> header.append(" & ").append(LatexText.escape(cells.header(i))));
    line(text, header + " \\\\");
    String model = "";
    for (ResultGrid.Row row : grid.rows()) {
      String own = heading(row.variant());
      if (!own.equals(model)) {
        line(text, "\\midrule");
        line(
            text,
            String.format(
                Locale.ROOT, "\\multicolumn{%d}{l}{%s} \\\\", columns + 1, LatexText.escape(own)));
        model = own;
      }
      line(text, row(cells, row));
    }
    line(text, "\\bottomrule");
    line(text, "\\end{tabular}");
    line(text, "\\par\\smallskip");
    line(
        text,
        "\\parbox{\\linewidth}{\\footnotesize "
            + LatexText.escape(String.join(" ", ResultCaption.conventions(grid)))
            + "}");
    line(text, "\\end{table}");
    return text.toString();
  }

  private static String heading(VariantKey variant) {
    return variant.model() + (variant.published() ? " (published)" : "");
  }

  private static String row(ResultCells cells, ResultGrid.Row row) {
    StringBuilder line =
        new StringBuilder("\\quad " + LatexText.escape(name(row.variant().variant().label(), row)));
    for (int i = 0; i < row.cells().size(); i++) {
      ResultGrid.Cell cell = row.cells().get(i);
      String value = LatexText.escape(cells.value(cell, i));
      String stars = ResultCells.stars(cell);
      String interval = LatexText.escape(cells.interval(cell, i));
      line.append(" & ").append(cell.best() ? "\\textbf{" + value + "}" : value);
      line.append(stars.isEmpty() ? "" : "$^{" + stars + "}$");
      line.append(interval.isEmpty() ? "" : " {\\scriptsize " + interval + "}");
    }
    return line + " \\\\";
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
