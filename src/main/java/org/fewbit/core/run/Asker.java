package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.job.Cancellation;

/** Puts the requests of a sample to a model; neighbouring log-likelihoods go in one call. */
public final class Asker {

  private final LanguageModel model;
  private final Optional<Baseline> baseline;
  private final Cancellation cancellation;

  /** For one loaded model. */
  public Asker(LanguageModel model, Cancellation cancellation) {
    this(model, Optional.empty(), cancellation);
  }

  /** For one loaded model that may be compared with another. */
  public Asker(LanguageModel model, Optional<Baseline> baseline, Cancellation cancellation) {
    this.model = model;
    this.baseline = baseline;
    this.cancellation = cancellation;
  }

  /** The answers in the order of the requests. */
  public List<Response> ask(List<Request> requests) {
    List<Response> responses = new ArrayList<>(requests.size());
    List<Request.LogLikelihood> batch = new ArrayList<>();
    for (Request request : requests) {
      cancellation.check();
      if (request instanceof Request.LogLikelihood logLikelihood) {
        batch.add(logLikelihood);
      } else {
        flush(batch, responses);
        responses.add(single(request));
      }
    }
    flush(batch, responses);
    return responses;
  }

  private void flush(List<Request.LogLikelihood> batch, List<Response> responses) {
    if (!batch.isEmpty()) {
      responses.addAll(model.logLikelihood(List.copyOf(batch), cancellation));
      batch.clear();
    }
  }

  private Response single(Request request) {
    return switch (request) {
      case Request.LogLikelihood one -> model.logLikelihood(List.of(one), cancellation).getFirst();
      case Request.Window window -> model.window(window, cancellation);
      case Request.Divergence divergence ->
          baseline
              .orElseThrow(() -> new IllegalStateException("a divergence needs a baseline"))
              .ask(divergence, cancellation);
      case Request.Generate generate ->
          model.generate(generate, LanguageModel.TextListener.NONE, cancellation);
      case Request.Speed speed -> model.speed(speed, cancellation);
    };
  }
}
