package org.fewbit.core.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a variant must fulfil to be recommended; what is absent is not asked for.
 *
 * @param memoryBytes most resident memory while it runs
 * @param diskBytes most room of its files
 * @param tokensPerSecond least generation speed
 * @param maxLoss largest loss against the model's baseline that its 95 % interval may allow
 * @param evaluations what quality is judged by; empty for all benchmarks that the selection shows
 */
public record Constraints(
    OptionalLong memoryBytes,
    OptionalLong diskBytes,
    OptionalDouble tokensPerSecond,
    Optional<MaxLoss> maxLoss,
    List<EvaluationKey> evaluations) {

  /** Copies the list. */
  public Constraints {
    evaluations = List.copyOf(evaluations);
  }

  /**
   * Of all benchmarks those that the loss can be judged on: percentage points have no meaning for a
   * ROUGE or a BLEU, percent have for all.
   */
  List<EvaluationKey> judging(List<EvaluationKey> all, RunIndex index) {
    return maxLoss.filter(loss -> !loss.relative()).isEmpty()
        ? all
        : all.stream()
            .filter(
                key ->
                    Optional.ofNullable(index.evaluations().get(key))
                        .filter(info -> info.headline().unit().equals("fraction"))
                        .isPresent())
            .toList();
  }

  /** Asks for nothing: the best variant there is. */
  public static Constraints none() {
    return new Constraints(
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * A loss.
   *
   * @param amount share: 0.01 is one percentage point of a score in percent, or one percent of the
   *     baseline's score
   * @param relative whether it is a share of the baseline's score
   * @param ofMean whether the mean of the evaluations may lose so much, or each of them alone
   */
  public record MaxLoss(double amount, boolean relative, boolean ofMean) {

    /** On each of the evaluations alone. */
    public MaxLoss(double amount, boolean relative) {
      this(amount, relative, false);
    }

    /** In the metric's unit; empty where percentage points have no meaning, as for perplexity. */
    OptionalDouble inUnit(VariantDifference difference) {
      if (relative) {
        return OptionalDouble.of(amount * Math.abs(difference.baselineValue()));
      }
      return difference.metric().unit().equals("fraction")
          ? OptionalDouble.of(amount)
          : OptionalDouble.empty();
    }

    /** {@code 1 pp} or {@code 1 %}. */
    @Override
    public String toString() {
      return NumberText.precise(100 * amount) + (relative ? " %" : " pp");
    }
  }
}
