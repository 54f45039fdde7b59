package org.fewbit.benchmarks.prompt;

import java.util.List;
import java.util.function.UnaryOperator;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.problem.ProblemException;

/** Prompts with a document that may be longer than the context: it is cut, nothing else. */
public final class Documents {

  private Documents() {}

  /**
   * A prompt that fits.
   *
   * @param cut tokens of the document left out at its end or in its middle
   */
  public record Fitted(Prompt prompt, int cut) {}

  /** One user turn, the template's own tokens counted. */
  public static Fitted chat(
      LanguageModel model, int reserve, String document, UnaryOperator<String> turn) {
    return fit(model, reserve, document, false, text -> Prompt.chat(turn.apply(text)));
  }

  /** Plain text. */
  public static Fitted plain(
      LanguageModel model, int reserve, String document, UnaryOperator<String> text) {
    return fit(model, reserve, document, false, part -> Prompt.plain(text.apply(part)));
  }

  /** Makes a prompt of a document. */
  @FunctionalInterface
  public interface Maker {
    /** The prompt with that much of the document. */
    Prompt of(String document);
  }

  /**
   * Any prompt.
   *
   * @param reserve tokens of the context kept free
   * @param middle whether the document's middle is cut and not its end
   */
  public static Fitted fit(
      LanguageModel model, int reserve, String document, boolean middle, Maker maker) {
    int room = model.contextLength() - reserve;
    Prompt prompt = maker.of(document);
    int over = tokens(model.tokenizer(), prompt) - room;
    if (over <= 0) {
      return new Fitted(prompt, 0);
    }
    TokenIds ids = model.tokenizer().encode(document, false);
    int kept = ids.size();
    while (over > 0 && kept > 0) {
      kept = Math.max(0, kept - over);
      prompt = maker.of(part(model.tokenizer(), ids, kept, middle));
      over = tokens(model.tokenizer(), prompt) - room;
    }
    return new Fitted(prompt, ids.size() - kept);
  }

  private static String part(Tokenizer tokenizer, TokenIds ids, int kept, boolean middle) {
    int head = middle ? (kept + 1) / 2 : kept;
    String begin = tokenizer.decode(ids.slice(0, head));
    return head == kept
        ? begin
        : begin + tokenizer.decode(ids.slice(ids.size() - (kept - head), ids.size()));
  }

  /** How many a prompt takes, special tokens and template included. */
  public static int tokens(Tokenizer tokenizer, Prompt prompt) {
    return switch (prompt) {
      case Prompt.Plain(String text) -> tokenizer.encode(text, true).size();
      case Prompt.Chat(List<ChatMessage> messages) -> {
        try {
          yield tokenizer.encode(tokenizer.renderChat(messages, true), false).size();
        } catch (ProblemException e) {
          yield 0; // asking it tells that there is no template or that it fails
        }
      }
    };
  }
}
