package org.fewbit.benchmarks.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * BLEU (Papineni et al. 2002) of a corpus as sacrebleu computes it: clipped 1- to 4-grams,
 * exponential smoothing, brevity penalty. Each line gives ten counts; the score is a function of
 * their sums.
 */
public final class Bleu {

  private static final int ORDER = 4;
  private static final int HYPOTHESIS = 2 * ORDER;
  private static final int REFERENCE = HYPOTHESIS + 1;

  private Bleu() {}

  /** Counts of a line: right n-grams, n-grams, words of the hypothesis, words of the reference. */
  public static double[] counts(String hypothesis, String reference, BleuTokens tokens) {
    return counts(tokens.split(hypothesis), tokens.split(reference));
  }

  /** The same of words (or pieces) that are divided already. */
  public static double[] counts(List<String> given, List<String> wanted) {
    double[] counts = new double[REFERENCE + 1];
    for (int n = 1; n <= ORDER; n++) {
      Map<List<String>, Integer> right = grams(wanted, n);
      int matched =
          grams(given, n).entrySet().stream()
              .mapToInt(g -> Math.min(g.getValue(), right.getOrDefault(g.getKey(), 0)))
              .sum();
      counts[n - 1] = matched;
      counts[ORDER + n - 1] = Math.max(0, given.size() - n + 1);
    }
    counts[HYPOTHESIS] = given.size();
    counts[REFERENCE] = wanted.size();
    return counts;
  }

  /** The score, 0 to 100, of summed counts. */
  public static double score(double[] sums) {
    if (IntStream.range(0, ORDER).noneMatch(n -> sums[n] > 0)) {
      return 0;
    }
    double smoothing = 1;
    double logarithms = 0;
    for (int n = 0; n < ORDER; n++) {
      double total = sums[ORDER + n];
      if (total == 0) {
        return 0;
      }
      if (sums[n] == 0) {
        smoothing *= 2;
      }
      double precision = sums[n] == 0 ? 1 / (smoothing * total) : sums[n] / total;
      logarithms += Math.log(100 * precision);
    }
    return brevity(sums[HYPOTHESIS], sums[REFERENCE]) * Math.exp(logarithms / ORDER);
  }

  private static double brevity(double hypothesis, double reference) {
    return hypothesis < reference ? Math.exp(1 - reference / hypothesis) : 1;
  }

  private static Map<List<String>, Integer> grams(List<String> words, int n) {
    Map<List<String>, Integer> grams = new HashMap<>();
    for (int i = 0; i + n <= words.size(); i++) {
      grams.merge(words.subList(i, i + n), 1, Integer::sum);
    }
    return grams;
  }
}
