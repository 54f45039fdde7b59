package org.fewbit.benchmarks.custom;

import java.util.List;
import org.fewbit.benchmarks.custom.Description.AnswerForm;
import tools.jackson.databind.JsonNode;

/** Which choice an answer field names. */
final class GoldChoice {

  private GoldChoice() {}

  /**
   * The index from 0, -1 if it names none. Without a stated form: the text of a choice, else a
   * letter, else an index from 0.
   */
  static int of(JsonNode answer, List<String> choices, AnswerForm form) {
    String text = answer.asString("").strip();
    int index =
        switch (form) {
          case TEXT -> text(text, choices);
          case LETTER -> letter(text);
          case INDEX -> number(text);
          case INDEX_FROM_1 -> number(text) - 1;
          case AUTO -> {
            int named = text(text, choices);
            named = named < 0 ? letter(text) : named;
            yield named < 0 ? number(text) : named;
          }
        };
    return index < choices.size() ? index : -1;
  }

  private static int text(String text, List<String> choices) {
    return choices.stream().map(String::strip).toList().indexOf(text);
  }

  private static int letter(String text) {
    return text.matches("[A-Z]") ? text.charAt(0) - 'A' : -1;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }
}
