package org.fewbit.core.inference;

import java.util.List;

/** The answer to a {@link Request} of the same name. */
public sealed interface Response {

  /** What it cost. */
  Usage usage();

  /**
   * Log-likelihood of a continuation.
   *
   * @param logProbability natural logarithm, summed over the continuation's tokens
   * @param greedy whether every token of it was the most likely one
   * @param tokens of the continuation
   */
  record LogLikelihood(double logProbability, boolean greedy, int tokens, Usage usage)
      implements Response {
    /** Mean log-probability of a token. */
    public double perToken() {
      return logProbability / tokens;
    }
  }

  /**
   * Teacher-forced window.
   *
   * @param logProbability natural logarithm, summed over the scored tokens
   * @param tokens scored
   */
  record Window(double logProbability, int tokens, Usage usage) implements Response {}

  /**
   * Divergence of a window's predictions from the baseline's.
   *
   * @param tokens scored
   * @param sums over the scored tokens; {@link DivergenceSums#FAILED} where a logit was not finite
   * @param kld Kullback-Leibler divergence of each token in nats, 6 significant digits; empty for a
   *     failed window
   * @param deltaP change of each right token's probability, 6 significant digits; likewise
   */
  record Divergence(
      int tokens, DivergenceSums sums, List<Double> kld, List<Double> deltaP, Usage usage)
      implements Response {
    /** Copies the lists. */
    public Divergence {
      kld = List.copyOf(kld);
      deltaP = List.copyOf(deltaP);
    }
  }

  /** Generated text without the stop. */
  record Generate(String text, StopReason stopReason, Usage usage) implements Response {}

  /**
   * What a judge wrote about the reply before it; kept with a sample so that it can be scored again
   * without asking.
   *
   * @param text the judge's whole answer
   * @param judge which model of which service it was
   */
  record Judged(String text, String judge, Usage usage) implements Response {}

  /**
   * One speed repetition.
   *
   * @param promptSeconds from the call to the logits after the prompt
   * @param timeToFirstTokenSeconds prompt plus choosing the first token
   * @param generateSeconds for the new tokens after the first
   * @param generatedTokens new tokens timed in {@code generateSeconds}
   */
  record Speed(
      int promptTokens,
      double promptSeconds,
      double timeToFirstTokenSeconds,
      int generatedTokens,
      double generateSeconds,
      Usage usage)
      implements Response {}

  /** Why a generation ended. */
  enum StopReason {
    END_TOKEN,
    STOP_STRING,
    MAX_TOKENS,
    CONTEXT_FULL
  }

  /**
   * Tokens worked on.
   *
   * @param promptTokens in the prompt as asked
   * @param newTokens generated
   * @param truncatedTokens dropped from the prompt's beginning because the context was too small
   */
  record Usage(int promptTokens, int newTokens, int truncatedTokens) {}
}
