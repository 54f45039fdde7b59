package org.fewbit.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.RunRecord;

/**
 * How far the next-token distributions are from the baseline's: median, percentiles and largest of
 * the Kullback-Leibler divergence over tokens, its mean with an interval.
 */
final class DivergenceFigure {

  private static final Pattern PLACE = Pattern.compile("p[0-9]+Kld|medianKld|maxKld");
  private static final String MEAN = "meanKld";
  private static final String MEDIAN = "medianKld";

  private final Scene scene;
  private final Map<VariantKey, RunRecord> runs = new LinkedHashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Set<String> metrics = new LinkedHashSet<>();

  private DivergenceFigure(Scene scene) {
    this.scene = scene;
    Optional<EvaluationKey> key =
        Axes.first(scene.source().index(), EvaluationInfo.Kind.DIVERGENCE);
    for (VariantKey variant : scene.shown()) {
      Optional<RunRecord> run = key.flatMap(k -> scene.source().index().record(variant, k));
      boolean drawable =
          run.filter(r -> positive(r, MEDIAN).isPresent() && positive(r, "maxKld").isPresent())
              .isPresent();
      if (scene.marks().baseline(variant)) {
        continue;
      }
      if (drawable) {
        runs.put(variant, run.orElseThrow());
        run.get().evaluation().metrics().stream()
            .map(Metric::id)
            .filter(id -> id.endsWith("Kld"))
            .forEach(metrics::add);
      } else {
        leftOut.add(
            new LeftOut(
                variant,
                run.isEmpty() ? "no divergence run" : "no divergence at all: 0 everywhere"));
      }
    }
  }

  static Drawing of(FigureSource source, ChartTheme theme) {
    return new DivergenceFigure(new Scene(source, theme)).drawing();
  }

  /** A value that a logarithmic axis can show. */
  private static OptionalDouble positive(RunRecord run, String metric) {
    return run.score(metric).stream().mapToDouble(Score::value).filter(v -> v > 0).findFirst();
  }

  private Drawing drawing() {
    List<VariantKey> variants = List.copyOf(runs.keySet());
    Rows rows = Rows.of(variants, scene.marks());
    List<Mark> marks = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    metrics.forEach(m -> columns.addAll(List.of(m + " [nats]", m + " standard error")));
    columns.add("n");
    RowSheet sheet = new RowSheet(scene.marks(), columns);
    runs.forEach(
        (variant, run) -> {
          marks.add(spread(rows, variant, run));
          mean(rows, variant, run).ifPresent(marks::add);
          sheet.add(variant, cells(run));
        });
    PanelLogAxis axis = new PanelLogAxis("Kullback-Leibler divergence from the baseline (nats)");
    RowChart.Panel panel = new RowChart.Panel(axis, false, marks, OptionalDouble.empty());
    CaptionText text =
        new CaptionText()
            .add("Divergence of the next-token distribution from the baseline's.")
            .add(
                "Box: median to 99th percentile, small ticks: further percentiles, line to the"
                    + " largest, thick line: median, diamond: mean with its 95 % interval.")
            .samples(
                runs.values().stream().flatMap(r -> r.headline().stream()).mapToLong(Score::n),
                "tokens")
            .baseline(scene.source().index(), variants);
    if (variants.stream().anyMatch(scene.marks()::simulated)) {
      text.add("\u25cb simulated: weights rounded, then stored as floats.");
    }
    return new RowChart(
            rows, List.of(panel), RowChart.legend(List.of()), scene.theme(), scene.palette())
        .drawing(sheet.sheet(), scene.caption(text, leftOut, runs.values()))
        .without(leftOut);
  }

  private List<String> cells(RunRecord run) {
    List<String> cells = new ArrayList<>();
    for (String metric : metrics) {
      Optional<Score> score = run.score(metric);
      cells.add(score.map(s -> DataSheet.number(s.value())).orElse(""));
      cells.add(
          score
              .filter(s -> s.standardError().isPresent())
              .map(s -> DataSheet.number(s.standardError().getAsDouble()))
              .orElse(""));
    }
    cells.add(run.headline().map(s -> Long.toString(s.n())).orElse(""));
    return cells;
  }

  private Mark spread(Rows rows, VariantKey variant, RunRecord run) {
    double median = positive(run, MEDIAN).orElseThrow();
    double largest = positive(run, "maxKld").orElseThrow();
    List<Double> ticks =
        metrics.stream()
            .filter(m -> PLACE.matcher(m).matches())
            .flatMap(m -> positive(run, m).stream().boxed())
            .toList();
    double high = positive(run, "p99Kld").orElse(largest);
    return new SpreadMark(
        rows.of(variant),
        variant,
        new SpreadMark.Span(median, largest),
        new SpreadMark.Span(median, high),
        median,
        ticks,
        List.of(),
        tooltip(variant, run));
  }

  private Optional<Mark> mean(Rows rows, VariantKey variant, RunRecord run) {
    OptionalDouble mean = positive(run, MEAN);
    if (mean.isEmpty()) {
      return Optional.empty();
    }
    double value = mean.getAsDouble();
    double error =
        run.score(MEAN).stream()
            .flatMapToDouble(s -> s.standardError().stream())
            .findFirst()
            .orElse(0);
    double half = org.fewbit.core.statistics.Intervals.z(0.95) * error;
    return Optional.of(
        new DotMark(
            rows.of(variant),
            variant,
            value,
            Math.max(value - half, value / 10),
            value + half,
            Marker.DIAMOND,
            3.4,
            scene.look(variant),
            "",
            tooltip(variant, run)));
  }

  private String tooltip(VariantKey variant, RunRecord run) {
    StringBuilder text = new StringBuilder(scene.heading(variant));
    for (Metric metric : run.evaluation().metrics()) {
      run.score(metric.id())
          .ifPresent(
              s ->
                  text.append("\n")
                      .append(metric.title())
                      .append(": ")
                      .append(NumberText.precise(s.value()))
                      .append(metric.unit().isEmpty() ? "" : " " + metric.unit()));
    }
    return text.append(scene.costs(variant, List.of())).toString();
  }
}
