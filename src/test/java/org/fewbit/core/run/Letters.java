package org.fewbit.core.run;

import java.util.List;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;

/** A tokenizer whose tokens are characters; {@code ^} is the beginning of a text. */
record Letters(int bos, int vocabularySize) implements Tokenizer {

  static final char MARK = '^';

  @Override
  public TokenIds encode(String text, boolean addSpecialTokens) {
    TokenIds plain = TokenIds.of(text.chars().map(c -> c == MARK ? bos : c).toArray());
    return addSpecialTokens && bos > 0 ? TokenIds.of(bos).concat(plain) : plain;
  }

  @Override
  public String decode(TokenIds ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids.toArray()) {
      text.append((char) id);
    }
    return text.toString();
  }

  /** A template that adds the beginning of a text once, and keeps what the turn has. */
  @Override
  public String renderChat(List<ChatMessage> messages, boolean addGenerationPrompt) {
    return MARK + messages.getFirst().content();
  }

  @Override
  public boolean hasChatTemplate() {
    return true;
  }

  @Override
  public void close() {}
}
