package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.problem.ProblemException;

/** What is doubtful about a model's tokenizer, whatever it answers. */
final class TokenizerChecks {

  /** Characters of a prompt that hold its first tokens. */
  private static final int BEGINNING = 200;

  private TokenizerChecks() {}

  /** Flags of a run; nothing where no prompt is text. */
  static List<Flag> flags(LanguageModel model, List<Sample> samples) {
    List<Prompt> prompts =
        samples.stream()
            .flatMap(s -> s.requests().stream().limit(1))
            .flatMap(r -> prompt(r).stream())
            .toList();
    if (prompts.isEmpty()) {
      return List.of();
    }
    List<Flag> flags = new ArrayList<>();
    vocabulary(model).ifPresent(flags::add);
    doubledBos(model.tokenizer(), prompts).ifPresent(flags::add);
    return flags;
  }

  private static Optional<Prompt> prompt(Request request) {
    return switch (request) {
      case Request.LogLikelihood one -> Optional.of(one.context());
      case Request.Generate one -> Optional.of(one.prompt());
      case Request.Window _ -> Optional.empty();
      case Request.Divergence _ -> Optional.empty();
      case Request.Speed _ -> Optional.empty();
    };
  }

  /** Rows of the logits and tokens of the tokenizer that differ in number. */
  static Optional<Flag> vocabulary(LanguageModel model) {
    int rows = model.vocabularySize();
    int tokens = model.tokenizer().vocabularySize();
    if (rows == tokens) {
      return Optional.empty();
    }
    String what = "the logits have " + rows + " rows and the tokenizer has " + tokens + " tokens; ";
    return Optional.of(
        rows > tokens
            ? new Flag(
                "padded-vocabulary",
                what + "the rows beyond are padding and no token can be read from them",
                (long) rows - tokens)
            : new Flag(
                "vocabulary-mismatch",
                what
                    + "the tokens beyond can't be scored: model and tokenizer do not belong"
                    + " together",
                (long) tokens - rows));
  }

  /** Prompts that begin with the beginning-of-text token twice: template and tokenizer add it. */
  static Optional<Flag> doubledBos(Tokenizer tokenizer, List<Prompt> prompts) {
    OptionalInt bos = bos(tokenizer);
    if (bos.isEmpty()) {
      return Optional.empty();
    }
    long count = prompts.stream().filter(p -> beginsTwice(tokenizer, p, bos.getAsInt())).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Flag(
                "doubled-bos",
                count
                    + " of "
                    + prompts.size()
                    + " prompts begin with the beginning-of-text token twice",
                count));
  }

  /** The token that is added before a text, if one is. */
  private static OptionalInt bos(Tokenizer tokenizer) {
    TokenIds with = tokenizer.encode("a", true);
    TokenIds without = tokenizer.encode("a", false);
    return with.size() > without.size() && with.get(0) != without.get(0)
        ? OptionalInt.of(with.get(0))
        : OptionalInt.empty();
  }

  private static boolean beginsTwice(Tokenizer tokenizer, Prompt prompt, int bos) {
    TokenIds ids =
        switch (prompt) {
          case Prompt.Plain(String text) ->
              tokenizer.encode(text.substring(0, Math.min(BEGINNING, text.length())), true);
          case Prompt.Chat(var messages) -> {
            try {
              String text = tokenizer.renderChat(messages, true);
              yield tokenizer.encode(text.substring(0, Math.min(BEGINNING, text.length())), false);
            } catch (ProblemException e) {
              yield TokenIds.of(); // the sample says that its template failed
            }
          }
        };
    return ids.size() > 1 && ids.get(0) == bos && ids.get(1) == bos;
  }
}
