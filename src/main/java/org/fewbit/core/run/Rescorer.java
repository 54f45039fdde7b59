package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Computes scores again from stored responses, without a model. */
public final class Rescorer {

  private Rescorer() {}

  /**
   * The scores of stored samples.
   *
   * @param samples the evaluation's, all of them, in its order
   * @param stored what the run folder holds
   * @throws ProblemException if a sample is missing or was asked in another way
   */
  public static List<Score> scores(
      Evaluation evaluation, List<Sample> samples, List<SampleResult> stored) {
    Map<String, SampleResult> byId = new HashMap<>();
    stored.forEach(s -> byId.put(s.sampleId(), s));
    List<SampleOutcome> outcomes = new ArrayList<>();
    List<List<Response>> responses = new ArrayList<>();
    for (Sample sample : samples) {
      SampleResult result = byId.get(sample.id());
      if (result == null || !result.promptSha256().equals(PromptHash.of(sample.requests()))) {
        throw ProblemException.of(
            Problem.Code.RUN_MISMATCH,
            "The stored samples do not fit the evaluation's",
            sample.id(),
            "Use the data, the limit and the version the run was made with.");
      }
      if (!result.isFailed()) {
        responses.add(result.responses());
        outcomes.add(evaluation.score(sample, result.responses()));
      }
    }
    return evaluation.aggregate(outcomes, responses);
  }
}
