package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.Labels;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.Values;
import org.fewbit.core.compare.VariantKey;

/** What a variant costs, for the end of a tooltip: bits, speed and memory in full precision. */
public final class CostLines {

  private static final List<Efficiency> SHOWN =
      List.of(Efficiency.BITS_PER_WEIGHT, Efficiency.GENERATE_SPEED, Efficiency.PEAK_MEMORY);

  private final Values values;
  private final Labels labels;

  /** Looks costs up in the records. */
  public CostLines(RunIndex index, Selection selection) {
    this(index, new Values(index, selection));
  }

  CostLines(RunIndex index, Values values) {
    this.values = values;
    labels = new Labels(index, values);
  }

  /** A line for each cost that is known and isn't said already. */
  public List<String> of(VariantKey variant, Collection<Quantity> said) {
    List<String> lines = new ArrayList<>();
    for (Efficiency each : SHOWN) {
      Quantity quantity = new Quantity.Cost(each);
      if (!said.contains(quantity)
          && values.value(variant, quantity) instanceof Value.Known known) {
        lines.add(PointText.value(labels.of(quantity), known));
      }
    }
    return lines;
  }

  /** One quantity in full precision, or why there is none. */
  public String line(VariantKey variant, Quantity quantity) {
    return switch (values.value(variant, quantity)) {
      case Value.Known known -> PointText.value(labels.of(quantity), known);
      case Value.Missing(String reason) -> labels.of(quantity).title() + ": " + reason;
    };
  }
}
