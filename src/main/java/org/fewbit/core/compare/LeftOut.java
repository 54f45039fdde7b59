package org.fewbit.core.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A variant that was selected but has no point.
 *
 * @param variant which one
 * @param reason why, in a few words
 */
public record LeftOut(VariantKey variant, String reason) {

  /** Counts by reason, the most frequent first. */
  public static Map<String, Long> byReason(List<LeftOut> all) {
    Map<String, Long> counts =
        all.stream().collect(Collectors.groupingBy(LeftOut::reason, Collectors.counting()));
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }
}
