package org.fewbit.core.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Percentile bootstrap (Efron 1979): observations are drawn with replacement, the interval holds
 * the middle share of the statistics of the draws.
 */
public final class Bootstrap {

  private final int draws;
  private final RandomGenerator random;

  /**
   * A bootstrap.
   *
   * @param draws resamples, 10,000 for figures one cites
   * @param random seeded by the caller, so that results repeat
   */
  public Bootstrap(int draws, RandomGenerator random) {
    this.draws = draws;
    this.random = random;
  }

  /**
   * Interval of a statistic of n observations.
   *
   * @param n observations
   * @param level for example 0.95
   * @param statistic of the observations with the given indexes; draws for which it is NaN (a
   *     correlation of a constant) are left out
   * @return NaN bounds if no draw has a value
   */
  public Interval interval(int n, double level, ToDoubleFunction<int[]> statistic) {
    return middle(values(n, statistic), level);
  }

  /** The statistic of each draw; those for which it is NaN are left out. */
  double[] values(int n, ToDoubleFunction<int[]> statistic) {
    double[] values = new double[draws];
    int count = 0;
    int[] indexes = new int[n];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < n; i++) {
        indexes[i] = random.nextInt(n);
      }
      double value = statistic.applyAsDouble(indexes);
      if (!Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** The interval that holds the middle share. */
  static Interval middle(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, 1 - (1 - level) / 2));
  }

  /**
   * Interval of a mean. Clusters are drawn whole; the mean of a draw is the sum over its
   * observations by their number.
   *
   * @param values one an observation
   * @param clusters which of them belong together
   * @param level for example 0.95
   */
  public Interval ofMean(double[] values, Clusters clusters, double level) {
    double[] sums = clusters.sums(values);
    double[] sizes = clusters.sizes();
    double[] nonzero = Arrays.stream(sums).filter(s -> s != 0).toArray();
    // Most answers of two variants are the same. Drawing how many are not, and then only those,
    // gives the same distribution with less work.
    boolean sparse = clusters.areSingle() && nonzero.length < sums.length / 2;
    double[] means = new double[draws];
    if (sparse && nonzero.length > 0) {
      BinomialDraws counts = new BinomialDraws(sums.length, nonzero.length);
      for (int draw = 0; draw < draws; draw++) {
        double sum = 0;
        for (int left = counts.next(random); left > 0; left--) {
          sum += nonzero[random.nextInt(nonzero.length)];
        }
        means[draw] = sum / sums.length;
      }
    } else if (!sparse) {
      for (int draw = 0; draw < draws; draw++) {
        means[draw] = drawnMean(sums, sizes);
      }
    }
    return middle(means, level);
  }

  private double drawnMean(double[] sums, double[] sizes) {
    double sum = 0;
    double size = 0;
    for (int i = 0; i < sums.length; i++) {
      int drawn = random.nextInt(sums.length);
      sum += sums[drawn];
      size += sizes[drawn];
    }
    return sum / size;
  }

  /** Linear interpolation between order statistics, as numpy's default. */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
