package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.compare.Check.Kind;
import org.fewbit.core.compare.Check.Verdict;
import org.fewbit.core.statistics.SampleSize;

/**
 * The loss of the mean over benchmarks, whose samples together rule out much smaller losses than
 * those of a single one: independent evaluations, so the squared standard errors of the paired
 * differences add up.
 */
final class MeanLoss {

  private final BaselineComparison comparison;
  private final RunIndex index;
  private final Constraints.MaxLoss limit;

  MeanLoss(BaselineComparison comparison, RunIndex index, Constraints.MaxLoss limit) {
    this.comparison = comparison;
    this.index = index;
    this.limit = limit;
  }

  /** One check of the mean; where an evaluation was not measured, one of each that was not. */
  List<Check> checks(VariantKey variant, List<EvaluationKey> keys) {
    List<Check> missing = new ArrayList<>();
    List<VariantDifference> found = new ArrayList<>();
    for (EvaluationKey key : keys) {
      Optional<VariantDifference> difference = comparison.headline(variant, key);
      if (difference.isPresent()) {
        found.add(difference.get());
      } else {
        String why =
            comparison.whyMissing(variant, key).orElseGet(() -> index.whyMissing(variant, key));
        missing.add(new Check(Kind.LOSS, Optional.of(key), Verdict.UNKNOWN, key + ": " + why));
      }
    }
    return missing.isEmpty() && !found.isEmpty() ? List.of(judged(found)) : missing;
  }

  private Check judged(List<VariantDifference> found) {
    int count = found.size();
    double loss = found.stream().mapToDouble(VariantDifference::loss).sum() / count;
    double baseline = found.stream().mapToDouble(VariantDifference::baselineValue).sum() / count;
    double error = Math.sqrt(found.stream().mapToDouble(MeanLoss::squaredError).sum()) / count;
    double half = IntervalRules.Z * error;
    double allowed = limit.relative() ? limit.amount() * Math.abs(baseline) : limit.amount();
    double unit = limit.relative() ? Math.abs(baseline) : 1;
    long n = found.stream().mapToLong(VariantDifference::n).sum();
    String name = "mean of " + count + " benchmarks";
    String of = " (n = " + NumberText.fixed((double) n, 0) + ")";
    if (loss + half <= allowed) {
      return check(Verdict.PASSED, name + ": loses at most " + amount(loss + half, unit) + of);
    }
    if (loss - half > allowed) {
      return check(Verdict.FAILED, name + ": loses at least " + amount(loss - half, unit) + of);
    }
    return check(
        Verdict.UNDECIDED,
        name
            + ": a loss of up to "
            + amount(loss + half, unit)
            + " can't be ruled out"
            + of
            + needed(allowed - loss, error * Math.sqrt((double) n)).stream()
                .mapToObj(
                    s ->
                        "; about "
                            + NumberText.fixed(ConstraintChecks.rounded(s), 0)
                            + " samples could")
                .findFirst()
                .orElse(""));
  }

  private static OptionalDouble needed(double room, double deviation) {
    return room > 0 && deviation > 0
        ? OptionalDouble.of(SampleSize.USUAL.ofMeans(deviation, room))
        : OptionalDouble.empty();
  }

  /** No error where nothing varies: no sample differs from the baseline's. */
  private static double squaredError(VariantDifference difference) {
    double error = difference.paired().difference().standardError();
    return Double.isNaN(error) ? 0 : error * error;
  }

  private static Check check(Verdict verdict, String words) {
    return new Check(Kind.LOSS, Optional.empty(), verdict, words);
  }

  private String amount(double loss, double unit) {
    return NumberText.fixed(100 * Math.max(0, loss / unit), 1) + (limit.relative() ? " %" : " pp");
  }
}
