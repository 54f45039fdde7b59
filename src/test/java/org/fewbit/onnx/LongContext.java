package org.fewbit.onnx;

import java.util.List;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;

/** A model's tokenizer without the limit of its context, for prompts that nobody asks. */
record LongContext(LanguageModel model) implements LanguageModel {

  private static final int LONG = 1_000_000;

  @Override
  public Tokenizer tokenizer() {
    return model.tokenizer();
  }

  @Override
  public int contextLength() {
    return LONG;
  }

  @Override
  public int prefixToken() {
    return model.prefixToken();
  }

  @Override
  public int vocabularySize() {
    return model.vocabularySize();
  }

  @Override
  public List<Response.LogLikelihood> logLikelihood(
      List<Request.LogLikelihood> requests, Cancellation cancellation) {
    return model.logLikelihood(requests, cancellation);
  }

  @Override
  public Response.Window window(Request.Window request, Cancellation cancellation) {
    return model.window(request, cancellation);
  }

  @Override
  public Response.Generate generate(
      Request.Generate request, TextListener listener, Cancellation cancellation) {
    return model.generate(request, listener, cancellation);
  }

  @Override
  public Response.Speed speed(Request.Speed request, Cancellation cancellation) {
    return model.speed(request, cancellation);
  }

  @Override
  public void close() {
    model.close();
  }
}
