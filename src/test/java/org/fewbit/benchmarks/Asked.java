package org.fewbit.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/** Opens evaluations on the fixtures and answers their samples by hand. */
public final class Asked {

  private static final Response.Usage USAGE = new Response.Usage(10, 1, 0);

  private Asked() {}

  /** The evaluation on its fixture folder. */
  public static Evaluation open(String id, Protocol protocol) {
    return open(id, Fixtures.path(id), protocol);
  }

  /** The evaluation on a folder. */
  public static Evaluation open(String id, Path folder, Protocol protocol) {
    return new BundledEvaluations(Optional.empty())
        .open(new EvaluationRequest(id, Optional.of(protocol), Optional.of(folder), 0, 1234, 0));
  }

  /** Text of a prompt: plain, or the only user turn of a conversation. */
  public static String text(Request request) {
    Prompt prompt =
        switch (request) {
          case Request.LogLikelihood r -> r.context();
          case Request.Generate r -> r.prompt();
          default -> throw new AssertionError("no prompt in " + request);
        };
    return switch (prompt) {
      case Prompt.Plain plain -> "plain:" + plain.text();
      case Prompt.Chat chat -> {
        List<ChatMessage> messages = chat.messages();
        if (messages.size() != 1 || !messages.getFirst().role().equals("user")) {
          throw new AssertionError("not one user turn: " + messages);
        }
        yield "chat:" + messages.getFirst().content();
      }
    };
  }

  /** Continuations asked for. */
  public static List<String> continuations(Sample sample) {
    return sample.requests().stream().map(r -> ((Request.LogLikelihood) r).continuation()).toList();
  }

  /** Decoding asked for. */
  public static Decoding decoding(Sample sample) {
    return ((Request.Generate) sample.requests().getFirst()).decoding();
  }

  /** Scores a written reply. */
  public static SampleOutcome reply(Evaluation evaluation, Sample sample, String text) {
    return evaluation.score(
        sample, List.of(new Response.Generate(text, Response.StopReason.END_TOKEN, USAGE)));
  }

  /** Scores log-likelihoods of one token each. */
  public static SampleOutcome likelihoods(Evaluation evaluation, Sample sample, double... values) {
    return evaluation.score(
        sample, Arrays.stream(values).<Response>mapToObj(v -> likelihood(v, 1)).toList());
  }

  /** A log-likelihood over some tokens. */
  public static Response likelihood(double sum, int tokens) {
    return new Response.LogLikelihood(sum, false, tokens, USAGE);
  }

  /** The score of a metric over all samples. */
  public static Score score(List<Score> scores, String metric) {
    return scores.stream()
        .filter(s -> s.metric().equals(metric) && s.subset().isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
