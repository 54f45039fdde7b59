package org.fewbit.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.fewbit.benchmarks.score.Aggregates;
import org.fewbit.benchmarks.score.BlockSums;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Means;
import org.fewbit.core.statistics.Ratios;

/** Perplexities of windows or documents, of one text or as the mean of several. */
final class PerplexityScores {

  static final String PERPLEXITY = "perplexity";
  static final String NLL = "nll";
  static final String BITS = "bitsPerByte";
  static final String TOKENS = "tokens";
  static final String WINDOWS = "windows";
  static final String WORD = "wordPerplexity";
  static final String BYTE = "bytePerplexity";
  static final String DOCUMENTS = "documents";

  /**
   * Window mean where several texts are measured: the mean over all their windows is not the
   * logarithm of their mean perplexity, so that no difference must be made of it.
   */
  static final String TEXT_NLL = "textNll";

  /** Summed negative log-likelihood of a sample in bits. */
  static final String SUM_BITS = "bits";

  private PerplexityScores() {}

  /** What a protocol reports, the headline first. */
  static List<Metric> metrics(Protocol protocol) {
    Metric bits = metric(BITS, "Bits per byte", "bits", "summed bits / UTF-8 bytes" + of(protocol));
    if (protocol == Protocol.HARNESS) {
      String rolling =
          "harness: documents, disjoint windows of the model's context, every token predicted,"
              + " words and bytes of the original document";
      return List.of(
          metric(WORD, "Word perplexity", "", "exp of summed nats / summed words; " + rolling),
          metric(BYTE, "Byte perplexity", "", "exp of summed nats / summed bytes; " + rolling),
          bits,
          metric(TOKENS, "Scored tokens", "tokens", "in all documents"),
          metric(DOCUMENTS, "Documents", "", "each in as many windows as it needs"));
    }
    return List.of(
        metric(
            PERPLEXITY,
            "Perplexity",
            "",
            "exp of the mean of window means; " + Windows.convention(protocol)),
        metric(NLL, "Negative log-likelihood", "nats", "mean of window means a token"),
        bits,
        metric(TOKENS, "Scored tokens", "tokens", "in all windows"),
        metric(WINDOWS, "Windows", "", "of the same number of tokens"));
  }

  private static String of(Protocol protocol) {
    return protocol == Protocol.HARNESS ? " of the original documents" : " of the scored tokens";
  }

  private static Metric metric(String id, String title, String unit, String convention) {
    return new Metric(id, title, unit, convention, false, OptionalDouble.empty());
  }

  /**
   * Scores of one text; of several the arithmetic mean of each quantity (the paper's average
   * perplexity), sums of counts, and each text's own as a subset.
   */
  static List<Score> of(List<SampleOutcome> outcomes) {
    Map<String, List<SampleOutcome>> texts = new LinkedHashMap<>();
    outcomes.forEach(o -> texts.computeIfAbsent(o.category(), c -> new ArrayList<>()).add(o));
    List<List<Score>> own = new ArrayList<>();
    texts.forEach((text, members) -> own.add(single(text, members)));
    own.removeIf(List::isEmpty);
    if (texts.size() < 2) {
      return own.isEmpty() ? List.of() : own.getFirst();
    }
    List<Score> scores = new ArrayList<>();
    if (own.size() == texts.size()) {
      own.getFirst().forEach(first -> scores.add(together(first.metric(), own)));
    }
    own.forEach(scores::addAll);
    return scores;
  }

  /**
   * The headline as a function of sums where it is no exponential of a mean: a ratio of sums over
   * documents, the mean of several texts.
   */
  static Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
    return switch (metric) {
      case WORD ->
          Optional.of(blocks(all, SUM_BITS, RollingWindows.WORDS, s -> Math.pow(2, s[0] / s[1])));
      case PERPLEXITY ->
          all.stream().anyMatch(o -> o.values().containsKey(TEXT_NLL))
              ? Optional.of(blocks(all, TEXT_NLL, "", s -> Math.exp(s[0] / s[1])))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Sums of a value and of another, or of ones, in each text. */
  private static SumScore blocks(
      List<SampleOutcome> all, String value, String by, ToDoubleFunction<double[]> score) {
    return new BlockSums(
        all,
        o -> o.values().containsKey(value),
        SampleOutcome::category,
        2,
        own -> {
          double ones = own.size();
          return new double[] {sum(value, own), by.isEmpty() ? ones : sum(by, own)};
        },
        s -> s[1] > 0 ? score.applyAsDouble(s) : Double.NaN);
  }

  private static Score together(String metric, List<List<Score>> texts) {
    List<Score> same =
        texts.stream().flatMap(List::stream).filter(s -> s.metric().equals(metric)).toList();
    double sum = same.stream().mapToDouble(Score::value).sum();
    long n = same.stream().mapToLong(Score::n).sum();
    if (List.of(TOKENS, WINDOWS, DOCUMENTS).contains(metric)) {
      return Score.of(metric, sum, Double.NaN, n);
    }
    double squares =
        same.stream().mapToDouble(s -> s.standardError().orElse(Double.NaN)).map(e -> e * e).sum();
    return Score.of(metric, sum / same.size(), Math.sqrt(squares) / same.size(), n);
  }

  private static List<Score> single(String text, List<SampleOutcome> outcomes) {
    double[] words = Aggregates.values(RollingWindows.WORDS, outcomes);
    return words.length > 0 ? documents(text, outcomes, words) : windows(text, outcomes);
  }

  private static List<Score> windows(String text, List<SampleOutcome> outcomes) {
    double[] means = Aggregates.values(text.isEmpty() ? NLL : TEXT_NLL, outcomes);
    if (means.length == 0) {
      return List.of();
    }
    List<Score> scores = new ArrayList<>();
    scores.add(Aggregates.score(PERPLEXITY, text, Ratios.perplexity(means)));
    scores.add(Aggregates.score(NLL, text, Means.of(means)));
    double[] bytes = Aggregates.values(Windows.BYTES, outcomes);
    if (DoubleStream.of(bytes).sum() > 0) {
      double[] bits = Aggregates.values(SUM_BITS, outcomes);
      scores.add(Aggregates.score(BITS, text, Ratios.ofSums(bits, bytes)));
    }
    scores.add(count(TOKENS, text, sum(TOKENS, outcomes), means.length));
    scores.add(count(WINDOWS, text, means.length, means.length));
    return scores;
  }

  private static List<Score> documents(String text, List<SampleOutcome> outcomes, double[] words) {
    double[] bits = Aggregates.values(SUM_BITS, outcomes);
    double[] bytes = Aggregates.values(Windows.BYTES, outcomes);
    Estimate perByte = Ratios.ofSums(bits, bytes);
    return List.of(
        Aggregates.score(WORD, text, exp2(Ratios.ofSums(bits, words))),
        Aggregates.score(BYTE, text, exp2(perByte)),
        Aggregates.score(BITS, text, perByte),
        count(TOKENS, text, sum(TOKENS, outcomes), bits.length),
        count(DOCUMENTS, text, bits.length, bits.length));
  }

  private static Estimate exp2(Estimate bits) {
    double value = Math.exp(bits.value() * Math.log(2));
    return bits.mapped(value, value * Math.log(2));
  }

  private static double sum(String key, List<SampleOutcome> outcomes) {
    return DoubleStream.of(Aggregates.values(key, outcomes)).sum();
  }

  private static Score count(String metric, String text, double value, long n) {
    return new Score(metric, text, value, OptionalDouble.empty(), n);
  }
}
