package org.fewbit.onnx;

import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Sums log-probabilities over a window, chunk by chunk. */
final class WindowScorer {

  private final Decoder decoder;
  private final int contextLength;

  WindowScorer(Decoder decoder, int contextLength) {
    this.decoder = decoder;
    this.contextLength = contextLength;
  }

  Response.Window score(Request.Window request, Cancellation cancellation) {
    int[] tokens = request.tokens().toArray();
    int first = request.firstScored();
    check(tokens, first);
    double[] sum = new double[1];
    decoder.begin(tokens, first - 1);
    decoder.feed(
        tokens,
        tokens.length - 1,
        first - 1,
        (position, logits) -> sum[0] += logits[tokens[position + 1]] - LogSoftmax.logSumExp(logits),
        false,
        cancellation);
    return new Response.Window(
        sum[0], tokens.length - first, new Response.Usage(tokens.length, 0, 0));
  }

  /** The window's logits from a position on, computed as they are read. */
  LogitRows rows(TokenIds window, int firstRow, Cancellation cancellation) {
    int[] tokens = window.toArray();
    check(tokens, firstRow + 1);
    return new ChunkRows(decoder, tokens, firstRow, cancellation);
  }

  private void check(int[] tokens, int first) {
    if (first < 1 || first >= tokens.length) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "Nothing of the window would be scored",
          "first scored position " + first + " of " + tokens.length + " tokens",
          "Score from a position between 1 and the window's last.");
    }
    // The last token is only predicted, never fed.
    int fed = tokens.length - 1;
    if (fed > contextLength) {
      throw ProblemException.of(
          Problem.Code.PROMPT_TOO_LONG,
          "The window is longer than the model's context",
          tokens.length + " tokens, context length " + contextLength,
          "Choose a shorter window.");
    }
  }
}
