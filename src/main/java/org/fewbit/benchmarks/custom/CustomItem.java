package org.fewbit.benchmarks.custom;

import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.reader.Item;

/**
 * An item of a benchmark that a person described.
 *
 * @param fields every field as text
 * @param choices empty for generation
 * @param gold index of the right choice, -1 for generation
 * @param answers right texts, any of them counts; empty for multiple choice
 */
record CustomItem(
    String id,
    String category,
    Map<String, String> fields,
    List<String> choices,
    int gold,
    List<String> answers)
    implements Item {

  /** Copies the collections. */
  CustomItem {
    fields = Map.copyOf(fields);
    choices = List.copyOf(choices);
    answers = List.copyOf(answers);
  }
}
