package org.fewbit.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.DivergenceSums;
import org.fewbit.core.inference.Response;

/**
 * Scores of a divergence from sums over all tokens, as {@code llama-perplexity --kl-divergence}
 * computes them. Standard errors take tokens as independent: that of a mean is {@code sqrt((E[x²] -
 * E[x]²) / (n - 1))}; those of functions of two means use their covariance {@code (E[xy] - E[x]
 * E[y]) / (n - 1)}, so that the ratio of two perplexities over the same tokens is far more certain
 * than either.
 */
final class DivergenceScores {

  static final String MEAN_KLD = "meanKld";

  /** A percentile that is shown. */
  record Percentile(String metric, double share) {}

  static final List<Percentile> KLD =
      percentiles(
          "Kld", "median", 0.5, "p90", 0.9, "p95", 0.95, "p99", 0.99, "p999", 0.999, "max", 1.0,
          "min", 0.0);

  static final List<Percentile> DELTA_P =
      percentiles(
          "DeltaP", "max", 1.0, "p999", 0.999, "p99", 0.99, "p95", 0.95, "p90", 0.9, "p75", 0.75,
          "median", 0.5, "p25", 0.25, "p10", 0.1, "p05", 0.05, "p01", 0.01, "p001", 0.001, "min",
          0.0);

  private final DivergenceSums sums;
  private final double n;

  /** Over so many tokens. */
  DivergenceScores(DivergenceSums sums, long tokens) {
    this.sums = sums;
    this.n = tokens;
  }

  /** Means and what follows from them, the headline first. */
  List<Score> means() {
    double nll = sums.nll() / n;
    double base = sums.baselineNll() / n;
    double error = error(sums.nll(), sums.nllSquares());
    double baseError = error(sums.baselineNll(), sums.baselineNllSquares());
    double covariance = (sums.nllProducts() / n - nll * base) / (n - 1);
    double lnError = root(error * error + baseError * baseError - 2 * covariance);
    double perplexity = Math.exp(nll);
    double basePerplexity = Math.exp(base);
    double ratio = Math.exp(nll - base);
    double difference =
        root(
            square(perplexity * error)
                + square(basePerplexity * baseError)
                - 2 * perplexity * basePerplexity * covariance);
    double same = sums.sameTop() / n;
    double rms = Math.sqrt(sums.deltaPSquares() / n);
    return List.of(
        score(MEAN_KLD, sums.kld() / n, error(sums.kld(), sums.kldSquares())),
        score("sameTopToken", same, root(same * (1 - same) / (n - 1))),
        score("meanDeltaP", sums.deltaP() / n, error(sums.deltaP(), sums.deltaPSquares())),
        score(
            "rmsDeltaP",
            rms,
            rms == 0 ? 0 : error(sums.deltaPSquares(), sums.deltaPFourths()) / (2 * rms)),
        score("perplexity", perplexity, perplexity * error),
        score("baselinePerplexity", basePerplexity, basePerplexity * baseError),
        score("perplexityRatio", ratio, ratio * lnError),
        score("lnPerplexityRatio", nll - base, lnError),
        score("perplexityDifference", perplexity - basePerplexity, difference),
        score("lnPerplexityCorrelation", covariance / (error * baseError), Double.NaN));
  }

  /** Percentiles over the tokens of all windows, with linear interpolation as numpy's. */
  static List<Score> percentiles(List<Response.Divergence> windows) {
    List<Score> scores = new ArrayList<>();
    double[] kld =
        windows.stream().flatMap(w -> w.kld().stream()).mapToDouble(x -> x).sorted().toArray();
    double[] deltaP =
        windows.stream().flatMap(w -> w.deltaP().stream()).mapToDouble(x -> x).sorted().toArray();
    add(scores, KLD, kld);
    add(scores, DELTA_P, deltaP);
    return scores;
  }

  private static void add(List<Score> scores, List<Percentile> wanted, double[] sorted) {
    wanted.forEach(
        p ->
            scores.add(
                Score.of(p.metric(), quantile(sorted, p.share()), Double.NaN, sorted.length)));
  }

  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double rest = place - below;
    return rest == 0 ? sorted[below] : (1 - rest) * sorted[below] + rest * sorted[below + 1];
  }

  private Score score(String metric, double value, double error) {
    return Score.of(metric, value, error, (long) n);
  }

  /** Standard error of a mean; NaN for a single token. */
  private double error(double sum, double squares) {
    return n < 2 ? Double.NaN : root((squares / n - square(sum / n)) / (n - 1));
  }

  private static double square(double x) {
    return x * x;
  }

  /** Of a variance, which rounding may leave just below 0. */
  private static double root(double variance) {
    return Math.sqrt(Math.max(0, variance));
  }

  private static List<Percentile> percentiles(String quantity, Object... namesAndShares) {
    List<Percentile> percentiles = new ArrayList<>();
    for (int i = 0; i < namesAndShares.length; i += 2) {
      percentiles.add(new Percentile(namesAndShares[i] + quantity, (Double) namesAndShares[i + 1]));
    }
    return List.copyOf(percentiles);
  }
}
