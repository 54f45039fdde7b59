package org.fewbit.core.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/** Samples that are read once each. */
final class RememberedSamples implements RunSamples {

  private final RunSamples source;
  private final Map<String, List<SampleResult>> read = new HashMap<>();

  RememberedSamples(RunSamples source) {
    this.source = source;
  }

  @Override
  public List<SampleResult> of(String runId) {
    return read.computeIfAbsent(runId, source::of);
  }

  @Override
  public Optional<SumScore> sums(RunRecord run, String metric, List<SampleOutcome> all) {
    return source.sums(run, metric, all);
  }
}
