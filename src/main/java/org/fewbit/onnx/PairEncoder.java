package org.fewbit.onnx;

import java.util.Arrays;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Turns a context and a continuation into tokens as lm-evaluation-harness does ({@code
 * TemplateLM._encode_pair}): trailing white space of the context moves to the continuation, both
 * are encoded as one string, and the continuation is what comes after as many tokens as the context
 * alone has. Too long pairs lose tokens at the left.
 *
 * <p>After a rendered conversation only blanks move: the line break that ends a template belongs to
 * the template, and a mean over the answer's tokens must not count it.
 */
final class PairEncoder {

  /**
   * One encoded request.
   *
   * @param context tokens fed before the continuation, at least one
   * @param continuation tokens that are scored, at least one
   * @param truncated tokens dropped at the left of the context
   */
  record Pair(TokenIds context, TokenIds continuation, int truncated) {}

  private final BaseModel model;
  private final Tokenizer tokenizer;
  private final int contextLength;

  PairEncoder(BaseModel model, Tokenizer tokenizer, int contextLength) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.contextLength = contextLength;
  }

  /** Encodes and shortens one request. */
  Pair encode(Request.LogLikelihood request) {
    return switch (request.context()) {
      case Prompt.Plain(String text) ->
          fit(pair(text, strippedLength(text), request.continuation(), true));
      case Prompt.Chat(var messages) -> {
        String text = tokenizer.renderChat(messages, true);
        yield fit(pair(text, withoutBlanks(text), request.continuation(), false));
      }
    };
  }

  private Pair pair(String context, int kept, String continuation, boolean special) {
    if (context.isEmpty()) {
      return withoutContext(tokenizer.encode(continuation, special));
    }
    String left = context.substring(0, kept);
    String right = context.substring(kept) + continuation;
    TokenIds whole = tokenizer.encode(left + right, special);
    int contextTokens = tokenizer.encode(left, special).size();
    if (contextTokens == 0) {
      return withoutContext(whole);
    }
    if (contextTokens >= whole.size()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "The continuation has no token of its own",
          "'" + continuation + "' after '" + left.substring(Math.max(0, left.length() - 20)) + "'",
          "Give a continuation that is not empty and not swallowed by the context's last token.");
    }
    return new Pair(whole.slice(0, contextTokens), whole.slice(contextTokens, whole.size()), 0);
  }

  private Pair withoutContext(TokenIds continuation) {
    int prefix = model.prefixToken();
    if (continuation.size() > 1 && continuation.get(0) == prefix) {
      return new Pair(continuation.slice(0, 1), continuation.slice(1, continuation.size()), 0);
    }
    if (continuation.size() == 0) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "There is nothing to score",
          "empty context and empty continuation",
          "Give a continuation.");
    }
    return new Pair(TokenIds.of(prefix), continuation, 0);
  }

  /** The model sees {@code contextLength} tokens; the last token of the pair is never fed. */
  private Pair fit(Pair pair) {
    int over = pair.context().size() + pair.continuation().size() - (contextLength + 1);
    if (over <= 0) {
      return pair;
    }
    if (over >= pair.context().size()) {
      throw ProblemException.of(
          Problem.Code.PROMPT_TOO_LONG,
          "The continuation alone fills the model's context",
          pair.continuation().size() + " tokens, context length " + contextLength,
          "Use a model with a longer context or shorter answers.");
    }
    TokenIds context = pair.context();
    return new Pair(context.slice(over, context.size()), pair.continuation(), over);
  }

  /** Length without trailing white space, by Python's idea of it ({@code str.rstrip}). */
  static int strippedLength(String text) {
    int end = text.length();
    while (end > 0 && isPythonSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int withoutBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  private static boolean isPythonSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** The fed tokens of a pair, without the last one. */
  static int[] fed(Pair pair) {
    int[] all = pair.context().concat(pair.continuation()).toArray();
    return Arrays.copyOf(all, all.length - 1);
  }
}
