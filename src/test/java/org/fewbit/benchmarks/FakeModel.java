package org.fewbit.benchmarks;

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

/** A scripted model: a token is a character, answers come from the test. */
public final class FakeModel implements LanguageModel {

  /** Id of the beginning-of-text token where there is one. */
  public static final int BOS = 1_000_000;

  private final int context;
  private final boolean withBos;
  private final Function<Request, Response> script;

  /** A model that is only asked for its tokenizer and its context. */
  public FakeModel(int context, boolean withBos) {
    this(
        context,
        withBos,
        request -> {
          throw new AssertionError("not scripted: " + request);
        });
  }

  /** A model that answers by the script. */
  public FakeModel(int context, boolean withBos, Function<Request, Response> script) {
    this.context = context;
    this.withBos = withBos;
    this.script = script;
  }

  @Override
  public Tokenizer tokenizer() {
    return new Characters();
  }

  @Override
  public int contextLength() {
    return context;
  }

  @Override
  public int vocabularySize() {
    return BOS + 1;
  }

  @Override
  public List<Response.LogLikelihood> logLikelihood(
      List<Request.LogLikelihood> requests, Cancellation cancellation) {
    return requests.stream().map(r -> (Response.LogLikelihood) script.apply(r)).toList();
  }

  @Override
  public Response.Window window(Request.Window request, Cancellation cancellation) {
    return (Response.Window) script.apply(request);
  }

  @Override
  public <T> T readLogits(
      TokenIds tokens, int firstRow, Cancellation cancellation, Function<LogitRows, T> reader) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int prefixToken() {
    return BOS;
  }

  @Override
  public Response.Generate generate(
      Request.Generate request, TextListener listener, Cancellation cancellation) {
    return (Response.Generate) script.apply(request);
  }

  @Override
  public Response.Speed speed(Request.Speed request, Cancellation cancellation) {
    return (Response.Speed) script.apply(request);
  }

  @Override
  public void close() {}

  private final class Characters implements Tokenizer {

    @Override
    public TokenIds encode(String text, boolean addSpecialTokens) {
      TokenIds plain = TokenIds.of(text.chars().toArray());
      return addSpecialTokens && withBos ? TokenIds.of(BOS).concat(plain) : plain;
    }

    @Override
    public String decode(TokenIds ids) {
      StringBuilder text = new StringBuilder();
      for (int id : ids.toArray()) {
        if (id != BOS) {
          text.append((char) id);
        }
      }
      return text.toString();
    }

    @Override
    public int vocabularySize() {
      return BOS + 1;
    }

    @Override
    public String renderChat(List<ChatMessage> messages, boolean addGenerationPrompt) {
      StringBuilder text = new StringBuilder();
      messages.forEach(m -> text.append('[').append(m.content()).append(']'));
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
