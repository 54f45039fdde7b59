package org.fewbit.core.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/** Port: the samples of runs; empty for runs that have none, such as published ones. */
@FunctionalInterface
public interface RunSamples {

  /** The samples of a run by its id. */
  List<SampleResult> of(String runId);

  /**
   * A score of a run that is no mean over samples as a function of sums; empty for means, and where
   * that is not known.
   *
   * @param all samples of the runs that are to be compared
   */
  default Optional<SumScore> sums(RunRecord run, String metric, List<SampleOutcome> all) {
    return Optional.empty();
  }

  /** Every variant of a selection against its baseline, by the usual rules. */
  default BaselineComparison compared(RunIndex index, Selection selection) {
    return BaselineComparison.of(index, selection, this);
  }

  /** Samples from a function, functions of sums from the catalog of evaluations. */
  static RunSamples of(
      Function<String, List<SampleResult>> samples, EvaluationCatalog evaluations) {
    return new CatalogSamples(samples, evaluations);
  }
}
