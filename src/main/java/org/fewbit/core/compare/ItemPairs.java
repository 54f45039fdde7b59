package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.SampleResult;

/**
 * Two runs of one evaluation, sample by sample, in the order of the baseline's run; samples that
 * only the variant's run has follow.
 *
 * @param metric the value compared: the headline, for perplexity the negative log-likelihood a
 *     token
 * @param higherIsBetter its direction
 * @param binary whether every value is 0 or 1, so that samples are right or wrong
 * @param items all samples of both runs
 */
public record ItemPairs(
    String metric, boolean higherIsBetter, boolean binary, List<ItemPair> items) {

  /** No runs. */
  public static final ItemPairs NONE = new ItemPairs("", true, true, List.of());

  private static final String NLL = "nll";

  /** Copies the list. */
  public ItemPairs {
    items = List.copyOf(items);
  }

  /** Pairs the samples of two runs of an evaluation. */
  public static ItemPairs of(
      EvaluationInfo evaluation, List<SampleResult> baseline, List<SampleResult> variant) {
    boolean perplexity = evaluation.kind() == EvaluationInfo.Kind.PERPLEXITY;
    String metric = perplexity ? NLL : evaluation.headline().id();
    boolean up = !perplexity && evaluation.headline().higherIsBetter();
    boolean binary = isBinary(baseline, metric) && isBinary(variant, metric);
    Map<String, SampleResult> others = new HashMap<>();
    variant.forEach(s -> others.put(s.sampleId(), s));
    List<ItemPair> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (SampleResult sample : baseline) {
      seen.add(sample.sampleId());
      items.add(
          pair(
              Optional.of(sample),
              Optional.ofNullable(others.get(sample.sampleId())),
              metric,
              up,
              binary));
    }
    for (SampleResult sample : variant) {
      if (!seen.contains(sample.sampleId())) {
        items.add(pair(Optional.empty(), Optional.of(sample), metric, up, binary));
      }
    }
    return new ItemPairs(metric, up, binary, items);
  }

  private static boolean isBinary(List<SampleResult> samples, String metric) {
    return samples.stream()
        .map(s -> s.outcome().values().get(metric))
        .filter(Objects::nonNull)
        .allMatch(v -> v == 0 || v == 1);
  }

  private static ItemPair pair(
      Optional<SampleResult> baseline,
      Optional<SampleResult> variant,
      String metric,
      boolean up,
      boolean binary) {
    SampleResult any = baseline.or(() -> variant).orElseThrow();
    OptionalDouble before = value(baseline, metric);
    OptionalDouble after = value(variant, metric);
    boolean same =
        baseline.isPresent()
            && variant.isPresent()
            && baseline.get().promptSha256().equals(variant.get().promptSha256());
    ItemChange change =
        !same
            ? ItemChange.UNPAIRED
            : before.isEmpty() || after.isEmpty()
                ? ItemChange.FAILED
                : binary
                    ? flip(before.getAsDouble() == 1, after.getAsDouble() == 1)
                    : graded(before.getAsDouble(), after.getAsDouble(), up);
    return new ItemPair(
        any.sampleId(), any.outcome().category(), baseline, variant, change, before, after);
  }

  private static OptionalDouble value(Optional<SampleResult> result, String metric) {
    Double value = result.map(r -> r.outcome().values().get(metric)).orElse(null);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static ItemChange flip(boolean before, boolean after) {
    if (before) {
      return after ? ItemChange.BOTH_RIGHT : ItemChange.RIGHT_TO_WRONG;
    }
    return after ? ItemChange.WRONG_TO_RIGHT : ItemChange.BOTH_WRONG;
  }

  private static ItemChange graded(double before, double after, boolean up) {
    if (before == after) {
      return ItemChange.SAME;
    }
    return after > before == up ? ItemChange.BETTER : ItemChange.WORSE;
  }

  /** Categories in the order of the samples. */
  public List<String> categories() {
    return items.stream().map(ItemPair::category).filter(c -> !c.isEmpty()).distinct().toList();
  }
}
