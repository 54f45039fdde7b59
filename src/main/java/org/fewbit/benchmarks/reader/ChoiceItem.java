package org.fewbit.benchmarks.reader;

import java.util.List;

/**
 * A question with lettered choices (MMLU; C-EVAL has the same form).
 *
 * @param question without the choices
 * @param choices in letter order
 * @param gold index of the right choice, -1 if it is hidden
 */
public record ChoiceItem(
    String id, String category, String question, List<String> choices, int gold) implements Item {

  /** Copies the list. */
  public ChoiceItem {
    choices = List.copyOf(choices);
  }

  /** The letter of a choice, from A; empty for the hidden one. */
  public static String letter(int choice) {
    return choice < 0 ? "" : String.valueOf((char) ('A' + choice));
  }
}
