package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fewbit.core.model.Execution;
import org.fewbit.core.run.ArtifactSummary;
import org.fewbit.core.run.RunRecord;

/**
 * Variants on two axes: a pure function of run records and a selection, drawn by charts.
 *
 * @param x what is on the horizontal axis
 * @param y what is on the vertical axis
 * @param xLabel how x is written
 * @param yLabel how y is written
 * @param series points by model, method and kind of record, measured first
 * @param leftOut selected variants without a point
 * @param correlations of x and y, one for each kind of record with enough points; points over a
 *     part of the samples don't take part
 * @param fronts Pareto fronts by growing x, one for each kind of record, without such points
 * @param notes what a reader must know about the axes
 */
public record Comparison(
    Quantity x,
    Quantity y,
    QuantityLabel xLabel,
    QuantityLabel yLabel,
    List<Series> series,
    List<LeftOut> leftOut,
    List<AxisCorrelation> correlations,
    List<List<Point>> fronts,
    List<String> notes) {

  /** Copies the lists. */
  public Comparison {
    series = List.copyOf(series);
    leftOut = List.copyOf(leftOut);
    correlations = List.copyOf(correlations);
    fronts = List.copyOf(fronts);
    notes = List.copyOf(notes);
  }

  private record SeriesKey(String model, String method, RunRecord.Kind kind) {}

  /**
   * Puts the selected variants on two axes.
   *
   * @param logarithmic whether x is drawn, and so correlated, on a logarithmic axis
   */
  public static Comparison of(
      RunIndex index, Selection selection, Quantity x, Quantity y, boolean logarithmic) {
    Values values = new Values(index, selection);
    Labels labels = new Labels(index, values);
    QuantityLabel xLabel = labels.of(x);
    QuantityLabel yLabel = labels.of(y);
    Map<SeriesKey, List<Point>> bySeries = new LinkedHashMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (VariantKey variant : values.shown()) {
      Value vx = values.value(variant, x);
      Value vy = values.value(variant, y);
      if (vx instanceof Value.Known kx && vy instanceof Value.Known ky) {
        if (!selection.collapsed() && collapsed(values, variant, List.of(x, y), labels)) {
          leftOut.add(new LeftOut(variant, "collapsed perplexity"));
          continue;
        }
        bySeries
            .computeIfAbsent(
                new SeriesKey(variant.model(), variant.methodText(), variant.kind()),
                k -> new ArrayList<>())
            .add(point(index, variant, kx, ky));
      } else {
        Value missing = vy instanceof Value.Missing ? vy : vx;
        leftOut.add(new LeftOut(variant, ((Value.Missing) missing).reason()));
      }
    }
    List<Series> series =
        bySeries.entrySet().stream().map(e -> series(e.getKey(), e.getValue())).toList();
    // A quick look at a few samples must neither bend a correlation nor make a front.
    Map<RunRecord.Kind, List<Point>> byKind =
        series.stream()
            .flatMap(s -> s.points().stream())
            .filter(p -> !p.partial())
            .collect(Collectors.groupingBy(p -> p.variant().kind()));
    List<AxisCorrelation> correlations = new ArrayList<>();
    List<List<Point>> fronts = new ArrayList<>();
    for (RunRecord.Kind kind : RunRecord.Kind.values()) {
      List<Point> points = byKind.getOrDefault(kind, List.of());
      AxisCorrelation.of(kind, points, logarithmic).ifPresent(correlations::add);
      fronts.add(ParetoFront.of(points, xLabel.higherIsBetter(), yLabel.higherIsBetter()));
    }
    return new Comparison(
        x, y, xLabel, yLabel, series, leftOut, correlations, fronts, labels.notes(List.of(x, y)));
  }

  /** All points. */
  public List<Point> points() {
    return series.stream().flatMap(s -> s.points().stream()).toList();
  }

  /** The point of a variant, if it has one. */
  public Optional<Point> point(VariantKey variant) {
    return points().stream().filter(p -> p.variant().equals(variant)).findFirst();
  }

  /** Reasons for points left out, the most frequent first. */
  public Map<String, Long> leftOutByReason() {
    return LeftOut.byReason(leftOut);
  }

  private static Point point(RunIndex index, VariantKey variant, Value.Known x, Value.Known y) {
    boolean baseline = index.baseline(variant).filter(variant::equals).isPresent();
    Execution execution =
        index.artifact(variant).map(ArtifactSummary::execution).orElse(Execution.KERNEL);
    return new Point(variant, x, y, baseline, execution);
  }

  private static Series series(SeriesKey key, List<Point> points) {
    return new Series(
        key.model(),
        key.method(),
        key.kind(),
        points.stream().sorted(Comparator.comparingDouble(p -> p.x().value())).toList());
  }

  private static boolean collapsed(
      Values values, VariantKey variant, List<Quantity> axes, Labels labels) {
    return axes.stream()
        .filter(q -> labels.of(q).perplexity())
        .anyMatch(
            q ->
                q instanceof Quantity.Headline(EvaluationKey key)
                    && values.collapsed(variant, key));
  }
}
