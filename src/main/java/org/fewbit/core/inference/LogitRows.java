package org.fewbit.core.inference;

/** Rows of logits of a window, computed chunk by chunk as they are read: never all in memory. */
@FunctionalInterface
public interface LogitRows {

  /**
   * Logits after the token at a position; positions must rise from call to call.
   *
   * @return the same array at each call, valid until the next one; as wide as {@link
   *     LanguageModel#vocabularySize()}
   */
  float[] row(int position);
}
