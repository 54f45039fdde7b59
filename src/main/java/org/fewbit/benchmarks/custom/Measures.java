package org.fewbit.benchmarks.custom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.fewbit.benchmarks.custom.Description.Measure;
import org.fewbit.benchmarks.custom.Description.Writing;
import org.fewbit.benchmarks.score.BleuScores;
import org.fewbit.benchmarks.score.BleuTokens;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.benchmarks.score.Numbers;
import org.fewbit.benchmarks.score.Rouge;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.Metric;

/** Metrics of written answers; the best of several references counts, BLEU takes the first. */
final class Measures {

  private Measures() {}

  /** The metric with its label. */
  static Metric metric(Measure measure, String how) {
    OptionalDouble none = OptionalDouble.empty();
    return switch (measure) {
      case ACCURACY, EXACT_MATCH ->
          Metrics.share(id(measure), "Exact match", "equals an answer; " + how, none);
      case CONTAINS ->
          Metrics.share(id(measure), "Contains", "an answer occurs in the text; " + how, none);
      case NUMERIC ->
          Metrics.share(
              id(measure), "Number", "a number within 1e-4 of the answer's; " + how, none);
      case BLEU ->
          new Metric(
              BleuScores.BLEU,
              "BLEU",
              "",
              "corpus BLEU as sacrebleu computes it; " + how,
              true,
              none);
      case ROUGE1, ROUGE2, ROUGE_L ->
          new Metric(
              id(measure),
              "ROUGE-" + id(measure).substring("rouge".length()),
              "",
              "F1 as rouge_score computes it, no stemmer, mean over samples; " + how,
              true,
              none);
    };
  }

  private static String id(Measure measure) {
    return switch (measure) {
      case ACCURACY -> Metrics.ACCURACY;
      case EXACT_MATCH -> "exactMatch";
      case CONTAINS -> "contains";
      case NUMERIC -> "numeric";
      case BLEU -> BleuScores.BLEU;
      case ROUGE1 -> "rouge1";
      case ROUGE2 -> "rouge2";
      case ROUGE_L -> "rougeL";
    };
  }

  /** Values of a sample. */
  static Map<String, Double> values(
      Measure measure, String answer, List<String> references, Writing writing, DataOrigin origin) {
    if (measure == Measure.BLEU) {
      BleuTokens tokens =
          origin.languages().contains("zh") ? BleuTokens.CHINESE : BleuTokens.MTEVAL_13A;
      return BleuScores.values(answer, references.getFirst(), tokens);
    }
    String own = normal(answer, writing);
    ToDoubleFunction<String> one =
        reference ->
            switch (measure) {
              case ACCURACY, EXACT_MATCH, BLEU ->
                  Metrics.indicator(own.equals(normal(reference, writing)));
              case CONTAINS -> Metrics.indicator(own.contains(normal(reference, writing)));
              case NUMERIC -> Metrics.indicator(sameNumber(answer, reference));
              case ROUGE1 -> Rouge.plain().n(1, reference, answer);
              case ROUGE2 -> Rouge.plain().n(2, reference, answer);
              case ROUGE_L -> Rouge.plain().l(reference, answer);
            };
    return Map.of(id(measure), references.stream().mapToDouble(one).max().orElse(0));
  }

  private static boolean sameNumber(String answer, String reference) {
    String gold = reference.strip().replace(",", "");
    return gold.matches("-?[0-9]+(\\.[0-9]+)?") && Numbers.anyEqual(answer, gold).isPresent();
  }

  private static String normal(String text, Writing writing) {
    String normal = writing.ignoreCase() ? text.toLowerCase(Locale.ROOT) : text;
    normal =
        writing.ignorePunctuation()
            ? normal.replaceAll("\\p{Punct}|\\p{IsPunctuation}", "")
            : normal;
    return normal.strip().replaceAll("\\s+", " ");
  }
}
