package org.fewbit.chart;

import java.util.Optional;
import java.util.function.Function;
import org.fewbit.core.compare.PairedRuns;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.RunSamples;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;

/**
 * What figures are drawn from.
 *
 * @param index the records
 * @param selection which variants and benchmarks take part
 * @param pairs runs paired with their baselines'
 * @param samples of a run by its id
 * @param reports what making a variant did, where it is known
 */
public record FigureSource(
    RunIndex index,
    Selection selection,
    PairedRuns pairs,
    RunSamples samples,
    Function<VariantId, Optional<QuantizationReport>> reports) {

  /** Pairs the runs itself. */
  public static FigureSource of(RunIndex index, Selection selection, RunSamples samples) {
    return new FigureSource(
        index,
        selection,
        PairedRuns.of(index, samples, PairedRuns.NONE),
        samples,
        v -> Optional.empty());
  }

  /**
   * With all pairs, also those that were not asked for yet; reads samples where some are missing.
   */
  public FigureSource paired() {
    return new FigureSource(
        index, selection, PairedRuns.of(index, samples, pairs), samples, reports);
  }

  /** With the reports of variants. */
  public FigureSource reporting(Function<VariantId, Optional<QuantizationReport>> how) {
    return new FigureSource(index, selection, pairs, samples, how);
  }
}
