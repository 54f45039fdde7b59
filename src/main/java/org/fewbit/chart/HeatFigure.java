package org.fewbit.chart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Difference;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.RunRecord;

/** Variants by evaluations: score, difference from the baseline or what is left of its score. */
final class HeatFigure {

  private static final double HUNDRED = 100;
  private static final double NAMES = 180;
  private static final double COLUMN = 17;

  private final Scene scene;
  private final FigureChoice.Cells cells;
  private final Map<Quantity, QuantityLabel> columns;
  private final List<ComparisonTable.Row> rows = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Set<RunRecord> records = new LinkedHashSet<>();
  private final List<Quantity> order;
  private double largestLoss;

  private HeatFigure(Scene scene, FigureChoice.Cells cells) {
    this.scene = scene;
    this.cells = cells;
    ComparisonTable table = scene.table();
    columns = table.columns();
    order = columns.keySet().stream().filter(Quantity.Headline.class::isInstance).toList();
    for (ComparisonTable.Row row : table.rows()) {
      boolean any = order.stream().anyMatch(q -> shown(row, q).isPresent());
      if (any) {
        rows.add(row);
      } else {
        leftOut.add(new LeftOut(row.variant(), reason(row)));
      }
    }
    for (ComparisonTable.Row row : rows) {
      for (Quantity q : order) {
        cell(row, q)
            .difference()
            .filter(d -> fraction(q))
            .ifPresent(d -> largestLoss = Math.max(largestLoss, Math.abs(d.value())));
      }
    }
  }

  static Drawing of(FigureSource source, FigureChoice choice, ChartTheme theme) {
    return new HeatFigure(new Scene(source, theme), choice.cells()).drawing();
  }

  private boolean fraction(Quantity quantity) {
    return label(quantity).unit().equals("fraction");
  }

  private QuantityLabel label(Quantity quantity) {
    return java.util.Objects.requireNonNull(columns.get(quantity));
  }

  private static ComparisonTable.Cell cell(ComparisonTable.Row row, Quantity quantity) {
    return java.util.Objects.requireNonNull(row.cells().get(quantity));
  }

  private String reason(ComparisonTable.Row row) {
    if (cells != FigureChoice.Cells.SCORE && row.baseline()) {
      return "is the baseline";
    }
    for (Quantity quantity : order) {
      if (cell(row, quantity).value() instanceof Value.Missing missing) {
        return missing.reason();
      }
    }
    return "no value of the baseline to compare with";
  }

  /** The number in a cell, in stored units (a share for retention). */
  private OptionalDouble shown(ComparisonTable.Row row, Quantity quantity) {
    ComparisonTable.Cell cell = cell(row, quantity);
    if (!(cell.value() instanceof Value.Known known)) {
      return OptionalDouble.empty();
    }
    return switch (cells) {
      case SCORE -> OptionalDouble.of(known.value());
      case DIFFERENCE ->
          cell.difference().isPresent()
              ? OptionalDouble.of(cell.difference().get().value())
              : OptionalDouble.empty();
      case RETENTION -> retention(known, cell.difference(), quantity);
    };
  }

  /** Value over baseline; baseline over value where less is better. */
  private OptionalDouble retention(
      Value.Known known, Optional<Difference> difference, Quantity quantity) {
    if (difference.isEmpty()) {
      return OptionalDouble.empty();
    }
    double base = known.value() - difference.get().value();
    double share = label(quantity).higherIsBetter() ? known.value() / base : base / known.value();
    return Double.isFinite(share) ? OptionalDouble.of(share) : OptionalDouble.empty();
  }

  private Drawing drawing() {
    List<VariantKey> variants = rows.stream().map(ComparisonTable.Row::variant).toList();
    Rows lines = Rows.of(variants, scene.marks());
    List<Mark> marks = new ArrayList<>();
    List<String> header = new ArrayList<>();
    for (int c = 0; c < order.size(); c++) {
      Quantity quantity = order.get(c);
      header.addAll(RowSheet.columns(label(quantity).title(), label(quantity).unit()));
      header.add(
          label(quantity).shortTitle() + " " + cells.name().toLowerCase(java.util.Locale.ROOT));
      for (ComparisonTable.Row row : rows) {
        mark(row, quantity, c, lines).ifPresent(marks::add);
      }
    }
    RowSheet sheet = new RowSheet(scene.marks(), header);
    for (ComparisonTable.Row row : rows) {
      List<String> line = new ArrayList<>();
      for (Quantity quantity : order) {
        line.addAll(RowSheet.cells(cell(row, quantity).value()));
        OptionalDouble number = shown(row, quantity);
        line.add(number.isPresent() ? DataSheet.number(number.getAsDouble()) : "");
      }
      sheet.add(row.variant(), line);
    }
    HeatColumns names = new HeatColumns(order.stream().map(this::label).toList());
    ColumnAxis axis = names.axis(scene.theme());
    RowChart.Panel panel = new RowChart.Panel(axis, true, marks, OptionalDouble.empty());
    return new RowChart(
            lines, List.of(panel), RowChart.legend(List.of()), scene.theme(), scene.palette())
        .scale(scale(names.common()))
        .drawing(sheet.sheet(), caption(variants, axis.shortened()))
        .atLeast(NAMES + COLUMN * order.size())
        .without(leftOut);
  }

  /** What the shades mean, and what the names of the columns leave unsaid. */
  private ShadeScale scale(Optional<String> common) {
    String words =
        switch (cells) {
          case SCORE -> "score in %, or in % of the best of its column";
          case DIFFERENCE -> "difference in points, losses left";
          case RETENTION -> "retention in %";
        };
    boolean diverging = cells == FigureChoice.Cells.DIFFERENCE;
    double end = diverging ? HUNDRED * largestLoss : HUNDRED;
    return new ShadeScale(
        words + common.map(c -> "; benchmarks: " + c).orElse(""),
        diverging ? -end : 0,
        end,
        diverging,
        scene.theme());
  }

  private Optional<Mark> mark(ComparisonTable.Row row, Quantity quantity, int column, Rows lines) {
    OptionalDouble number = shown(row, quantity);
    if (number.isEmpty() || !(cell(row, quantity).value() instanceof Value.Known known)) {
      return cell(row, quantity).value() instanceof Value.Missing(String reason)
          ? Optional.of(missing(row, quantity, column, lines, reason))
          : Optional.empty();
    }
    records.addAll(known.sources());
    QuantityLabel label = label(quantity);
    DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
    Optional<Difference> difference = cell(row, quantity).difference();
    StringBuilder tooltip = new StringBuilder(scene.heading(row.variant()));
    tooltip.append("\n").append(PointText.value(label, known));
    difference.ifPresent(d -> tooltip.append("\n\u0394 ").append(NumberText.withInterval(d, unit)));
    String text;
    String brief;
    switch (cells) {
      case SCORE -> {
        text = NumberText.plusMinus(known, unit);
        brief = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
      }
      case DIFFERENCE -> {
        text = NumberText.plusMinus(difference.orElseThrow(), unit);
        brief = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
      }
      case RETENTION -> {
        brief = NumberText.fixed(HUNDRED * number.getAsDouble(), 1);
        text = brief + " %";
        tooltip.append("\nretention ").append(text);
      }
      default -> throw new IllegalStateException(cells.name());
    }
    tooltip.append(scene.costs(row.variant(), List.of()));
    return Optional.of(
        new CellMark(
            lines.of(row.variant()),
            column,
            row.variant(),
            text,
            brief,
            shade(number.getAsDouble(), quantity),
            cells == FigureChoice.Cells.DIFFERENCE,
            tooltip.toString()));
  }

  /** A dash, which a pale cell isn't mistaken for. */
  private Mark missing(
      ComparisonTable.Row row, Quantity quantity, int column, Rows lines, String reason) {
    return new CellMark(
        lines.of(row.variant()),
        column,
        row.variant(),
        "\u2013",
        "\u2013",
        Double.NaN,
        false,
        scene.heading(row.variant())
            + "\n"
            + label(quantity).title()
            + ": "
            + reason
            + scene.costs(row.variant(), List.of()));
  }

  private double shade(double number, Quantity quantity) {
    return switch (cells) {
      case SCORE -> fraction(quantity) ? number : relative(number, quantity);
      case DIFFERENCE ->
          fraction(quantity) && largestLoss > 0
              ? number / largestLoss * (label(quantity).higherIsBetter() ? 1 : -1)
              : Double.NaN;
      case RETENTION -> Math.min(1, number);
    };
  }

  /** A score that is no share next to the best of its column: 1 for the best itself. */
  private double relative(double number, Quantity quantity) {
    boolean higher = label(quantity).higherIsBetter();
    var column =
        rows.stream().flatMapToDouble(r -> shown(r, quantity).stream()).summaryStatistics();
    if (column.getMin() <= 0) {
      // A bias may be negative: no ratio means anything.
      return Double.NaN;
    }
    double best = higher ? column.getMax() : column.getMin();
    double share = higher ? number / best : best / number;
    return Double.isFinite(share) ? Math.clamp(share, 0, 1) : Double.NaN;
  }

  private String caption(List<VariantKey> variants, List<String> shortened) {
    CaptionText text = new CaptionText();
    text.add(
        switch (cells) {
          case SCORE -> "Scores with half the width of their 95 % intervals where there is room;";
          case DIFFERENCE ->
              "Differences from the baseline with half the width of their 95 % intervals where"
                  + " there is room;";
          case RETENTION ->
              "Share of the baseline's score that is left, in % (baseline over value where less is"
                  + " better);";
        });
    text.add(
        switch (cells) {
          case SCORE ->
              "the darker the better: shares as they are, other scores next to the best of"
                  + " their column, no shade where a score may be negative.";
          case DIFFERENCE -> "the darker the larger (shares only).";
          case RETENTION -> "the darker the more.";
        });
    if (!shortened.isEmpty()) {
      text.add("Names in full: " + String.join("; ", shortened) + ".");
    }
    if (variants.stream().anyMatch(scene.marks()::simulated)) {
      text.add("\u25cb simulated: weights rounded, then stored as floats.");
    }
    text.add("\u2605 baseline.")
        .samples(
            rows.stream()
                .flatMap(r -> order.stream().map(q -> cell(r, q).value()))
                .mapToLong(v -> v instanceof Value.Known known ? known.n() : 0),
            "samples a cell")
        .baseline(scene.source().index(), variants);
    return scene.caption(text, leftOut, records);
  }
}
