package org.fewbit.core.statistics;

import java.util.Arrays;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Correlation of paired values. */
public enum Correlation {
  /** Linear. */
  PEARSON {
    @Override
    double compute(double[] x, double[] y) {
      return new PearsonsCorrelation().correlation(x, y);
    }
  },
  /** Of ranks, ties get their mean rank. */
  SPEARMAN {
    @Override
    double compute(double[] x, double[] y) {
      return new SpearmansCorrelation().correlation(x, y);
    }
  },
  /** Of orderings, tau-b. */
  KENDALL {
    @Override
    double compute(double[] x, double[] y) {
      return new KendallsCorrelation().correlation(x, y);
    }
  };

  abstract double compute(double[] x, double[] y);

  /**
   * The coefficient, between -1 and 1; NaN for fewer than two pairs or if one side is constant.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("a correlation needs pairs");
    }
    double[] first = positiveZeros(x);
    double[] second = positiveZeros(y);
    return isConstant(first) || isConstant(second) ? Double.NaN : compute(first, second);
  }

  /** Its interval by resampling pairs. */
  public Interval interval(double[] x, double[] y, double level, Bootstrap bootstrap) {
    if (Double.isNaN(of(x, y))) {
      return new Interval(Double.NaN, Double.NaN);
    }
    return bootstrap.interval(x.length, level, drawn -> of(pick(x, drawn), pick(y, drawn)));
  }

  private static double[] pick(double[] values, int[] indexes) {
    return Arrays.stream(indexes).mapToDouble(i -> values[i]).toArray();
  }

  /** Ranks by Double.compare would put -0 before 0, where they are a tie. */
  private static double[] positiveZeros(double... values) {
    return Arrays.stream(values).map(v -> v + 0.0).toArray();
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() < 2;
  }
}
