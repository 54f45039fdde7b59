package org.fewbit.chart;

import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.Execution;
import org.fewbit.core.run.ArtifactSummary;

/**
 * What must be marked at a variant wherever it is drawn.
 *
 * @param index tells baselines and who does the low-bit work
 */
record VariantMarks(RunIndex index) {

  boolean baseline(VariantKey variant) {
    return index.baseline(variant).filter(variant::equals).isPresent();
  }

  boolean simulated(VariantKey variant) {
    return index
        .artifact(variant)
        .map(ArtifactSummary::execution)
        .filter(e -> e == Execution.SIMULATED)
        .isPresent();
  }

  /** The scheme with a star for a baseline and a ring for a simulated one. */
  String name(VariantKey variant) {
    return variant.variant().label()
        + (baseline(variant) ? " \u2605" : "")
        + (simulated(variant) ? " \u25cb" : "");
  }
}
