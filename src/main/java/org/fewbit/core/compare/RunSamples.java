package org.fewbit.core.compare;

import java.util.List;
import org.fewbit.core.run.SampleResult;

/** Port: the samples of runs; empty for runs that have none, such as published ones. */
@FunctionalInterface
public interface RunSamples {

  /** The samples of a run by its id. */
  List<SampleResult> of(String runId);
}
