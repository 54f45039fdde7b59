package org.fewbit.core.run;

import java.util.List;
import java.util.function.Function;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.BaseModel;

/** What of a model decides how it is asked: tokenizer, context, first token. It can't answer. */
final class PromptModel implements LanguageModel {

  private final Tokenizer tokenizer;
  private final BaseModel model;

  /** The tokenizer is closed with this. */
  PromptModel(Tokenizer tokenizer, BaseModel model) {
    this.tokenizer = tokenizer;
    this.model = model;
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public int contextLength() {
    return model.architecture().contextLength();
  }

  @Override
  public int vocabularySize() {
    return tokenizer.vocabularySize();
  }

  @Override
  public List<Response.LogLikelihood> logLikelihood(
      List<Request.LogLikelihood> requests, Cancellation cancellation) {
    throw noWeights();
  }

  @Override
  public Response.Window window(Request.Window request, Cancellation cancellation) {
    throw noWeights();
  }

  @Override
  public <T> T readLogits(
      TokenIds tokens, int firstRow, Cancellation cancellation, Function<LogitRows, T> reader) {
    throw noWeights();
  }

  @Override
  public int prefixToken() {
    return model.prefixToken();
  }

  @Override
  public Response.Generate generate(
      Request.Generate request, TextListener listener, Cancellation cancellation) {
    throw noWeights();
  }

  @Override
  public Response.Speed speed(Request.Speed request, Cancellation cancellation) {
    throw noWeights();
  }

  private static UnsupportedOperationException noWeights() {
    return new UnsupportedOperationException("prompts are made without the model's weights");
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
