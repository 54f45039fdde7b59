package org.fewbit.ui.recommend;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.fewbit.core.compare.Constraints;
import org.fewbit.core.compare.EvaluationKey;

/**
 * What was typed, as text: a field that is empty asks for nothing.
 *
 * @param memory most memory in GB
 * @param disk most room on disk in GB
 * @param speed least generation speed in tokens a second
 * @param loss largest loss in percentage points
 * @param each whether each benchmark alone may lose no more, or their mean
 */
record Limits(String memory, String disk, String speed, String loss, boolean each) {

  private static final double GIGA = 1e9;
  private static final double POINT = 100;

  /** The constraints; empty if a field can't be read. */
  Optional<Constraints> read(List<EvaluationKey> evaluations) {
    if (List.of(memory, disk, speed, loss).stream().anyMatch(text -> !isGood(text))) {
      return Optional.empty();
    }
    return Optional.of(
        new Constraints(
            bytes(memory),
            bytes(disk),
            number(speed),
            number(loss).stream()
                .mapToObj(points -> new Constraints.MaxLoss(points / POINT, false, !each))
                .findFirst(),
            evaluations));
  }

  private static OptionalLong bytes(String text) {
    OptionalDouble gigabytes = number(text);
    return gigabytes.isPresent()
        ? OptionalLong.of(Math.round(gigabytes.getAsDouble() * GIGA))
        : OptionalLong.empty();
  }

  /** Whether a field is empty or a number of at least 0. */
  static boolean isGood(String text) {
    return text.isBlank() || number(text).isPresent();
  }

  private static OptionalDouble number(String text) {
    try {
      double value = Double.parseDouble(text.strip().replace(',', '.'));
      return Double.isFinite(value) && value >= 0
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    } catch (NumberFormatException notYet) {
      // Somebody is still typing; the field is marked.
      return OptionalDouble.empty();
    }
  }
}
