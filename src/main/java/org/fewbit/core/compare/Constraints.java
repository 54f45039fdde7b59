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
 * @param maxLoss largest loss against the model's baseline that its 95 % interval may allow, on
 *     every one of the evaluations
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
   */
  public record MaxLoss(double amount, boolean relative) {

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
