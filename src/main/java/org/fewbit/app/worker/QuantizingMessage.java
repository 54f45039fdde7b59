package org.fewbit.app.worker;

import java.util.Optional;
import org.fewbit.core.problem.Problem;

/**
 * A line on the standard output of a process that makes a variant.
 *
 * @param step what is being done
 * @param done units finished
 * @param total units in all
 * @param end how it ended; empty while it works
 * @param problem why it failed
 */
record QuantizingMessage(
    String step, long done, long total, Optional<End> end, Optional<Problem> problem) {

  /** How the work ended. */
  enum End {
    MADE,
    FAILED,
    CANCELLED
  }

  static QuantizingMessage progress(String step, long done, long total) {
    return new QuantizingMessage(step, done, total, Optional.empty(), Optional.empty());
  }

  static QuantizingMessage end(End end) {
    return new QuantizingMessage("", 0, 1, Optional.of(end), Optional.empty());
  }

  static QuantizingMessage failed(Problem problem) {
    return new QuantizingMessage("", 0, 1, Optional.of(End.FAILED), Optional.of(problem));
  }
}
