package org.fewbit.core.compare;

import java.util.Optional;
import org.fewbit.core.statistics.Resampling;

/**
 * How variants are compared with their baseline.
 *
 * @param baseline label of the variant that others of its model are compared with; absent for the
 *     usual one ({@link RunIndex#baseline})
 * @param clusterBy which samples belong together
 * @param level of intervals; one less it is the level of the tests of all variants together
 * @param resampling draws and seed of bootstraps
 */
public record ComparisonRules(
    Optional<String> baseline, ClusterBy clusterBy, double level, Resampling resampling) {

  /** The usual baseline, clusters where samples share something, 95 %. */
  public static final ComparisonRules USUAL =
      new ComparisonRules(Optional.empty(), ClusterBy.SHARED, 0.95, Resampling.STANDARD);

  /** The baseline of a variant, itself for a baseline; absent if there is none. */
  Optional<VariantKey> baselineOf(RunIndex index, VariantKey variant) {
    return baseline.isEmpty()
        ? index.baseline(variant)
        : index.variants().stream()
            .filter(v -> v.model().equals(variant.model()) && v.kind() == variant.kind())
            .filter(v -> v.variant().label().equals(baseline.get()))
            .findFirst();
  }
}
