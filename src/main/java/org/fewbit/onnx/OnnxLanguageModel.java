package org.fewbit.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.BaseModel;

/**
 * A loaded graph with its tokenizer. Freeing a session while it runs would crash the process, so a
 * lock lets close wait for the question under way, from whatever thread.
 */
final class OnnxLanguageModel implements LanguageModel {

  private final ReentrantLock lock = new ReentrantLock();
  private final OrtSession session;
  private final Decoder decoder;
  private final Tokenizer tokenizer;
  private final int contextLength;
  private final BaseModel model;
  private final LogLikelihoodScorer scorer;
  private final WindowScorer windows;
  private final Generator generator;
  private final SpeedProbe speed;
  private boolean closed;

  OnnxLanguageModel(OrtSession session, Decoder decoder, Tokenizer tokenizer, BaseModel model) {
    this.session = session;
    this.decoder = decoder;
    this.tokenizer = tokenizer;
    this.model = model;
    contextLength = model.architecture().contextLength();
    PairEncoder encoder = new PairEncoder(model, tokenizer, contextLength);
    scorer = new LogLikelihoodScorer(decoder, encoder);
    windows = new WindowScorer(decoder, contextLength);
    generator = new Generator(decoder, model, tokenizer, contextLength);
    speed = new SpeedProbe(decoder, contextLength);
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
    return decoder.vocabulary();
  }

  @Override
  public List<Response.LogLikelihood> logLikelihood(
      List<Request.LogLikelihood> requests, Cancellation cancellation) {
    return ask(cancellation, () -> scorer.score(requests, cancellation));
  }

  @Override
  public Response.Window window(Request.Window request, Cancellation cancellation) {
    return ask(cancellation, () -> windows.score(request, cancellation));
  }

  @Override
  public <T> T readLogits(
      TokenIds tokens, int firstRow, Cancellation cancellation, Function<LogitRows, T> reader) {
    return ask(cancellation, () -> reader.apply(windows.rows(tokens, firstRow, cancellation)));
  }

  @Override
  public int prefixToken() {
    return model.prefixToken();
  }

  @Override
  public Response.Generate generate(
      Request.Generate request, TextListener listener, Cancellation cancellation) {
    return ask(cancellation, () -> generator.generate(request, listener, cancellation));
  }

  @Override
  public Response.Speed speed(Request.Speed request, Cancellation cancellation) {
    return ask(cancellation, () -> speed.measure(request, cancellation));
  }

  private <T> T ask(Cancellation cancellation, Supplier<T> question) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("a question inside a question");
    }
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      cancellation.check();
      try (var _ = decoder.guard(cancellation)) {
        return question.get();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("close from inside a question");
    }
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      decoder.close();
      tokenizer.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the session can't be closed", e);
    } finally {
      lock.unlock();
    }
  }
}
