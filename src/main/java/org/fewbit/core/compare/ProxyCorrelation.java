package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.statistics.Correlation;
import org.fewbit.core.statistics.Interval;
import org.fewbit.core.statistics.Resampling;

/**
 * Correlation of perplexity and a score over variants.
 *
 * @param logarithmic whether the logarithm of the perplexity was taken; ranks are the same
 * @param withCollapsed whether variants with a broken perplexity take part
 * @param n variants
 * @param pearson of the values
 * @param spearman of the ranks
 * @param kendall of the orderings, tau-b
 */
public record ProxyCorrelation(
    boolean logarithmic,
    boolean withCollapsed,
    int n,
    Coefficient pearson,
    Coefficient spearman,
    Coefficient kendall) {

  /** A coefficient between -1 and 1 with its 95 % percentile bootstrap interval; may be NaN. */
  public record Coefficient(double value, Interval interval) {}

  /** On both scales, with and without collapsed variants, where there are at least four. */
  static List<ProxyCorrelation> of(List<ProxyStudy.Pair> pairs, Resampling resampling) {
    List<ProxyCorrelation> all = new ArrayList<>();
    for (boolean withCollapsed : new boolean[] {true, false}) {
      List<ProxyStudy.Pair> own =
          pairs.stream().filter(p -> withCollapsed || !p.collapsed()).toList();
      if (own.size() < ProxyStudy.FEWEST) {
        continue;
      }
      double[] x = own.stream().mapToDouble(ProxyStudy.Pair::perplexity).toArray();
      double[] logs = own.stream().mapToDouble(p -> Math.log(p.perplexity())).toArray();
      double[] y = own.stream().mapToDouble(ProxyStudy.Pair::score).toArray();
      Coefficient spearman = coefficient(Correlation.SPEARMAN, x, y, resampling);
      Coefficient kendall = coefficient(Correlation.KENDALL, x, y, resampling);
      for (boolean logarithmic : new boolean[] {false, true}) {
        Coefficient pearson =
            coefficient(Correlation.PEARSON, logarithmic ? logs : x, y, resampling);
        all.add(
            new ProxyCorrelation(
                logarithmic, withCollapsed, own.size(), pearson, spearman, kendall));
      }
    }
    return all;
  }

  private static Coefficient coefficient(
      Correlation kind, double[] x, double[] y, Resampling resampling) {
    return new Coefficient(kind.of(x, y), kind.interval(x, y, 0.95, resampling.bootstrap()));
  }
}
