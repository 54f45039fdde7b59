package org.fewbit.ui.recommend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Check;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.ui.fx.Texts;

/** Reasons in few lines: what is true of twenty benchmarks is said once. */
final class Reasons {

  private static final int MOST_NAMED = 4;

  private Reasons() {}

  /**
   * A line.
   *
   * @param text as shown
   * @param whole with all names, for the tooltip; empty if the line has them
   */
  record Line(String text, String whole) {}

  /** {@code title} names an evaluation for a person. */
  static List<Line> of(List<Check> checks, Function<EvaluationKey, String> title, Texts texts) {
    Map<String, List<EvaluationKey>> byReason = new LinkedHashMap<>();
    for (Check check : checks) {
      String words = texts.phrase(check.words());
      String evaluation = check.evaluation().map(EvaluationKey::evaluation).orElse("");
      String name =
          check.evaluation().map(Object::toString).filter(words::startsWith).orElse(evaluation);
      boolean named = !name.isEmpty() && words.startsWith(name);
      String reason =
          named
              ? words
                  .substring(name.length())
                  .replaceFirst("^\\s*[:\uff1a]\\s*", "")
                  .replaceFirst("(?<=\\s)" + Pattern.quote(evaluation) + "\\s+", "")
              : words;
      List<EvaluationKey> keys = byReason.computeIfAbsent(reason, r -> new ArrayList<>());
      check.evaluation().filter(k -> named).ifPresent(keys::add);
    }
    return byReason.entrySet().stream()
        .map(e -> line(e.getKey(), names(e.getValue(), title), texts))
        .toList();
  }

  private static Line line(String reason, List<String> names, Texts texts) {
    if (names.isEmpty()) {
      return new Line(reason, "");
    }
    String all = String.join(", ", names);
    if (names.size() <= MOST_NAMED) {
      return new Line(texts.get("reason", all, reason), "");
    }
    String first = String.join(", ", names.subList(0, MOST_NAMED - 1));
    return new Line(
        texts.get("reason.many", first, names.size() - MOST_NAMED + 1, reason),
        texts.get("reason", all, reason));
  }

  /** An evaluation's protocol is named only where the others of it are not meant. */
  private static List<String> names(
      List<EvaluationKey> keys, Function<EvaluationKey, String> title) {
    Map<String, List<EvaluationKey>> byEvaluation =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    EvaluationKey::evaluation, LinkedHashMap::new, Collectors.toList()));
    return byEvaluation.entrySet().stream()
        .map(
            e ->
                e.getValue().size() > 1
                    ? title.apply(e.getValue().getFirst())
                    : title.apply(e.getValue().getFirst())
                        + " ["
                        + e.getValue().getFirst().protocol().text()
                        + "]")
        .toList();
  }
}
