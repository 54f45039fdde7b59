package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fewbit.chart.CostLines;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.VariantKey;

/** A variant in a few lines of full precision: what the charts shown have of it, and its costs. */
final class VariantFacts {

  private VariantFacts() {}

  static String of(CompareState state, VariantKey variant) {
    CostLines values = new CostLines(state.indexProperty().get(), state.selectionProperty().get());
    Set<Quantity> axes = new LinkedHashSet<>();
    List<ChartState> charts =
        state.twoProperty().get() ? List.of(state.first(), state.second()) : List.of(state.first());
    for (ChartState chart : charts) {
      if (chart.figureProperty().get().isEmpty()) {
        axes.add(chart.chosenY());
        axes.add(chart.chosenX());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(variant.model() + "   " + variant.variant().label());
    axes.forEach(q -> lines.add(values.line(variant, q)));
    lines.addAll(values.of(variant, axes));
    return String.join("\n", lines);
  }
}
