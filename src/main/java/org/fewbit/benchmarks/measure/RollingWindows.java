package org.fewbit.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.TokenIds;

/**
 * Documents whose every token is predicted once, as lm-evaluation-harness does it ({@code
 * loglikelihood_rolling} with {@code get_rolling_token_windows} and {@code make_disjoint_window}, a
 * context of one token): the first window begins with the model's prefix token, each further one
 * with the last token of the one before; the last window reaches back so that it is full.
 */
final class RollingWindows {

  /** Reference key: words of the original document, split at white space as Python does. */
  static final String WORDS = "words";

  /** White space of Python's {@code re} on text. */
  private static final Pattern SPACE =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private RollingWindows() {}

  /**
   * A document as one sample.
   *
   * @param most tokens the model sees at once
   */
  static Sample sample(LanguageModel model, CorpusText.Document document, int number, int most) {
    String original = document.original();
    return new Sample(
        "document/" + number,
        "",
        cut(model.tokenizer().encode(document.text(), false), model.prefixToken(), most),
        Map.of(
            WORDS,
            String.valueOf(SPACE.split(original, -1).length),
            Windows.BYTES,
            String.valueOf(original.getBytes(StandardCharsets.UTF_8).length)));
  }

  static List<Request> cut(TokenIds tokens, int prefix, int most) {
    List<Request> windows = new ArrayList<>();
    TokenIds all = TokenIds.of(prefix).concat(tokens);
    // In all a token stands one place later than in tokens; it is predicted from those before it.
    for (int done = 0; done < tokens.size(); ) {
      int end = Math.min(tokens.size(), done + most);
      int begin = done == 0 ? 0 : end - most;
      windows.add(new Request.Window(all.slice(begin, end + 1), done + 1 - begin));
      done = end;
    }
    return windows;
  }
}
