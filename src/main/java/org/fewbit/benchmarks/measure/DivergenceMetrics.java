package org.fewbit.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.Metric;

/** What a divergence reports, with its conventions. */
final class DivergenceMetrics {

  private static final String NATS = "nats";
  private static final String FRACTION = "fraction";

  private DivergenceMetrics() {}

  /** All of them, the headline first. */
  static List<Metric> of(String windows) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        lower(
            DivergenceScores.MEAN_KLD,
            "Mean KL divergence",
            NATS,
            "mean over tokens of sum p ln(p/q), p the baseline's; padding of the vocabulary left"
                + " out; "
                + windows));
    for (DivergenceScores.Percentile p : DivergenceScores.KLD) {
      metrics.add(
          lower(
              p.metric(), "KL divergence, " + name(p.share()), NATS, "over tokens, interpolated"));
    }
    metrics.add(
        higher(
            "sameTopToken",
            "Same top token",
            FRACTION,
            "share of tokens with the same most likely token"));
    metrics.add(
        higher(
            "meanDeltaP",
            "Mean change of the right token's probability",
            FRACTION,
            "variant less baseline"));
    metrics.add(
        lower(
            "rmsDeltaP",
            "RMS change of the right token's probability",
            FRACTION,
            "root of the mean square over tokens"));
    for (DivergenceScores.Percentile p : DivergenceScores.DELTA_P) {
      metrics.add(
          higher(
              p.metric(),
              "Change of the right token's probability, " + name(p.share()),
              FRACTION,
              "over tokens, interpolated"));
    }
    metrics.add(lower("perplexity", "Perplexity", "", "exp of the mean over all scored tokens"));
    metrics.add(lower("baselinePerplexity", "Perplexity of the baseline", "", "same tokens"));
    metrics.add(
        lower("perplexityRatio", "Perplexity ratio", "", "variant / baseline, paired by token"));
    metrics.add(
        lower("lnPerplexityRatio", "Logarithm of the perplexity ratio", NATS, "paired by token"));
    metrics.add(lower("perplexityDifference", "Perplexity difference", "", "paired by token"));
    metrics.add(
        higher(
            "lnPerplexityCorrelation",
            "Correlation of the logarithms of both perplexities",
            "",
            "covariance over the product of standard errors, over tokens"));
    metrics.add(higher("tokens", "Scored tokens", "tokens", "in all windows"));
    metrics.add(higher("windows", "Windows", "", "with finite logits in both models"));
    metrics.add(lower("failedWindows", "Failed windows", "", "with a logit that is not finite"));
    return metrics;
  }

  private static String name(double share) {
    if (share == 0.5) {
      return "median";
    }
    if (share == 0 || share == 1) {
      return share == 0 ? "minimum" : "maximum";
    }
    double percent = share * 100;
    boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }

  private static Metric lower(String id, String title, String unit, String convention) {
    return new Metric(id, title, unit, convention, false, OptionalDouble.empty());
  }

  private static Metric higher(String id, String title, String unit, String convention) {
    return new Metric(id, title, unit, convention, true, OptionalDouble.empty());
  }
}
