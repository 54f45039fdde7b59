package org.fewbit.core.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/**
 * Samples of runs, and what scores are functions of. The latest comparison is remembered: drawing
 * the same variants in another theme or as another figure must not draw thousands of bootstraps
 * again.
 */
final class CatalogSamples implements RunSamples {

  private record Compared(RunIndex index, Selection selection, BaselineComparison comparison) {}

  private final Function<String, List<SampleResult>> samples;
  private final EvaluationCatalog evaluations;
  private volatile Optional<Compared> latest = Optional.empty();

  CatalogSamples(Function<String, List<SampleResult>> samples, EvaluationCatalog evaluations) {
    this.samples = samples;
    this.evaluations = evaluations;
  }

  @Override
  public List<SampleResult> of(String runId) {
    return samples.apply(runId);
  }

  @Override
  public Optional<SumScore> sums(RunRecord run, String metric, List<SampleOutcome> all) {
    return evaluations.sums(run.spec().evaluation(), run.spec().protocol(), metric, all);
  }

  @Override
  public BaselineComparison compared(RunIndex index, Selection selection) {
    Optional<Compared> known =
        latest.filter(c -> c.index() == index && c.selection().equals(selection));
    if (known.isPresent()) {
      return known.get().comparison();
    }
    BaselineComparison comparison = BaselineComparison.of(index, selection, this);
    latest = Optional.of(new Compared(index, selection, comparison));
    return comparison;
  }
}
