package org.fewbit.core.run;

import java.util.List;
import org.fewbit.core.evaluation.Sample;

/**
 * A sample as a run asked it.
 *
 * @param sample its requests and what scoring needs
 * @param promptSha256 hash of the requests, to be compared with {@link SampleResult#promptSha256()}
 * @param prompts the text before each answer as the model got it: chat templates rendered, windows
 *     decoded
 */
public record AskedItem(Sample sample, String promptSha256, List<String> prompts) {

  /** Copies the list. */
  public AskedItem {
    prompts = List.copyOf(prompts);
  }

  /** Whether a stored result answers exactly these requests. */
  public boolean isOf(SampleResult result) {
    return promptSha256.equals(result.promptSha256());
  }
}
