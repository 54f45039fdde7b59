package org.fewbit.benchmarks.score;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.fewbit.core.inference.Response;

/** Choices compared by how likely the model finds them. */
public final class Likelihoods {

  /** Note of a sample with an infinite or undefined log-likelihood. */
  public static final String NON_FINITE = "non-finite";

  /** Note of a sample whose choices are all equally likely. */
  public static final String ALL_EQUAL = "all-equal";

  private Likelihoods() {}

  /** The answers as log-likelihoods. */
  public static List<Response.LogLikelihood> of(List<Response> responses) {
    return responses.stream().map(Response.LogLikelihood.class::cast).toList();
  }

  /** Sums over the tokens. */
  public static double[] sums(List<Response> responses) {
    return of(responses).stream().mapToDouble(Response.LogLikelihood::logProbability).toArray();
  }

  /** Means over the tokens. */
  public static double[] means(List<Response> responses) {
    return of(responses).stream().mapToDouble(Response.LogLikelihood::perToken).toArray();
  }

  /**
   * Sums over the number of characters (code points, as Python counts) of the choices:
   * lm-evaluation-harness's {@code acc_norm} compares these.
   */
  public static double[] perCharacter(double[] sums, List<String> choices) {
    return IntStream.range(0, sums.length)
        .mapToDouble(i -> sums[i] / choices.get(i).codePoints().count())
        .toArray();
  }

  /** Sums over the number of UTF-8 bytes of the choices, for {@code acc_bytes}. */
  public static double[] perByte(double[] sums, List<String> choices) {
    return IntStream.range(0, sums.length)
        .mapToDouble(i -> sums[i] / choices.get(i).getBytes(StandardCharsets.UTF_8).length)
        .toArray();
  }

  /** Why the values can't be trusted; empty if they can. */
  public static String note(double[] values) {
    boolean equal = values.length > 1;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return NON_FINITE;
      }
      equal &= value == values[0];
    }
    return equal ? ALL_EQUAL : "";
  }

  /** Index of the largest value, the first among equals (as numpy's argmax). */
  public static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Probability mass of the true ones: sum exp(true) / sum exp(all), TruthfulQA's MC2.
   *
   * @param values log-likelihoods
   * @param truths for each whether it is true
   */
  public static double trueMass(double[] values, boolean[] truths) {
    double largest = values[argmax(values)];
    double truth = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      double mass = Math.exp(values[i] - largest);
      all += mass;
      truth += truths[i] ? mass : 0;
    }
    return truth / all;
  }
}
