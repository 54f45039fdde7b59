package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.inference.Response;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.statistics.Quantiles;

/**
 * How long it took: first token and each further token in the repetitions of speed runs, or the
 * samples of a benchmark.
 */
final class LatencyFigure {

  private static final int FEW = 12;
  private static final double[] PLACES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private record Times(String title, Map<VariantKey, double[]> seconds) {}

  private final Scene scene;
  private final List<Times> panels = new ArrayList<>();
  private final List<VariantKey> variants = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Set<RunRecord> records = new LinkedHashSet<>();

  private LatencyFigure(Scene scene, FigureChoice choice) {
    this.scene = scene;
    Optional<Quantity.Headline> benchmark =
        choice.y().filter(Quantity.Headline.class::isInstance).map(Quantity.Headline.class::cast);
    if (benchmark.isPresent()) {
      Quantity quantity = benchmark.get();
      read(quantity);
      panels.add(
          times(
              "Time of a sample, " + scene.label(quantity).shortTitle(),
              quantity,
              s -> s.seconds()));
    } else {
      Quantity quantity = new Quantity.Cost(Efficiency.GENERATE_SPEED);
      read(quantity);
      panels.add(
          times(
              "Time to first token",
              quantity,
              s -> speed(s, Response.Speed::timeToFirstTokenSeconds)));
      panels.add(
          times(
              "Time of a further token",
              quantity,
              s -> speed(s, r -> r.generateSeconds() / r.generatedTokens())));
    }
  }

  static Drawing of(FigureSource source, FigureChoice choice, ChartTheme theme) {
    return new LatencyFigure(new Scene(source, theme), choice).drawing();
  }

  private static double speed(SampleResult sample, ToDoubleFunction<Response.Speed> what) {
    boolean warmUp = sample.outcome().note().equals("warm-up");
    return sample.responses().stream()
        .filter(r -> !warmUp && r instanceof Response.Speed)
        .mapToDouble(r -> what.applyAsDouble((Response.Speed) r))
        .findFirst()
        .orElse(Double.NaN);
  }

  private void read(Quantity quantity) {
    for (VariantKey variant : scene.shown()) {
      Value value = scene.value(variant, quantity);
      if (value instanceof Value.Missing missing) {
        leftOut.add(new LeftOut(variant, missing.reason()));
      } else if (scene.marks().simulated(variant)) {
        leftOut.add(new LeftOut(variant, "simulated: not measurable"));
      } else if (!variant.published()) {
        variants.add(variant);
      } else {
        leftOut.add(new LeftOut(variant, "published without times"));
      }
    }
  }

  private Times times(String title, Quantity quantity, ToDoubleFunction<SampleResult> seconds) {
    Map<VariantKey, double[]> found = new LinkedHashMap<>();
    for (VariantKey variant : List.copyOf(variants)) {
      if (scene.value(variant, quantity) instanceof Value.Known known) {
        double[] all =
            known.sources().stream()
                .limit(1)
                .flatMap(r -> scene.source().samples().of(r.id()).stream())
                .mapToDouble(seconds)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (all.length > 0) {
          records.addAll(known.sources());
          found.put(variant, all);
        } else if (variants.remove(variant)) {
          leftOut.add(new LeftOut(variant, "no times in its samples"));
        }
      }
    }
    return new Times(title, found);
  }

  private Drawing drawing() {
    Rows rows = Rows.of(variants, scene.marks());
    List<String> header = new ArrayList<>();
    for (Times times : panels) {
      header.add(times.title() + ", n");
      for (double place : PLACES) {
        header.add(times.title() + ", percentile " + Math.round(100 * place) + " [s]");
      }
      header.add(times.title() + ", longest [s]");
    }
    RowSheet sheet = new RowSheet(scene.marks(), header);
    for (VariantKey variant : variants) {
      List<String> cells = new ArrayList<>();
      panels.forEach(p -> cells.addAll(cells(p.seconds().get(variant))));
      sheet.add(variant, cells);
    }
    boolean few =
        panels.stream().flatMap(p -> p.seconds().values().stream()).allMatch(t -> t.length <= FEW);
    CaptionText text = new CaptionText();
    panels.forEach(p -> text.add(p.title() + "."));
    text.add(
            "Box: middle half, thick line: median, thin line: percentiles 5 to 95"
                + (few ? ", dots: repetitions." : ", last tick: longest."))
        .samples(
            panels.stream().flatMap(p -> p.seconds().values().stream()).mapToLong(t -> t.length),
            few ? "repetitions" : "samples")
        .baseline(scene.source().index(), variants);
    return new RowChart(
            rows,
            panels.stream().map(p -> panel(p, rows)).toList(),
            RowChart.legend(List.of()),
            scene.theme(),
            scene.palette())
        .drawing(sheet.sheet(), scene.caption(text, leftOut, records))
        .without(leftOut);
  }

  private static List<String> cells(double @org.jspecify.annotations.Nullable [] sorted) {
    List<String> cells = new ArrayList<>();
    if (sorted == null) {
      for (int i = 0; i < PLACES.length + 2; i++) {
        cells.add("");
      }
      return cells;
    }
    cells.add(Integer.toString(sorted.length));
    for (double place : PLACES) {
      cells.add(DataSheet.number(Quantiles.ofSorted(sorted, place)));
    }
    cells.add(DataSheet.number(sorted[sorted.length - 1]));
    return cells;
  }

  private RowChart.Panel panel(Times times, Rows rows) {
    double largest =
        times.seconds().values().stream().mapToDouble(t -> t[t.length - 1]).max().orElse(1);
    DisplayUnit unit = DisplayUnit.of("s", largest);
    List<Mark> marks = new ArrayList<>();
    times
        .seconds()
        .forEach(
            (variant, seconds) -> {
              double[] q =
                  Arrays.stream(PLACES)
                      .map(p -> unit.shown(Quantiles.ofSorted(seconds, p)))
                      .toArray();
              double longest = unit.shown(seconds[seconds.length - 1]);
              boolean few = seconds.length <= FEW;
              marks.add(
                  new SpreadMark(
                      rows.of(variant),
                      variant,
                      new SpreadMark.Span(q[0], few ? q[4] : longest),
                      new SpreadMark.Span(q[1], q[3]),
                      q[2],
                      few ? List.of() : List.of(q[0], q[4], longest),
                      few ? Arrays.stream(seconds).map(unit::shown).boxed().toList() : List.of(),
                      scene.heading(variant)
                          + "\n"
                          + times.title()
                          + ": median "
                          + NumberText.precise(q[2])
                          + " "
                          + unit.text()
                          + "\n5 to 95 %: "
                          + NumberText.precise(q[0])
                          + " to "
                          + NumberText.precise(q[4])
                          + "\nlongest "
                          + NumberText.precise(longest)
                          + ", n = "
                          + seconds.length
                          + scene.costs(variant, List.of())));
            });
    return new RowChart.Panel(
        new PanelAxis(unit.header(times.title()), true), false, marks, OptionalDouble.empty());
  }
}
