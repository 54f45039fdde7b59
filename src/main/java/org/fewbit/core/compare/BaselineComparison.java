package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.statistics.Holm;

/**
 * Every variant shown against its baseline on every metric of every evaluation, sample by sample: a
 * pure function of runs, selection and rules. Runs whose data, protocol, prompts or decoding differ
 * are refused with the reason.
 *
 * @param differences by evaluation, metric and variant
 * @param missing what can't be compared and why
 * @param rules how it was compared
 */
public record BaselineComparison(
    List<VariantDifference> differences, List<NoDifference> missing, ComparisonRules rules) {

  /** Copies the lists. */
  public BaselineComparison {
    differences = List.copyOf(differences);
    missing = List.copyOf(missing);
  }

  /** By the usual rules. */
  public static BaselineComparison of(RunIndex index, Selection selection, RunSamples samples) {
    return of(index, selection, samples, ComparisonRules.USUAL);
  }

  /**
   * Compares.
   *
   * @param samples asked once for each run of an evaluation
   */
  public static BaselineComparison of(
      RunIndex index, Selection selection, RunSamples samples, ComparisonRules rules) {
    List<VariantDifference> found = new ArrayList<>();
    List<NoDifference> missing = new ArrayList<>();
    index
        .evaluations()
        .forEach(
            (key, info) -> {
              if (compares(info, selection)) {
                // One evaluation's samples at a time are enough to hold.
                RunPairing pairing =
                    new RunPairing(index, new RememberedSamples(samples), rules, key);
                index.variants().stream()
                    .filter(selection::shows)
                    .forEach(v -> pairing.compare(v, found, missing));
              }
            });
    return new BaselineComparison(corrected(found), missing, rules);
  }

  private static boolean compares(EvaluationInfo info, Selection selection) {
    return info.kind() == EvaluationInfo.Kind.PERPLEXITY
        || (info.kind() == EvaluationInfo.Kind.BENCHMARK
            && selection.dimensions().contains(info.dimension()));
  }

  private record Family(EvaluationKey key, String metric) {}

  /** Holm's correction over the variants of each metric of each evaluation. */
  private static List<VariantDifference> corrected(List<VariantDifference> found) {
    Map<Family, List<Integer>> families = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      VariantDifference d = found.get(i);
      if (!Double.isNaN(d.paired().pValue())) {
        families
            .computeIfAbsent(new Family(d.key(), d.metric().id()), f -> new ArrayList<>())
            .add(i);
      }
    }
    List<VariantDifference> all = new ArrayList<>(found);
    families
        .values()
        .forEach(
            members -> {
              double[] adjusted =
                  Holm.adjust(
                      members.stream().mapToDouble(i -> found.get(i).paired().pValue()).toArray());
              for (int m = 0; m < adjusted.length; m++) {
                all.set(members.get(m), all.get(members.get(m)).withHolm(adjusted[m]));
              }
            });
    return all;
  }

  /** The difference of a variant on a metric. */
  public Optional<VariantDifference> find(VariantKey variant, EvaluationKey key, String metric) {
    return differences.stream()
        .filter(d -> d.variant().equals(variant) && d.key().equals(key))
        .filter(d -> d.metric().id().equals(metric))
        .findFirst();
  }

  /** The difference of a variant on the headline metric of an evaluation. */
  public Optional<VariantDifference> headline(VariantKey variant, EvaluationKey key) {
    return differences.stream()
        .filter(d -> d.variant().equals(variant) && d.key().equals(key))
        .filter(d -> d.metric().id().equals(d.run().evaluation().headline().id()))
        .findFirst();
  }

  /** Why a variant has no difference on an evaluation; empty if it has one. */
  public Optional<String> whyMissing(VariantKey variant, EvaluationKey key) {
    return headline(variant, key).isPresent()
        ? Optional.empty()
        : missing.stream()
            .filter(m -> m.variant().equals(variant) && m.key().equals(key))
            .map(NoDifference::reason)
            .findFirst();
  }
}
