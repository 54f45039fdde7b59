package org.fewbit.chart;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.EqualMemory;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;

/** Figures that are points on two axes. */
final class ScatterFigure {

  private ScatterFigure() {}

  static Drawing of(
      FigureSource source, ChartKind kind, Quantity x, Quantity y, boolean log, ChartTheme theme) {
    Comparison comparison = Comparison.of(source.index(), source.selection(), x, y, log);
    ComparisonChart chart =
        new ComparisonChart(comparison, new Palette(source.index().models()), kind, log, theme);
    List<EqualMemory> pairs =
        kind.front() ? EqualMemory.of(source.index(), source.selection(), comparison) : List.of();
    chart.telling(new CostLines(source.index(), source.selection()));
    chart.connect(pairs);
    chart.addLegend();
    return drawing(chart, caption(source, kind, comparison, pairs, theme));
  }

  /** A chart of many: with few words and no legend of its own. */
  static Drawing small(
      FigureSource source, Comparison comparison, Palette palette, boolean log, ChartTheme theme) {
    ComparisonChart chart =
        new ComparisonChart(comparison, palette, ChartKind.PERPLEXITY, log, theme);
    chart.telling(new CostLines(source.index(), source.selection()));
    chart.small();
    return drawing(chart, caption(source, ChartKind.PERPLEXITY, comparison, List.of(), theme));
  }

  private static Drawing drawing(ComparisonChart chart, String caption) {
    return new Drawing(chart.chart(), sheet(chart.comparison()), caption, 0)
        .selectable(chart::select)
        .picking(e -> chart.pointAt(e).map(Point::variant))
        .without(chart.comparison().leftOut());
  }

  static DataSheet sheet(Comparison comparison) {
    List<String> header = new ArrayList<>(List.of("model", "variant", "kind", "execution"));
    header.addAll(columns("x", comparison.xLabel()));
    header.addAll(columns("y", comparison.yLabel()));
    header.addAll(List.of("baseline", "pareto"));
    List<List<String>> rows = new ArrayList<>();
    for (Point point : comparison.points()) {
      List<String> row = new ArrayList<>();
      row.add(point.variant().model());
      row.add(point.variant().variant().label());
      row.add(point.variant().published() ? "published" : "measured");
      row.add(point.simulated() ? "simulated" : "kernel");
      cells(point.x(), row);
      cells(point.y(), row);
      row.add(Boolean.toString(point.baseline()));
      row.add(Boolean.toString(comparison.fronts().stream().anyMatch(f -> f.contains(point))));
      rows.add(row);
    }
    return new DataSheet(header, rows);
  }

  private static List<String> columns(String axis, QuantityLabel label) {
    String unit = label.unit().isEmpty() ? "" : " [" + label.unit() + "]";
    return List.of(
        axis + ": " + label.title() + unit, axis + " low 95 %", axis + " high 95 %", axis + " n");
  }

  private static void cells(Value.Known known, List<String> row) {
    row.add(DataSheet.number(known.value()));
    row.add(known.hasInterval() ? DataSheet.number(known.low()) : "");
    row.add(known.hasInterval() ? DataSheet.number(known.high()) : "");
    row.add(known.n() > 0 ? Long.toString(known.n()) : "");
  }

  private static String caption(
      FigureSource source,
      ChartKind kind,
      Comparison comparison,
      List<EqualMemory> pairs,
      ChartTheme theme) {
    List<Point> points = comparison.points();
    CaptionText text =
        new CaptionText()
            .add(
                ComparisonChart.capitalized(comparison.yLabel().title())
                    + " against "
                    + comparison.xLabel().title()
                    + ".");
    if (points.stream().anyMatch(p -> p.x().hasInterval() || p.y().hasInterval())) {
      text.add("Bars: 95 % intervals.");
    }
    text.samples(points.stream().mapToLong(p -> p.y().n()), "samples a point")
        .baseline(source.index(), points.stream().map(Point::variant).toList());
    if (kind.front()) {
      text.add("Dashed line: Pareto front.");
    }
    if (!pairs.isEmpty()) {
      boolean higher = comparison.yLabel().higherIsBetter();
      long better =
          pairs.stream()
              .filter(p -> p.larger().y().value() > p.smaller().y().value() == higher)
              .count();
      text.add(
          "Dotted lines connect variants of equal peak memory (within 5 %): the larger model at"
              + " fewer bits is better in "
              + better
              + " of "
              + pairs.size()
              + ".");
    }
    if (kind.correlation()) {
      text.correlations(comparison.correlations());
    }
    comparison.notes().forEach(n -> text.add(n + "."));
    if (points.stream().anyMatch(Point::simulated)) {
      text.add("Simulated variants (pale): weights rounded, then stored as floats.");
    }
    if (points.stream().anyMatch(Point::partial)) {
      text.add("Small points are over a part of the samples.");
    }
    return text.leftOut(comparison.leftOutByReason())
        .conditions(points.stream().flatMap(p -> p.records().stream()).distinct().toList())
        .text(theme);
  }
}
