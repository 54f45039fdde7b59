package org.fewbit.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.statistics.Interval;
import org.fewbit.exchange.FlatTable;
import org.fewbit.exchange.ResultRecords;
import org.fewbit.exchange.ResultTables;

/** Compared runs on standard output: as text, CSV, JSON, Markdown or LaTeX. */
final class CompareWriter {

  private static final List<String> HEADER =
      List.of(
          "variant",
          "bits/weight",
          "evaluation",
          "protocol",
          "metric",
          "n",
          "score [95 %]",
          "difference [95 %]",
          "flips -/+",
          "p (Holm)",
          "verdict");
  private static final String NONE = "\u2013";

  private final Console console;
  private final CompareCommand.Layout layout;
  private final List<String> columns;

  CompareWriter(Console console, CompareCommand.Layout layout, List<String> columns) {
    this.console = console;
    this.layout = layout;
    this.columns = columns;
  }

  void write(ResultGrid grid, CompareCommand.Format format) {
    switch (format) {
      case TABLE -> table(grid);
      case JSON -> json(grid);
      case CSV -> console.piece(FlatTable.of(ResultRecords.of(grid)).only(columns).csv());
      case MARKDOWN ->
          console.piece(
              layout == CompareCommand.Layout.LONG
                  ? FlatTable.of(ResultRecords.of(grid)).only(columns).markdown()
                  : ResultTables.markdown(grid));
      case LATEX -> console.piece(ResultTables.latex(grid));
    }
  }

  private void json(ResultGrid grid) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("runs", ResultRecords.of(grid));
    document.put("caption", ResultTables.caption(grid));
    console.json(document);
  }

  private void table(ResultGrid grid) {
    List<List<String>> rows = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Set<String> doubts = new LinkedHashSet<>();
    for (ResultGrid.Row row : grid.rows()) {
      for (int i = 0; i < grid.columns().size(); i++) {
        ResultGrid.Cell cell = row.cells().get(i);
        boolean score = grid.columns().get(i).evaluation().isPresent();
        if (score && cell.value() instanceof Value.Known known) {
          rows.add(row(row, grid.columns().get(i), cell, known));
          known
              .sources()
              .forEach(r -> r.flags().forEach(f -> doubts.add(r.id() + ": " + f.text())));
          if (!cell.whyNone().isEmpty()) {
            refused.add(
                row.variant()
                    + ", "
                    + grid.columns().get(i).label().title()
                    + ": "
                    + cell.whyNone());
          }
        }
      }
    }
    console.table(HEADER, rows);
    doubts.stream().map(d -> "! " + d).forEach(console::note);
    refused.stream().distinct().map(r -> "Not compared: " + r).forEach(console::note);
    ResultTables.caption(grid)
        .lines()
        .filter(l -> !l.contains(" protocol: "))
        .forEach(console::note);
  }

  private static List<String> row(
      ResultGrid.Row row, ResultGrid.Column column, ResultGrid.Cell cell, Value.Known known) {
    DisplayUnit unit = DisplayUnit.of(column.label().unit(), known.value());
    Optional<VariantDifference> difference = cell.difference();
    List<String> line = new ArrayList<>();
    line.add(row.variant().toString());
    line.add(
        known.sources().stream()
            .flatMap(r -> r.artifact().bitsPerWeight().stream().boxed())
            .findFirst()
            .map(b -> String.format(Locale.ROOT, "%.2f", b))
            .orElse(NONE));
    line.add(column.evaluation().orElseThrow().evaluation());
    line.add(column.evaluation().orElseThrow().protocol().text());
    line.add(column.metric() + (unit.text().isEmpty() ? "" : " " + unit.text()));
    line.add(known.n() == 0 ? NONE : String.valueOf(known.n()));
    boolean doubtful = known.sources().stream().anyMatch(r -> !r.flags().isEmpty());
    line.add(
        (NumberText.of(known, unit)
                + " "
                + NumberText.interval(known, unit)
                + (doubtful ? " !" : ""))
            .strip());
    line.add(difference.map(d -> difference(d, unit)).orElse(NONE));
    line.add(
        difference
            .flatMap(VariantDifference::flips)
            .map(f -> f.rightToWrong() + "/" + f.wrongToRight())
            .orElse(NONE));
    line.add(difference.map(d -> p(d.pHolm())).orElse(NONE));
    line.add(
        difference
            .map(d -> d.verdict() + seen(d, unit))
            .orElse(row.baseline() ? "baseline" : cell.whyNone()));
    return line;
  }

  /** The smallest difference that would have been told apart, in the score's unit. */
  private static String seen(VariantDifference d, DisplayUnit unit) {
    return d.distinguishable() || d.detectable().isEmpty()
        ? ""
        : "; from "
            + NumberText.of(unit.shown(d.detectable().getAsDouble()))
            + (unit.text().equals("%") ? " pp" : "")
            + " on it would be";
  }

  private static String p(double p) {
    return Double.isNaN(p) ? NONE : p < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** In the unit of the score; of perplexities the ratio. */
  private static String difference(VariantDifference d, DisplayUnit unit) {
    if (d.ratioInterval().isPresent()) {
      Interval ratio = d.ratioInterval().get();
      return String.format(
          Locale.ROOT, "\u00d7%.4f [%.4f, %.4f]", d.ratio(), ratio.low(), ratio.high());
    }
    int decimals = unit.text().equals("%") ? 1 : 3;
    String value = NumberText.fixed(unit.shown(d.delta()), decimals);
    return (d.delta() > 0 ? "+" : "")
        + value
        + d.interval()
            .map(
                i ->
                    " ["
                        + NumberText.fixed(unit.shown(i.low()), decimals)
                        + ", "
                        + NumberText.fixed(unit.shown(i.high()), decimals)
                        + "]")
            .orElse("");
  }
}
