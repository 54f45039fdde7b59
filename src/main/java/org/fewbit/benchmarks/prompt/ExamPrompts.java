package org.fewbit.benchmarks.prompt;

import java.util.List;
import org.fewbit.benchmarks.reader.ChoiceItem;
import org.fewbit.benchmarks.reader.ExamItem;
import org.fewbit.benchmarks.score.Blanks;

/** Prompts of C-EVAL. */
public final class ExamPrompts {

  private ExamPrompts() {}

  /** The paper's user turn: the question, an empty line, the choices. */
  public static String paper(ExamItem item) {
    return item.choice().question() + "\n" + ChoicePrompts.letters(item.choice());
  }

  /** The heading above lm-evaluation-harness's examples, with the subject's Chinese name. */
  public static String harnessHeading(ExamItem item) {
    return "以下是中国关于" + item.subject().title() + "的单项选择题，请选出其中的正确答案。\n\n";
  }

  /** Question and choices up to {@code 答案：}. */
  public static String harnessQuestion(ExamItem item) {
    return Blanks.trimmed(item.choice().question())
        + ChoicePrompts.letters(item.choice())
        + "\n答案：";
  }

  /** Worked examples with their letters. */
  public static List<String> harnessShots(List<ExamItem> shots) {
    return shots.stream()
        .map(s -> harnessQuestion(s) + " " + ChoiceItem.letter(s.choice().gold()) + "\n\n")
        .toList();
  }
}
