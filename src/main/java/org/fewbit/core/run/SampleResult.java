package org.fewbit.core.run;

import java.util.List;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.Response;

/**
 * One line of {@code samples.jsonl}.
 *
 * @param sampleId the sample's id
 * @param promptSha256 hash of the requests, so that two runs can be paired
 * @param responses what the model said
 * @param outcome how that was scored
 * @param seconds the requests took
 */
public record SampleResult(
    String sampleId,
    String promptSha256,
    List<Response> responses,
    SampleOutcome outcome,
    double seconds) {

  /** Helper value of a sample that could not be asked; its note says why. */
  public static final String FAILED = "failed";

  /** Whether it could not be asked, so that it says nothing about the model. */
  public boolean isFailed() {
    return outcome.values().getOrDefault(FAILED, 0.0) > 0;
  }

  /** Copies the list. */
  public SampleResult {
    responses = List.copyOf(responses);
  }
}
