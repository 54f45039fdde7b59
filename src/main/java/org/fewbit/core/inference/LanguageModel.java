package org.fewbit.core.inference;

import java.util.List;
import java.util.function.Function;
import org.fewbit.core.job.Cancellation;

/** Port: a loaded variant. Not thread-safe: one question at a time. */
public interface LanguageModel extends AutoCloseable {

  /** Its tokenizer; closed with the model. */
  Tokenizer tokenizer();

  /** Most tokens of prompt and answer together. */
  int contextLength();

  /** Rows of the logits. */
  int vocabularySize();

  /**
   * Log-likelihoods; neighbours with the same context share its computation.
   *
   * @return one answer a request, same order
   */
  List<Response.LogLikelihood> logLikelihood(
      List<Request.LogLikelihood> requests, Cancellation cancellation);

  /** Teacher-forced scoring of one window. */
  Response.Window window(Request.Window request, Cancellation cancellation);

  /** Writes an answer; the listener sees text as it comes. */
  Response.Generate generate(
      Request.Generate request, TextListener listener, Cancellation cancellation);

  /**
   * Shows the logits of a window; the last token is only predicted, never fed. The reader may ask
   * another model, not this one.
   *
   * @param firstRow first position whose logits are read
   */
  <T> T readLogits(
      TokenIds tokens, int firstRow, Cancellation cancellation, Function<LogitRows, T> reader);

  /**
   * The token before a text that has nothing before it: the begin token, else an end token.
   *
   * @throws org.fewbit.core.problem.ProblemException if the model names neither
   */
  int prefixToken();

  /** One timed repetition. */
  Response.Speed speed(Request.Speed request, Cancellation cancellation);

  /** Frees native memory; waits for a question under way. */
  @Override
  void close();

  /** Sees generated text piece by piece. */
  @FunctionalInterface
  interface TextListener {
    /** Ignores it. */
    TextListener NONE = piece -> {};

    /** The next piece, never empty. */
    void text(String piece);
  }
}
