package org.fewbit.chart;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.run.RunRecord;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The three dimensions as a radar, one for each model. */
final class RadarFigure {

  /** More polygons than this can't be told apart. */
  private static final int MOST = 5;

  private final Scene scene;
  private final List<Quantity> spokes = new ArrayList<>();

  private RadarFigure(Scene scene) {
    this.scene = scene;
    List<Quantity> candidates = new ArrayList<>();
    for (Dimension dimension : List.of(Dimension.KNOWLEDGE, Dimension.ALIGNMENT)) {
      if (scene.source().selection().dimensions().contains(dimension)) {
        candidates.add(new Quantity.Mean(Optional.of(dimension)));
      }
    }
    scene.perplexity().ifPresent(candidates::add);
    candidates.add(new Quantity.Cost(Efficiency.GENERATE_SPEED));
    candidates.add(new Quantity.Cost(Efficiency.PEAK_MEMORY));
    candidates.add(new Quantity.Cost(Efficiency.BITS_PER_WEIGHT));
    candidates.stream()
        .filter(q -> scene.shown().stream().anyMatch(v -> scene.value(v, q).number().isPresent()))
        .forEach(spokes::add);
  }

  static List<Drawing> of(FigureSource source, ChartTheme theme) {
    RadarFigure figure = new RadarFigure(new Scene(source, theme));
    Map<String, List<VariantKey>> models = new LinkedHashMap<>();
    figure.scene.shown().stream()
        .filter(v -> !v.published())
        .forEach(v -> models.computeIfAbsent(v.model(), m -> new ArrayList<>()).add(v));
    return figure.spokes.size() < 3
        ? List.of()
        : models.entrySet().stream()
            .map(e -> figure.drawing(e.getKey(), e.getValue()))
            .flatMap(Optional::stream)
            .toList();
  }

  /** Whole variants of a model: the baseline, then the best of each width, the widest first. */
  private Optional<Drawing> drawing(String model, List<VariantKey> variants) {
    List<LeftOut> leftOut = new ArrayList<>();
    List<VariantKey> whole = new ArrayList<>();
    for (VariantKey variant : variants) {
      Optional<String> missing =
          spokes.stream()
              .map(q -> scene.value(variant, q))
              .filter(Value.Missing.class::isInstance)
              .map(v -> ((Value.Missing) v).reason())
              .findFirst();
      missing.ifPresentOrElse(
          reason -> leftOut.add(new LeftOut(variant, reason)), () -> whole.add(variant));
    }
    List<VariantKey> drawn = chosen(whole);
    whole.stream()
        .filter(v -> !drawn.contains(v))
        .forEach(v -> leftOut.add(new LeftOut(v, "another of its width is better")));
    return drawn.isEmpty() ? Optional.empty() : Optional.of(drawing(model, drawn, leftOut));
  }

  private List<VariantKey> chosen(List<VariantKey> whole) {
    Map<Integer, VariantKey> byBits = new LinkedHashMap<>();
    List<VariantKey> chosen = new ArrayList<>();
    for (VariantKey variant : whole) {
      if (scene.marks().baseline(variant)) {
        chosen.add(variant);
      } else {
        byBits.merge(variant.bits().orElse(0), variant, (a, b) -> score(b) > score(a) ? b : a);
      }
    }
    byBits.entrySet().stream()
        .sorted(Map.Entry.<Integer, VariantKey>comparingByKey(Comparator.reverseOrder()))
        .limit(MOST - chosen.size())
        .forEach(e -> chosen.add(e.getValue()));
    return chosen;
  }

  private double score(VariantKey variant) {
    Quantity first = spokes.getFirst();
    double value = scene.value(variant, first).number().orElse(0);
    return scene.label(first).higherIsBetter() ? value : -value;
  }

  /** 1 for the best of those drawn, the share of it for the others. */
  private static double share(QuantityLabel label, double value, double best) {
    return label.higherIsBetter() ? value / best : best / value;
  }

  private double best(Quantity quantity, List<VariantKey> drawn) {
    var all = drawn.stream().mapToDouble(v -> scene.value(v, quantity).number().orElse(1));
    return scene.label(quantity).higherIsBetter() ? all.max().orElse(1) : all.min().orElse(1);
  }

  private Drawing drawing(String model, List<VariantKey> drawn, List<LeftOut> leftOut) {
    List<RadarPlot.Shape> shapes = new ArrayList<>();
    Set<RunRecord> records = new LinkedHashSet<>();
    List<String> columns = new ArrayList<>();
    for (Quantity q : spokes) {
      columns.addAll(RowSheet.columns(scene.label(q).title(), scene.label(q).unit()));
      columns.add(scene.label(q).shortTitle() + " share of best");
    }
    RowSheet sheet = new RowSheet(scene.marks(), columns);
    for (VariantKey variant : drawn) {
      List<Double> values = new ArrayList<>();
      List<Double> lows = new ArrayList<>();
      List<Double> highs = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      StringBuilder tooltip = new StringBuilder(scene.heading(variant));
      for (Quantity q : spokes) {
        if (scene.value(variant, q) instanceof Value.Known known) {
          QuantityLabel label = scene.label(q);
          double best = best(q, drawn);
          double low = share(label, known.low(), best);
          double high = share(label, known.high(), best);
          values.add(share(label, known.value(), best));
          lows.add(Math.min(low, high));
          highs.add(Math.max(low, high));
          cells.addAll(RowSheet.cells(known));
          cells.add(DataSheet.number(values.getLast()));
          records.addAll(known.sources());
          tooltip.append("\n").append(PointText.value(label, known));
        }
      }
      tooltip.append(scene.costs(variant, spokes));
      boolean baseline = scene.marks().baseline(variant);
      shapes.add(
          new RadarPlot.Shape(
              variant,
              scene.marks().name(variant),
              values,
              lows,
              highs,
              baseline,
              baseline
                  ? 0
                  : shapes.size() + (drawn.stream().anyMatch(scene.marks()::baseline) ? 0 : 1),
              tooltip.toString()));
      sheet.add(variant, cells);
    }
    AtomicReference<Optional<VariantKey>> selected = new AtomicReference<>(Optional.empty());
    JFreeChart chart = chart(model, shapes, selected);
    return new Drawing(chart, sheet.sheet(), caption(model, drawn, leftOut, records), 0)
        .selectable(
            v -> {
              selected.set(v);
              chart.fireChartChanged();
            })
        .picking(((RadarPlot) chart.getPlot())::variantAt)
        .without(leftOut);
  }

  /** Beside the rim there is room for few words; the caption has the rest. */
  private String words(Quantity quantity) {
    QuantityLabel label = scene.label(quantity);
    String name = quantity instanceof Quantity.Mean ? label.shortTitle() : label.title();
    return WrappedLabel.halves(scene.theme().say(ComparisonChart.capitalized(name)))
        + (label.higherIsBetter() ? "" : "\n" + scene.theme().say("(inverted)"));
  }

  private JFreeChart chart(
      String model, List<RadarPlot.Shape> shapes, AtomicReference<Optional<VariantKey>> selected) {
    List<String> words = spokes.stream().map(this::words).toList();
    RadarPlot plot = new RadarPlot(words, shapes, scene.theme(), selected::get);
    JFreeChart chart = new JFreeChart(null, scene.theme().font(Font.BOLD, 14), plot, false);
    chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    TextTitle title = new TextTitle(model + ": rim = best of those drawn");
    title.setPadding(2, 6, 6, 0);
    chart.addSubtitle(title);
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setPadding(6, 0, 0, 0);
    chart.addLegend(legend);
    scene.theme().apply(chart);
    return chart;
  }

  private String caption(
      String model, List<VariantKey> drawn, List<LeftOut> leftOut, Set<RunRecord> records) {
    List<String> inverted =
        spokes.stream()
            .map(scene::label)
            .filter(l -> !l.higherIsBetter())
            .map(l -> scene.theme().say(l.title()))
            .toList();
    CaptionText text =
        new CaptionText()
            .add(model + ": share of the best value among the variants drawn, on each axis;")
            .add(
                "less is better for " + String.join(", ", inverted) + ": best over value is drawn.")
            .add("Bars: 95 % intervals.")
            .add("Of each nominal width the variant of the best first axis is drawn.")
            .baseline(scene.source().index(), drawn);
    return scene.caption(text, leftOut, records);
  }
}
