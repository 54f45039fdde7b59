package org.fewbit.core.run;

import org.fewbit.core.job.Cancellation;

/** Port: a language model elsewhere that reads a reply and says whether it meets its task. */
public interface Judge {

  /** Which model of which service, for labels; never a key. */
  String label();

  /**
   * Its answer to a question; the same question gets the same answer (temperature 0, remembered).
   *
   * @throws org.fewbit.core.problem.ProblemException if there is none: {@code JUDGE_UNREACHABLE}
   *     after all tries, {@code JUDGE_REFUSED} if asking again can't help, {@code
   *     JUDGE_ANSWER_INVALID} if what came back is no answer
   * @throws org.fewbit.core.job.CancelledException if cancelled meanwhile
   */
  String ask(String question, Cancellation cancellation);
}
