package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.inference.DivergenceSums;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.statistics.Rounding;
import org.fewbit.core.statistics.RowDivergence;

/**
 * A second loaded model that another one is compared with, token by token. Both compute the same
 * window chunk by chunk side by side; no more than a chunk's logits of each are ever held.
 */
public final class Baseline {

  private static final int DIGITS = 6;

  private final LanguageModel baseline;
  private final LanguageModel variant;
  private final int columns;

  /**
   * Both models.
   *
   * @param sameTokenizer whether both have the same tokenizer file, so that no token needs to be
   *     looked at; else all texts are compared, which takes a while for a large vocabulary
   * @throws ProblemException if their token ids do not mean the same
   */
  public Baseline(LanguageModel baseline, LanguageModel variant, boolean sameTokenizer) {
    this.baseline = baseline;
    this.variant = variant;
    if (!sameTokenizer) {
      checkTokenizers(baseline.tokenizer(), variant.tokenizer());
    }
    columns = columns();
  }

  /** Logits beyond the tokenizer's ids are padding. */
  private int columns() {
    int ids = variant.tokenizer().vocabularySize();
    int left = baseline.vocabularySize();
    int right = variant.vocabularySize();
    if (left != right && Math.min(left, right) < ids) {
      throw refusal(left + " logits of the baseline, " + right + " of the variant");
    }
    return Math.min(ids, Math.min(left, right));
  }

  private static void checkTokenizers(Tokenizer left, Tokenizer right) {
    if (left.vocabularySize() != right.vocabularySize()) {
      throw refusal(
          left.vocabularySize()
              + " tokens of the baseline, "
              + right.vocabularySize()
              + " of the variant");
    }
    for (int id = 0; id < left.vocabularySize(); id++) {
      TokenIds one = TokenIds.of(id);
      if (!left.decode(one).equals(right.decode(one))) {
        throw refusal("token " + id + " is not the same text");
      }
    }
  }

  private static ProblemException refusal(String where) {
    return ProblemException.of(
        Problem.Code.NOT_COMPARABLE,
        "The baseline has another vocabulary, so its predictions can't be compared",
        where,
        "Choose a baseline with the same tokenizer, for example the model's own fp32 export.");
  }

  /** Compares the predictions of a window's tokens from {@code firstScored} on. */
  Response.Divergence ask(Request.Divergence request, Cancellation cancellation) {
    TokenIds tokens = request.tokens();
    int first = request.firstScored() - 1;
    return baseline.readLogits(
        tokens,
        first,
        cancellation,
        left ->
            variant.readLogits(
                tokens, first, cancellation, right -> compare(tokens, first, left, right)));
  }

  private Response.Divergence compare(TokenIds tokens, int first, LogitRows left, LogitRows right) {
    Response.Usage usage = new Response.Usage(tokens.size(), 0, 0);
    int scored = tokens.size() - 1 - first;
    DivergenceSums sums = DivergenceSums.NONE;
    List<Double> kld = new ArrayList<>(scored);
    List<Double> deltaP = new ArrayList<>(scored);
    for (int at = first; at < tokens.size() - 1; at++) {
      RowDivergence row =
          RowDivergence.of(left.row(at), right.row(at), columns, tokens.get(at + 1));
      if (!row.isFinite()) {
        return new Response.Divergence(scored, DivergenceSums.FAILED, List.of(), List.of(), usage);
      }
      double p = row.logProbability();
      double q = row.baselineLogProbability();
      sums = sums.with(row.kld(), p, q, row.sameTop());
      kld.add(Rounding.significant(row.kld(), DIGITS));
      deltaP.add(Rounding.significant(Math.exp(p) - Math.exp(q), DIGITS));
    }
    return new Response.Divergence(scored, sums, kld, deltaP, usage);
  }
}
