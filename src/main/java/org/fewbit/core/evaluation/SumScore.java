package org.fewbit.core.evaluation;

import java.util.List;

/**
 * A score that is no mean over samples but a function of sums over them: corpus BLEU, bias scores,
 * means of means. With it two runs can be compared by resampling what their samples add.
 */
public interface SumScore {

  /** What samples that belong together add; always of the same length. */
  double[] part(List<SampleOutcome> samples);

  /** The score of summed parts; not a number where it is undefined. */
  double value(double[] sums);
}
