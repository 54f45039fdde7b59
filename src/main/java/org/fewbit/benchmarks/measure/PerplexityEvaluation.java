package org.fewbit.benchmarks.measure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.benchmarks.reader.Choosing;
import org.fewbit.benchmarks.score.Likelihoods;
import org.fewbit.core.evaluation.DataPart;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;

/** Perplexity of a text; a sample is a window of tokens or a document. */
public final class PerplexityEvaluation implements Evaluation {

  private static final List<Protocol> PROTOCOLS =
      List.of(Protocol.GPTQ, Protocol.LLAMA_CPP, Protocol.HARNESS);
  private static final int GPTQ_WINDOW = 2048;
  private static final int LLAMA_WINDOW = 512;
  private static final String PERPLEXITY = "perplexity";

  private final WindowText text;
  private final Protocol protocol;
  private final EvaluationRequest request;

  private PerplexityEvaluation(WindowText text, Protocol protocol, EvaluationRequest request) {
    this.text = text;
    this.protocol = protocol;
    this.request = request;
  }

  /**
   * Reads the text.
   *
   * @param data a file, a folder of files, or several divided by the platform's path separator;
   *     before each may stand {@code wikitext2=}, {@code ptb=}, {@code c4=} or {@code plain=}
   * @throws org.fewbit.core.problem.ProblemException if it can't be read or the protocol is none of
   *     perplexity's
   */
  public static PerplexityEvaluation open(EvaluationRequest request, Path data) {
    Protocol protocol = WindowText.protocol(PERPLEXITY, request, PROTOCOLS);
    return new PerplexityEvaluation(WindowText.read(data), protocol, request);
  }

  /** As the catalog shows it, under a protocol. */
  public static EvaluationInfo description(Protocol protocol) {
    return new EvaluationInfo(
        PERPLEXITY,
        "Perplexity",
        "1",
        EvaluationInfo.Kind.PERPLEXITY,
        Dimension.KNOWLEDGE,
        PROTOCOLS,
        PerplexityScores.metrics(protocol),
        0,
        "How surprised the model is by a text, the held-out pocket text unless another is given."
            + " Comparable only between models with the same tokenizer.");
  }

  @Override
  public EvaluationInfo info() {
    return description(protocol);
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public String dataSha256() {
    return text.sha256();
  }

  @Override
  public List<Problem> dataProblems() {
    return text.problems();
  }

  @Override
  public List<DataPart> dataParts() {
    return text.parts(protocol);
  }

  /** Tokens of a window for a model, as asked or as usual; how much a document's window holds. */
  public int window(LanguageModel model) {
    int usual =
        switch (protocol) {
          case LLAMA_CPP -> LLAMA_WINDOW;
          case HARNESS -> model.contextLength();
          default -> GPTQ_WINDOW;
        };
    return Windows.size(model, request.context(), usual);
  }

  @Override
  public List<Sample> samples(LanguageModel model) {
    int size = window(model);
    List<Sample> samples =
        protocol == Protocol.HARNESS
            ? text.documents(model, size)
            : text.windows(model, size, protocol);
    return Choosing.choose(samples, request.limit(), request.seed());
  }

  @Override
  public SampleOutcome score(Sample sample, List<Response> responses) {
    double nll = 0;
    double tokens = 0;
    for (Response response : responses) {
      Response.Window window = (Response.Window) response;
      nll -= window.logProbability();
      tokens += window.tokens();
    }
    String corpus = sample.category();
    if (!Double.isFinite(nll)) {
      return new SampleOutcome(corpus, Map.of(), "", "", false, Likelihoods.NON_FINITE);
    }
    Map<String, Double> values = new HashMap<>();
    values.put(PerplexityScores.TOKENS, tokens);
    values.put(PerplexityScores.SUM_BITS, nll / Math.log(2));
    values.put(Windows.BYTES, number(sample, Windows.BYTES));
    if (protocol == Protocol.HARNESS) {
      values.put(RollingWindows.WORDS, number(sample, RollingWindows.WORDS));
    } else {
      values.put(corpus.isEmpty() ? PerplexityScores.NLL : PerplexityScores.TEXT_NLL, nll / tokens);
    }
    return new SampleOutcome(corpus, values, "", "", true, "");
  }

  private static double number(Sample sample, String key) {
    return Double.parseDouble(sample.reference().getOrDefault(key, "0"));
  }

  /** A metric that is neither a mean nor the exponential of one as a function of sums. */
  public static Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
    return PerplexityScores.sums(metric, all);
  }

  @Override
  public List<Score> aggregate(List<SampleOutcome> outcomes) {
    return PerplexityScores.of(outcomes);
  }
}
