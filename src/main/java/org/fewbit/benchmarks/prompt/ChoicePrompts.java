package org.fewbit.benchmarks.prompt;

import java.util.List;
import org.fewbit.benchmarks.reader.ChoiceItem;
import org.fewbit.benchmarks.score.Blanks;

/** Prompts of questions with lettered choices. */
public final class ChoicePrompts {

  private static final String ASK =
      "The following is a multiple-choice question. Please choose the most suitable one among A, B,"
          + " C and D as the answer to this question.\n\n";

  private ChoicePrompts() {}

  /** The paper's user turn. */
  public static String paper(ChoiceItem item) {
    return ASK + item.question() + letters(item);
  }

  /** The heading above lm-evaluation-harness's examples. */
  public static String harnessHeading(ChoiceItem item) {
    return "The following are multiple choice questions (with answers) about "
        + item.category().replace('_', ' ')
        + ".\n\n";
  }

  /** Question and choices up to {@code Answer:}. */
  public static String harnessQuestion(ChoiceItem item) {
    return Blanks.trimmed(item.question()) + letters(item) + "\nAnswer:";
  }

  /** Worked examples with their letters. */
  public static List<String> harnessShots(List<ChoiceItem> shots) {
    return shots.stream()
        .map(shot -> harnessQuestion(shot) + " " + ChoiceItem.letter(shot.gold()) + "\n\n")
        .toList();
  }

  static String letters(ChoiceItem item) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < item.choices().size(); i++) {
      text.append('\n').append(ChoiceItem.letter(i)).append(". ").append(item.choices().get(i));
    }
    return text.toString();
  }
}
