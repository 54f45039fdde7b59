package org.fewbit.ui.shell;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Parent;

/** Finds words of English in what a window that speaks Chinese shows, says and explains. */
final class SpokenEnglish {

  /** Two words in a row, the first of them lower case or capitalized: names of variants are not. */
  private static final Pattern WORDS = Pattern.compile("\\b[A-Za-z]?[a-z]{2,} [a-z]{2,}\\b");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Three words in a row are English also beside Chinese. */
  private static final Pattern SENTENCE =
      Pattern.compile("\\p{IsLatin}{2,},? \\p{IsLatin}+,? \\p{IsLatin}{2,}");

  /** A sentence of which only the words around the numbers were translated. */
  private static final Pattern TORN =
      Pattern.compile("\\p{IsLatin}{4,} \\p{IsHan}{1,2} \\p{IsLatin}{4,}");

  /** Names of files, variants, benchmarks, protocols and works, as their makers wrote them. */
  private static final Pattern NAMES =
      Pattern.compile(
          "@inproceedings[^\u0000]*|Pocket [^ ]+|pocket-[^ ]+|[^ ]+\\.csv|CNN/DailyMail"
              + "|random\\.sample|(?:decode|gptq|harness|paper|llama\\.cpp)(?:, [a-z.]+)+");

  /** Parts of the window that show what others wrote, as they wrote it. */
  private static final Set<String> DATA =
      Set.of(
          "sample-detail", // prompts and replies of models, conventions of scores
          "sample-list", // extracted answers
          "export-caption", // the caption of an exported figure, which is English
          "export-preview");

  private SpokenEnglish() {}

  /** The English texts below a node that is shown; call on the window's thread. */
  static Set<String> in(Parent root) {
    Set<String> texts = new TreeSet<>(ShownTexts.of(root, DATA));
    texts.removeIf(text -> !isEnglish(text));
    return texts;
  }

  /** Whether a text has a sentence of English. */
  static boolean isEnglish(String text) {
    String words = NAMES.matcher(text).replaceAll("0");
    return (!HAN.matcher(words).find() && WORDS.matcher(words).find())
        || SENTENCE.matcher(words).find()
        || TORN.matcher(words).find();
  }
}
