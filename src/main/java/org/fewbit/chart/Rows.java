package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.VariantKey;

/**
 * Variants below each other, grouped by model: a heading for each model where there are several.
 *
 * @param lines from the top
 */
record Rows(List<Line> lines) {

  /**
   * A heading or a variant.
   *
   * @param text as written
   * @param model whose it is
   * @param variant absent for a heading
   */
  record Line(String text, String model, Optional<VariantKey> variant) {}

  Rows {
    lines = List.copyOf(lines);
  }

  /** Rows in the order given, models in the order of their first variant. */
  static Rows of(Collection<VariantKey> variants, VariantMarks marks) {
    List<Line> lines = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    variants.stream().map(Rows::group).distinct().forEach(groups::add);
    for (String group : new LinkedHashSet<>(groups)) {
      List<VariantKey> members = variants.stream().filter(v -> group(v).equals(group)).toList();
      lines.add(new Line(group, members.getFirst().model(), Optional.empty()));
      members.forEach(v -> lines.add(new Line(marks.name(v), v.model(), Optional.of(v))));
    }
    return new Rows(lines);
  }

  private static String group(VariantKey variant) {
    return variant.model() + (variant.published() ? " (published)" : "");
  }

  /** The row of a variant, -1 if it has none. */
  int of(VariantKey variant) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).variant().filter(variant::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }
}
