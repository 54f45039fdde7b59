package org.fewbit.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.evaluation.EvaluationInfo;

/** Every benchmark against a perplexity, a small chart for each, with one legend. */
final class MultiplesFigure {

  private MultiplesFigure() {}

  static List<Drawing> of(FigureSource source, FigureChoice choice, ChartTheme theme) {
    Quantity x = Axes.x(source, choice);
    List<Comparison> comparisons = new ArrayList<>();
    for (Map.Entry<EvaluationKey, EvaluationInfo> each : source.index().evaluations().entrySet()) {
      if (each.getValue().kind() == EvaluationInfo.Kind.BENCHMARK
          && source.selection().dimensions().contains(each.getValue().dimension())) {
        Comparison comparison =
            Comparison.of(
                source.index(),
                source.selection(),
                x,
                new Quantity.Headline(each.getKey()),
                choice.logarithmic());
        if (!comparison.points().isEmpty()) {
          comparisons.add(comparison);
        }
      }
    }
    Palette palette = new Palette(source.index().models());
    List<Point> all = comparisons.stream().flatMap(c -> c.points().stream()).toList();
    LegendStrip legend = new LegendStrip(LegendEntries.of(all, palette, false, theme), theme);
    return comparisons.stream()
        .map(c -> ScatterFigure.small(source, c, palette, choice.logarithmic(), theme))
        .map(d -> d.sharing(legend))
        .toList();
  }
}
