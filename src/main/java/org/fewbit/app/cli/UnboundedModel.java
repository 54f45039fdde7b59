package org.fewbit.app.cli;

import java.util.List;
import java.util.function.Function;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;

/**
 * Stands where samples are made and no model is: a context without end, in which nothing is cut. It
 * can't be asked.
 */
final class UnboundedModel implements LanguageModel {

  @Override
  public Tokenizer tokenizer() {
    return new Characters();
  }

  @Override
  public int contextLength() {
    return Integer.MAX_VALUE / 2;
  }

  @Override
  public int vocabularySize() {
    return Character.MAX_VALUE + 1;
  }

  @Override
  public <T> T readLogits(
      TokenIds tokens, int firstRow, Cancellation cancellation, Function<LogitRows, T> reader) {
    throw new UnsupportedOperationException("no model is loaded");
  }

  @Override
  public int prefixToken() {
    throw new UnsupportedOperationException("no model is loaded");
  }

  @Override
  public List<Response.LogLikelihood> logLikelihood(
      List<Request.LogLikelihood> requests, Cancellation cancellation) {
    throw new UnsupportedOperationException("no model is loaded");
  }

  @Override
  public Response.Window window(Request.Window request, Cancellation cancellation) {
    throw new UnsupportedOperationException("no model is loaded");
  }

  @Override
  public Response.Generate generate(
      Request.Generate request, TextListener listener, Cancellation cancellation) {
    throw new UnsupportedOperationException("no model is loaded");
  }

  @Override
  public Response.Speed speed(Request.Speed request, Cancellation cancellation) {
    throw new UnsupportedOperationException("no model is loaded");
  }

  @Override
  public void close() {}

  /** A token is a character: lengths only need to be small against the context. */
  private static final class Characters implements Tokenizer {

    @Override
    public TokenIds encode(String text, boolean addSpecialTokens) {
      return TokenIds.of(text.chars().toArray());
    }

    @Override
    public String decode(TokenIds ids) {
      StringBuilder text = new StringBuilder();
      for (int id : ids.toArray()) {
        text.append((char) id);
      }
      return text.toString();
    }

    @Override
    public int vocabularySize() {
      return Character.MAX_VALUE + 1;
    }

    @Override
    public String renderChat(List<ChatMessage> messages, boolean addGenerationPrompt) {
      StringBuilder text = new StringBuilder();
      messages.forEach(m -> text.append(m.content()).append('\n'));
      return text.toString();
    }

    @Override
    public boolean hasChatTemplate() {
      return true;
    }

    @Override
    public void close() {}
  }
}
