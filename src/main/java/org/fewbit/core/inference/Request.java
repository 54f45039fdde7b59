package org.fewbit.core.inference;

/** A question to a language model; each form has its {@link Response}. */
public sealed interface Request {

  /**
   * How likely is the continuation after the context? Follows lm-evaluation-harness: trailing
   * spaces of the context move to the continuation, both are tokenized as one string. A line break
   * that ends a chat template stays with the context.
   */
  record LogLikelihood(Prompt context, String continuation) implements Request {}

  /**
   * Teacher-forced log-probabilities over given tokens.
   *
   * @param tokens the window, all of it fed to the model
   * @param firstScored position of the first token whose log-probability counts, at least 1
   */
  record Window(TokenIds tokens, int firstScored) implements Request {}

  /**
   * How far is this model's prediction from the baseline's over given tokens?
   *
   * @param tokens the window, all of it fed to both models
   * @param firstScored position of the first predicted token that counts, at least 1
   */
  record Divergence(TokenIds tokens, int firstScored) implements Request {}

  /** Write an answer. */
  record Generate(Prompt prompt, Decoding decoding) implements Request {}

  /**
   * Measure speed on a prompt of random but fixed tokens.
   *
   * @param promptTokens length of the prompt
   * @param newTokens tokens generated one by one after it, end tokens ignored
   */
  record Speed(int promptTokens, int newTokens) implements Request {}
}
