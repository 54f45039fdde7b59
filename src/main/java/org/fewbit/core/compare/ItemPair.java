package org.fewbit.core.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.run.SampleResult;

/**
 * One sample in two runs.
 *
 * @param id the sample's
 * @param category the sample's, empty if it has none
 * @param baseline its result in the baseline's run, if that has it
 * @param variant its result in the variant's run, if that has it
 * @param change what became of it
 * @param before its value in the baseline's run
 * @param after its value in the variant's run
 */
public record ItemPair(
    String id,
    String category,
    Optional<SampleResult> baseline,
    Optional<SampleResult> variant,
    ItemChange change,
    OptionalDouble before,
    OptionalDouble after) {

  /** Whether both runs have it but were asked differently. */
  public boolean askedDifferently() {
    return baseline.isPresent()
        && variant.isPresent()
        && !baseline.get().promptSha256().equals(variant.get().promptSha256());
  }

  /** Whether both runs were asked the same and another answer was extracted. */
  public boolean answerChanged() {
    return change != ItemChange.UNPAIRED
        && baseline.isPresent()
        && variant.isPresent()
        && !baseline.get().outcome().answer().equals(variant.get().outcome().answer());
  }

  /** Whether a run's reply had no recognisable answer. */
  public boolean unparsed() {
    return isUnparsed(baseline) || isUnparsed(variant);
  }

  private static boolean isUnparsed(Optional<SampleResult> result) {
    return result.filter(r -> !r.outcome().parsed()).isPresent();
  }

  /** Value in the variant minus value in the baseline, where both have one. */
  public OptionalDouble difference() {
    return before.isPresent() && after.isPresent()
        ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The result of either run, the baseline's first. */
  public SampleResult any() {
    return baseline.or(() -> variant).orElseThrow();
  }
}
