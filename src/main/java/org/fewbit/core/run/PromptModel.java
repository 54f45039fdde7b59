package org.fewbit.core.run;

import java.util.List;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;

/** What of a model decides how it is asked: its tokenizer and its context. It can't answer. */
final class PromptModel implements LanguageModel {

  private final Tokenizer tokenizer;
  private final int contextLength;

  /** The tokenizer is closed with this. */
  PromptModel(Tokenizer tokenizer, int contextLength) {
    this.tokenizer = tokenizer;
    this.contextLength = contextLength;
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public int contextLength() {
    return contextLength;
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
