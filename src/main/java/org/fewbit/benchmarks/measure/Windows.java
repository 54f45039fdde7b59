package org.fewbit.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Cuts a text into non-overlapping windows of tokens; what is left at the end is dropped. */
final class Windows {

  /** Reference key: UTF-8 bytes of the scored tokens. */
  static final String BYTES = "bytes";

  private Windows() {}

  /**
   * Windows as one sample each.
   *
   * <p>gptq: the text's tokens without special ones, all but the first of a window scored.
   * llama.cpp: the text's tokens with the BOS the tokenizer adds, the first of each window replaced
   * by that BOS, positions after the middle scored ({@code llama-perplexity}: logits of positions
   * c/2 to c-2).
   */
  static List<Sample> cut(LanguageModel model, String text, int size, Protocol protocol) {
    Tokenizer tokenizer = model.tokenizer();
    boolean llama = protocol == Protocol.LLAMA_CPP;
    TokenIds bos = llama ? beginning(tokenizer) : TokenIds.of();
    TokenIds all = bos.concat(tokenizer.encode(text, false));
    int firstScored = llama ? size / 2 + 1 : 1;
    List<Sample> samples = new ArrayList<>();
    for (int start = 0; start + size <= all.size(); start += size) {
      TokenIds window = all.slice(start, start + size);
      TokenIds fed = bos.size() == 0 ? window : bos.slice(0, 1).concat(window.slice(1, size));
      samples.add(
          new Sample(
              "window/" + samples.size(),
              "",
              List.of(new Request.Window(fed, firstScored)),
              Map.of(BYTES, String.valueOf(bytes(tokenizer, window, firstScored)))));
    }
    return samples;
  }

  /** How windows are cut under a protocol, in words. */
  static String convention(Protocol protocol) {
    return protocol == Protocol.LLAMA_CPP
        ? "llama.cpp: windows that begin with BOS, second half scored"
        : "gptq: no special tokens, non-overlapping windows, tail dropped";
  }

  /**
   * Tokens of a window.
   *
   * @param asked 0 for the smaller of the usual size and the model's context
   * @throws ProblemException if what is asked does not fit the model
   */
  static int size(LanguageModel model, int asked, int usual) {
    int size = asked == 0 ? Math.min(usual, model.contextLength()) : asked;
    if (size < 2 || size > model.contextLength()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "A window of " + size + " tokens does not fit",
          "context",
          "Choose between 2 and the model's context of " + model.contextLength() + " tokens.");
    }
    return size;
  }

  /** The special tokens a tokenizer puts before a text, none for many. */
  private static TokenIds beginning(Tokenizer tokenizer) {
    TokenIds plain = tokenizer.encode("a", false);
    TokenIds special = tokenizer.encode("a", true);
    for (int at = 0; at + plain.size() <= special.size(); at++) {
      if (special.slice(at, at + plain.size()).equals(plain)) {
        return special.slice(0, at);
      }
    }
    return TokenIds.of();
  }

  /**
   * Bytes of the tokens from {@code first} on: the window's text less the text before them, so that
   * a space swallowed at the beginning of a decoded text does not count. A character cut by a
   * window's border counts with up to 3 bytes.
   */
  private static int bytes(Tokenizer tokenizer, TokenIds window, int first) {
    return length(tokenizer, window) - length(tokenizer, window.slice(0, first));
  }

  private static int length(Tokenizer tokenizer, TokenIds ids) {
    return tokenizer.decode(ids).getBytes(StandardCharsets.UTF_8).length;
  }
}
