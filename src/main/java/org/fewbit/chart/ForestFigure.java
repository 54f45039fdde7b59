package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.statistics.Interval;

/** Differences from the baseline with paired intervals, the best first. */
final class ForestFigure {

  private static final double RADIUS = 4.6;
  private static final double[] LEVELS = {0.05, 0.01, 0.001};

  private final Scene scene;
  private final Baselines baselines;
  private final List<VariantKey> sorted;

  private ForestFigure(Scene scene, Baselines baselines) {
    this.scene = scene;
    this.baselines = baselines;
    List<String> models = scene.source().index().models();
    sorted =
        baselines.variants().stream()
            .sorted(
                Comparator.comparingInt((VariantKey v) -> models.indexOf(v.model()))
                    .thenComparing(VariantKey::kind)
                    .thenComparingDouble(this::loss))
            .toList();
  }

  /** One chart, or several where there are more evaluations than fit beside each other. */
  static List<Drawing> of(FigureSource source, FigureChoice choice, ChartTheme theme) {
    Scene scene = new Scene(source, theme);
    Baselines baselines = new Baselines(scene, choice);
    ForestFigure figure = new ForestFigure(scene, baselines);
    return RowChart.shares(baselines.keys()).stream().map(figure::drawing).toList();
  }

  private double loss(VariantKey variant) {
    return baselines.keys().stream()
        .flatMap(k -> baselines.difference(variant, k).stream())
        .mapToDouble(VariantDifference::loss)
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private Drawing drawing(List<EvaluationKey> keys) {
    Rows rows = Rows.of(sorted, scene.marks());
    List<RowChart.Panel> panels = keys.stream().map(k -> panel(k, rows, keys.size() > 2)).toList();
    List<String> columns = new ArrayList<>();
    for (EvaluationKey key : keys) {
      String title = scene.label(new Quantity.Headline(key)).title();
      for (String of :
          List.of("value", "baseline", "difference", "low 95 %", "high 95 %", "p", "p Holm", "n")) {
        columns.add(title + ": " + of);
      }
    }
    RowSheet sheet = new RowSheet(scene.marks(), columns);
    for (VariantKey variant : sorted) {
      List<String> cells = new ArrayList<>();
      keys.forEach(k -> cells.addAll(cells(variant, k)));
      sheet.add(variant, cells);
    }
    return new RowChart(rows, panels, RowChart.legend(List.of()), scene.theme(), scene.palette())
        .drawing(sheet.sheet(), caption())
        .without(baselines.leftOut());
  }

  private List<String> cells(VariantKey variant, EvaluationKey key) {
    return baselines
        .difference(variant, key)
        .map(
            d ->
                List.of(
                    DataSheet.number(d.value()),
                    DataSheet.number(d.baselineValue()),
                    DataSheet.number(d.delta()),
                    d.interval().map(i -> DataSheet.number(i.low())).orElse(""),
                    d.interval().map(i -> DataSheet.number(i.high())).orElse(""),
                    DataSheet.number(d.paired().pValue()),
                    DataSheet.number(d.pHolm()),
                    Long.toString(d.n())))
        .orElse(List.of("", "", "", "", "", "", "", ""));
  }

  private RowChart.Panel panel(EvaluationKey key, Rows rows, boolean narrow) {
    String title = scene.label(new Quantity.Headline(key)).shortTitle();
    List<Mark> marks = new ArrayList<>();
    DisplayUnit unit = new DisplayUnit("", 1);
    for (VariantKey variant : sorted) {
      VariantDifference d = baselines.difference(variant, key).orElse(null);
      if (d != null) {
        unit = DisplayUnit.of(d.metric().unit(), Math.abs(d.delta()));
        double value = unit.shown(d.delta());
        double low = d.interval().map(Interval::low).map(unit::shown).orElse(value);
        double high = d.interval().map(Interval::high).map(unit::shown).orElse(value);
        marks.add(
            new DotMark(
                rows.of(variant),
                variant,
                value,
                low,
                high,
                Marker.of(variant, false),
                RADIUS,
                scene.look(variant),
                stars(d.pHolm()),
                tooltip(d, title, unit)));
      }
    }
    String in = unit.text().equals("%") ? "points" : unit.text();
    String words = "\u0394 " + title + (in.isEmpty() ? "" : " (" + in + ")");
    PanelAxis axis = new PanelAxis(words, false);
    // Stars stand right of the last interval.
    axis.setUpperMargin(narrow ? 0.42 : 0.28);
    axis.setLowerMargin(narrow ? 0.14 : 0.06);
    return new RowChart.Panel(axis, false, marks, OptionalDouble.of(0));
  }

  private static String stars(double p) {
    StringBuilder stars = new StringBuilder();
    for (double level : LEVELS) {
      stars.append(p < level ? "*" : "");
    }
    return stars.toString();
  }

  private String tooltip(VariantDifference d, String title, DisplayUnit unit) {
    StringBuilder text = new StringBuilder(scene.heading(d.variant()));
    text.append("\n\u0394 ").append(title).append(": ");
    text.append(NumberText.precise(unit.shown(d.delta())));
    d.interval()
        .ifPresent(
            i ->
                text.append(" [")
                    .append(NumberText.precise(unit.shown(i.low())))
                    .append(", ")
                    .append(NumberText.precise(unit.shown(i.high())))
                    .append("], ")
                    .append(d.paired().kind().text()));
    text.append("\np = ").append(NumberText.of(d.paired().pValue()));
    text.append(", after Holm ").append(NumberText.of(d.pHolm()));
    return text.append("\nn = ")
        .append(d.n())
        .append(" pairs")
        .append(scene.costs(d.variant(), List.of()))
        .toString();
  }

  private String caption() {
    String kinds =
        sorted.stream()
            .flatMap(
                v -> baselines.keys().stream().flatMap(k -> baselines.difference(v, k).stream()))
            .map(d -> d.paired().kind().text())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    CaptionText text =
        new CaptionText()
            .add("Differences from the baseline over the same samples, sorted by their mean.")
            .add("Bars: 95 % intervals (" + kinds + ").")
            .add(
                "*, **, ***: p < 0.05, 0.01, 0.001 after Holm's correction over the variants shown.")
            .samples(
                sorted.stream()
                    .flatMap(
                        v ->
                            baselines.keys().stream()
                                .flatMap(k -> baselines.difference(v, k).stream()))
                    .mapToLong(VariantDifference::n),
                "pairs of samples")
            .baseline(scene.source().index(), sorted);
    if (sorted.stream().anyMatch(scene.marks()::simulated)) {
      text.add("\u25cb simulated: weights rounded, then stored as floats.");
    }
    baselines.gaps().forEach(g -> text.add("Missing: " + g + "."));
    return scene.caption(text, baselines.leftOut(), baselines.records());
  }
}
