package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.statistics.Estimate;
import org.fewbit.core.statistics.Holm;
import org.fewbit.core.statistics.Interval;
import org.fewbit.core.statistics.Intervals;
import org.fewbit.core.statistics.NormalTest;

/**
 * A variant's mean over several evaluations against its baseline's, as the paper's averages: mean
 * of the paired differences; evaluations are independent, so its error is the root of their summed
 * squared errors over their number.
 *
 * @param variant what is compared
 * @param evaluations the mean is over
 * @param difference mean with its error, in the metrics' unit; n is the number of samples
 * @param interval normal
 * @param pHolm of no difference, after Holm's correction over the variants
 */
public record MeanDifference(
    VariantKey variant,
    List<EvaluationKey> evaluations,
    Estimate difference,
    Interval interval,
    double pHolm) {

  /** Copies the list. */
  public MeanDifference {
    evaluations = List.copyOf(evaluations);
  }

  /** The variants of a comparison that have a headline difference on every one of the keys. */
  public static List<MeanDifference> of(BaselineComparison comparison, List<EvaluationKey> keys) {
    double level = comparison.rules().level();
    List<MeanDifference> found = new ArrayList<>();
    for (VariantKey variant :
        comparison.differences().stream().map(VariantDifference::variant).distinct().toList()) {
      List<Estimate> parts =
          keys.stream()
              .flatMap(k -> comparison.headline(variant, k).stream())
              .filter(d -> d.scale() == VariantDifference.Scale.LINEAR)
              .map(d -> d.paired().difference())
              .toList();
      if (!keys.isEmpty() && parts.size() == keys.size()) {
        Estimate mean = mean(parts);
        double p = NormalTest.pValue(mean);
        found.add(new MeanDifference(variant, keys, mean, Intervals.normal(mean, level), p));
      }
    }
    double[] adjusted = Holm.adjust(found.stream().mapToDouble(MeanDifference::pHolm).toArray());
    List<MeanDifference> all = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      MeanDifference m = found.get(i);
      all.add(
          new MeanDifference(
              m.variant(), m.evaluations(), m.difference(), m.interval(), adjusted[i]));
    }
    return all;
  }

  private static Estimate mean(List<Estimate> parts) {
    double sum = parts.stream().mapToDouble(Estimate::value).sum();
    double squares = parts.stream().mapToDouble(e -> Math.pow(e.standardError(), 2)).sum();
    long n = parts.stream().mapToLong(Estimate::n).sum();
    return new Estimate(sum / parts.size(), Math.sqrt(squares) / parts.size(), n);
  }
}
