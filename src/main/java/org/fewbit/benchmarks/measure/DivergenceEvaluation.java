package org.fewbit.benchmarks.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.fewbit.core.inference.DivergenceSums;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;

/**
 * How far a variant's predictions are from the baseline's over a text, both read in one pass; a
 * sample is a window of tokens.
 */
public final class DivergenceEvaluation implements Evaluation {

  private static final int LLAMA_WINDOW = 512;
  private static final int GPTQ_WINDOW = 2048;
  private static final String TOKENS = "tokens";
  private static final String WINDOWS = "windows";
  private static final String FAILED = "failedWindows";
  private static final List<Protocol> PROTOCOLS = List.of(Protocol.LLAMA_CPP, Protocol.GPTQ);

  private final WindowText text;
  private final Protocol protocol;
  private final EvaluationRequest request;

  private DivergenceEvaluation(WindowText text, Protocol protocol, EvaluationRequest request) {
    this.text = text;
    this.protocol = protocol;
    this.request = request;
  }

  /**
   * Reads the text.
   *
   * @throws org.fewbit.core.problem.ProblemException if it can't be read or the protocol is none of
   *     divergence's
   */
  public static DivergenceEvaluation open(EvaluationRequest request, Path data) {
    Protocol protocol = WindowText.protocol("divergence", request, PROTOCOLS);
    return new DivergenceEvaluation(WindowText.read(data), protocol, request);
  }

  /** As the catalog shows it, under a protocol. */
  public static EvaluationInfo description(Protocol protocol) {
    return new EvaluationInfo(
        "divergence",
        "Divergence from the baseline",
        "1",
        EvaluationInfo.Kind.DIVERGENCE,
        Dimension.KNOWLEDGE,
        PROTOCOLS,
        DivergenceMetrics.of(Windows.convention(protocol)),
        0,
        "How far the predictions are from the unquantized model's on a text, the held-out pocket"
            + " text unless another is given. Both models are loaded and read in one pass.");
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

  /** Tokens of a window for a model, as asked or as usual. */
  public int window(LanguageModel model) {
    return Windows.size(
        model, request.context(), protocol == Protocol.LLAMA_CPP ? LLAMA_WINDOW : GPTQ_WINDOW);
  }

  @Override
  public List<Sample> samples(LanguageModel model) {
    List<Sample> windows =
        text.windows(model, window(model), protocol).stream()
            .map(DivergenceEvaluation::asked)
            .toList();
    return Choosing.choose(windows, request.limit(), request.seed());
  }

  private static Sample asked(Sample sample) {
    Request.Window window = (Request.Window) sample.requests().getFirst();
    return new Sample(
        sample.id(),
        sample.category(),
        List.of(new Request.Divergence(window.tokens(), window.firstScored())),
        sample.reference());
  }

  @Override
  public SampleOutcome score(Sample sample, List<Response> responses) {
    Response.Divergence window = (Response.Divergence) responses.getFirst();
    if (!Double.isFinite(window.sums().kld())) {
      return new SampleOutcome(
          sample.category(), Map.of(FAILED, 1.0), "", "", false, Likelihoods.NON_FINITE);
    }
    Map<String, Double> values = new LinkedHashMap<>(Sums.toMap(window.sums()));
    values.put(TOKENS, (double) window.tokens());
    values.put(DivergenceScores.MEAN_KLD, window.sums().kld() / window.tokens());
    return new SampleOutcome(sample.category(), values, "", "", true, "");
  }

  @Override
  public List<Score> aggregate(List<SampleOutcome> outcomes) {
    DivergenceSums sums = DivergenceSums.NONE;
    long tokens = 0;
    long windows = 0;
    for (SampleOutcome outcome : outcomes) {
      if (outcome.values().containsKey(TOKENS)) {
        sums = sums.plus(Sums.fromMap(outcome.values()));
        tokens += (long) outcome.values().getOrDefault(TOKENS, 0.0).doubleValue();
        windows++;
      }
    }
    List<Score> scores = new ArrayList<>();
    if (windows > 0) {
      scores.addAll(new DivergenceScores(sums, tokens).means());
    }
    scores.add(count(TOKENS, tokens, windows));
    scores.add(count(WINDOWS, windows, windows));
    scores.add(count(FAILED, outcomes.size() - windows, outcomes.size()));
    return scores;
  }

  private static Score count(String metric, long value, long n) {
    return Score.of(metric, (double) value, Double.NaN, n);
  }

  @Override
  public List<Score> aggregate(List<SampleOutcome> outcomes, List<List<Response>> responses) {
    List<Score> scores = new ArrayList<>(aggregate(outcomes));
    List<Response.Divergence> windows =
        responses.stream()
            .map(r -> (Response.Divergence) r.getFirst())
            .filter(r -> !r.kld().isEmpty())
            .toList();
    if (!windows.isEmpty()) {
      scores.addAll(1, DivergenceScores.percentiles(windows));
    }
    return scores;
  }

  /** Sums as the values of an outcome and back. */
  private static final class Sums {

    private Sums() {}

    static Map<String, Double> toMap(DivergenceSums s) {
      return Map.ofEntries(
          Map.entry("kldSum", s.kld()),
          Map.entry("kldSquares", s.kldSquares()),
          Map.entry("nllSum", s.nll()),
          Map.entry("nllSquares", s.nllSquares()),
          Map.entry("baselineNllSum", s.baselineNll()),
          Map.entry("baselineNllSquares", s.baselineNllSquares()),
          Map.entry("nllProducts", s.nllProducts()),
          Map.entry("deltaPSum", s.deltaP()),
          Map.entry("deltaPSquares", s.deltaPSquares()),
          Map.entry("deltaPFourths", s.deltaPFourths()),
          Map.entry("sameTop", s.sameTop()));
    }

    static DivergenceSums fromMap(Map<String, Double> m) {
      return new DivergenceSums(
          get(m, "kldSum"),
          get(m, "kldSquares"),
          get(m, "nllSum"),
          get(m, "nllSquares"),
          get(m, "baselineNllSum"),
          get(m, "baselineNllSquares"),
          get(m, "nllProducts"),
          get(m, "deltaPSum"),
          get(m, "deltaPSquares"),
          get(m, "deltaPFourths"),
          get(m, "sameTop"));
    }

    private static double get(Map<String, Double> values, String key) {
      return values.getOrDefault(key, Double.NaN);
    }
  }
}
