package org.fewbit.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Mean of the differences of two measurements of the same samples.
 *
 * @param difference mean of second minus first, with the standard error of the paired differences,
 *     cluster-robust where samples share clusters
 * @param interval by the way {@code kind} names; NaN bounds where there is none
 * @param kind how the interval was made
 * @param pValue two-sided, of no difference: exact McNemar test of right and wrong answers that
 *     share no clusters, else t test of the differences; NaN where nothing varies
 * @param units independent observations: clusters, or samples where there are none
 */
public record PairedDifference(
    Estimate difference, Interval interval, Kind kind, double pValue, int units) {

  /** Units below which a percentile bootstrap is too narrow. */
  private static final int FEW_UNITS = 50;

  /** Differing answers below which a percentile bootstrap is too narrow. */
  private static final int FEW_FLIPS = 10;

  /** How an interval was made. */
  public enum Kind {
    BOOTSTRAP("paired bootstrap"),
    CLUSTER_BOOTSTRAP("paired bootstrap over clusters"),
    STUDENT("Student's t of paired differences"),
    CLUSTER_STUDENT("Student's t with cluster-robust error"),
    SCORE("Tango's score interval"),
    NONE("no interval");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }

  /**
   * Compares two measurements of samples that share no clusters.
   *
   * @param first values of the baseline, one a sample
   * @param second values of the variant, same samples in the same order
   * @throws IllegalArgumentException if the lengths differ or nothing is there
   */
  public static PairedDifference of(
      double[] first, double[] second, double level, Resampling resampling) {
    return of(first, second, Clusters.single(first.length), level, resampling);
  }

  /**
   * Compares two measurements. Fewer than 50 samples or clusters have Student's interval, right and
   * wrong answers of which fewer than 10 differ Tango's, all others a percentile bootstrap.
   *
   * @param clusters which samples belong together
   * @param level for example 0.95
   */
  public static PairedDifference of(
      double[] first, double[] second, Clusters clusters, double level, Resampling resampling) {
    if (first.length != second.length || clusters.size() != first.length) {
      throw new IllegalArgumentException("a paired difference needs pairs");
    }
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> second[i] - first[i]);
    Estimate mean = Means.of(differences, clusters);
    boolean answers = clusters.areSingle() && isBinary(first) && isBinary(second);
    int won = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    int lost = (int) Arrays.stream(differences).filter(d -> d < 0).count();
    int units = clusters.count();
    double p = answers ? McNemar.pValue(lost, won) : tTest(mean, units);
    if (answers && won + lost < FEW_FLIPS) {
      Interval score = PairedShares.interval(won, lost, units, level);
      return new PairedDifference(mean, score, Kind.SCORE, p, units);
    }
    if (!(mean.standardError() > 0)) {
      Interval none = new Interval(Double.NaN, Double.NaN);
      return new PairedDifference(mean, none, Kind.NONE, p, units);
    }
    boolean single = clusters.areSingle();
    if (units < FEW_UNITS) {
      Kind kind = single ? Kind.STUDENT : Kind.CLUSTER_STUDENT;
      Interval student = Intervals.student(mean, units - 1.0, level);
      return new PairedDifference(mean, student, kind, p, units);
    }
    return new PairedDifference(
        mean,
        resampling.bootstrap().ofMean(differences, clusters, level),
        single ? Kind.BOOTSTRAP : Kind.CLUSTER_BOOTSTRAP,
        p,
        units);
  }

  /**
   * Compares a score that is a function of sums (corpus BLEU, a mean of means) by resampling units:
   * its standard error is the standard deviation over the draws.
   *
   * @param first what each unit adds in the baseline
   * @param second what it adds in the variant
   * @param score of sums; draws for which either is not a number are left out
   * @param n samples in the units
   */
  public static PairedDifference ofSums(
      List<double[]> first,
      List<double[]> second,
      ToDoubleFunction<double[]> score,
      long n,
      double level,
      Resampling resampling) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException("a paired difference needs pairs");
    }
    int units = first.size();
    double value = score.applyAsDouble(sum(second)) - score.applyAsDouble(sum(first));
    double[] drawn =
        resampling
            .bootstrap()
            .values(
                units,
                indexes ->
                    score.applyAsDouble(sum(second, indexes))
                        - score.applyAsDouble(sum(first, indexes)));
    double error = Means.standardDeviation(drawn);
    Estimate estimate = new Estimate(value, error, n);
    if (units < 2 || !(error > 0)) {
      Interval none = new Interval(Double.NaN, Double.NaN);
      double p = units > 1 && value == 0 ? 1 : Double.NaN;
      return new PairedDifference(estimate, none, Kind.NONE, p, units);
    }
    double p = tTest(estimate, units);
    return units < FEW_UNITS
        ? new PairedDifference(
            estimate,
            Intervals.student(estimate, units - 1.0, level),
            Kind.CLUSTER_STUDENT,
            p,
            units)
        : new PairedDifference(
            estimate, Bootstrap.middle(drawn, level), Kind.CLUSTER_BOOTSTRAP, p, units);
  }

  private static double[] sum(List<double[]> parts, int... indexes) {
    double[] sums = new double[parts.getFirst().length];
    for (int index : indexes) {
      double[] part = parts.get(index);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += part[i];
      }
    }
    return sums;
  }

  private static double[] sum(List<double[]> parts) {
    return sum(parts, IntStream.range(0, parts.size()).toArray());
  }

  /** Whether an interval is known. */
  public boolean hasInterval() {
    return kind != Kind.NONE;
  }

  /** Whether the interval leaves out zero. */
  public boolean isSignificant() {
    return hasInterval() && !interval.contains(0);
  }

  private static boolean isBinary(double... values) {
    return Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
  }

  /** Two-sided; 1 where nothing differs at all. */
  private static double tTest(Estimate mean, int units) {
    if (!(mean.standardError() > 0)) {
      return mean.value() == 0 ? 1 : Double.NaN;
    }
    double t = Math.abs(mean.value()) / mean.standardError();
    return 2 * new TDistribution(units - 1.0).cumulativeProbability(-t);
  }
}
