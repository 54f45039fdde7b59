package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.chart.ChartKind;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.run.RunRecord;

/** What can be put on the axes of each chart. */
final class Axes {

  /** Stands on the axis until there is a perplexity run; the empty chart then says so. */
  private static final Quantity NO_PERPLEXITY =
      new Quantity.Headline(new EvaluationKey("perplexity", Protocol.GPTQ));

  private Axes() {}

  /** Horizontal choices, the default first. */
  static List<Quantity> horizontal(ChartKind kind, RunIndex index, Selection selection) {
    return switch (kind) {
      case PERPLEXITY -> {
        List<Quantity> all = headlines(EvaluationInfo.Kind.PERPLEXITY, index, selection);
        yield all.isEmpty() ? List.of(NO_PERPLEXITY) : all;
      }
      case BITS -> costs(Efficiency.BITS_PER_WEIGHT, Efficiency.BYTES);
      case SPEED ->
          costs(Efficiency.GENERATE_SPEED, Efficiency.PROMPT_SPEED, Efficiency.FIRST_TOKEN);
      case MEMORY -> costs(Efficiency.PEAK_MEMORY, Efficiency.BYTES);
    };
  }

  /** Vertical choices, the default first. */
  static List<Quantity> vertical(ChartKind kind, RunIndex index, Selection selection) {
    List<Quantity> benchmarks = headlines(EvaluationInfo.Kind.BENCHMARK, index, selection);
    List<Quantity> all = new ArrayList<>();
    all.add(new Quantity.Mean(Optional.empty()));
    Set<Dimension> dimensions = dimensionsOf(index, benchmarks);
    if (dimensions.size() > 1) {
      dimensions.forEach(d -> all.add(new Quantity.Mean(Optional.of(d))));
    }
    all.addAll(benchmarks);
    if (kind != ChartKind.PERPLEXITY) {
      all.addAll(headlines(EvaluationInfo.Kind.PERPLEXITY, index, selection));
    }
    return List.copyOf(all);
  }

  private static Set<Dimension> dimensionsOf(RunIndex index, List<Quantity> benchmarks) {
    Set<Dimension> found = new LinkedHashSet<>();
    for (Map.Entry<EvaluationKey, EvaluationInfo> e : index.evaluations().entrySet()) {
      if (benchmarks.contains(new Quantity.Headline(e.getKey()))) {
        found.add(e.getValue().dimension());
      }
    }
    return found;
  }

  private static List<Quantity> costs(Efficiency... efficiencies) {
    List<Quantity> all = new ArrayList<>();
    for (Efficiency efficiency : efficiencies) {
      all.add(new Quantity.Cost(efficiency));
    }
    return all;
  }

  /** Evaluations that a record of a shown kind has. */
  private static List<Quantity> headlines(
      EvaluationInfo.Kind family, RunIndex index, Selection selection) {
    List<Quantity> all = new ArrayList<>();
    index
        .evaluations()
        .forEach(
            (key, info) -> {
              boolean offered =
                  family != EvaluationInfo.Kind.BENCHMARK
                      || selection.dimensions().contains(info.dimension());
              boolean present =
                  index.has(RunRecord.Kind.MEASURED, key)
                      || (selection.published() && index.has(RunRecord.Kind.PUBLISHED, key));
              if (info.kind() == family && offered && present) {
                all.add(new Quantity.Headline(key));
              }
            });
    return all;
  }
}
