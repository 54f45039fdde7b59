package org.fewbit.ui.fx;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with a bundle's pair of languages, in words; nothing where all is right. */
final class BundleFaults {

  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9]+)");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}{3,}");
  private static final Pattern LATIN_SENTENCE =
      Pattern.compile("\\p{IsLatin}{2,},? \\p{IsLatin}{2,},? \\p{IsLatin}{2,}");
  private static final Pattern NARROW_MARK =
      Pattern.compile("\\p{IsHan} ?[,;:?!(]|[,;:?!)] ?\\p{IsHan}");

  /** Names that are the same in both languages, without marks around them. */
  private static final Set<String> NAMES =
      Set.of(
          "MLP",
          "SVG",
          "PDF",
          "PNG",
          "Markdown",
          "CSV",
          "JSON",
          "LaTeXbooktabs",
          "Java",
          "Fewbit",
          "English");

  private final List<String> faults = new ArrayList<>();

  private BundleFaults() {}

  /** Compares the texts by key. */
  static List<String> of(Map<String, String> english, Map<String, String> chinese) {
    BundleFaults found = new BundleFaults();
    Set<String> keys = new TreeSet<>(english.keySet());
    keys.addAll(chinese.keySet());
    for (String key : keys) {
      if (!english.containsKey(key) || !chinese.containsKey(key)) {
        found.say(key, "is missing in one language");
      } else {
        found.pair(key, english.get(key), chinese.get(key));
      }
    }
    return found.faults;
  }

  private void pair(String key, String english, String chinese) {
    if (!arguments(english).equals(arguments(chinese))) {
      say(key, "has other arguments in Chinese");
    } else if (!shown(english, Locale.ENGLISH).equals(shown(chinese, Locale.CHINA))) {
      say(key, "shows other arguments in Chinese");
    }
    apostrophes(key, english);
    apostrophes(key, chinese);
    String bare = chinese.replaceAll("[\\p{P}\\p{S}\\s]", "");
    if (!HAN.matcher(chinese).find()
        && LATIN_WORD.matcher(chinese).find()
        && !NAMES.contains(bare)) {
      say(key, "is not Chinese: " + chinese);
    }
    if (LATIN_SENTENCE.matcher(chinese).find()) {
      say(key, "has an English sentence: " + chinese);
    }
    if (NARROW_MARK.matcher(chinese).find()) {
      say(key, "has a narrow mark beside Chinese: " + chinese);
    }
  }

  /** Doubled exactly where there are arguments: elsewhere a text is shown as it stands. */
  private void apostrophes(String key, String text) {
    if (arguments(text).isEmpty() ? text.contains("''") : LONE_APOSTROPHE.matcher(text).find()) {
      say(key, "has wrong apostrophes: " + text);
    }
  }

  private void say(String key, String what) {
    faults.add(key + " " + what);
  }

  private static Set<String> arguments(String text) {
    return new TreeSet<>(
        ARGUMENT.matcher(text).results().map((MatchResult m) -> m.group(1)).toList());
  }

  /** Which of the arguments can be read in what the pattern gives. */
  private static Set<Integer> shown(String pattern, Locale locale) {
    Set<Integer> shown = new TreeSet<>();
    if (arguments(pattern).isEmpty()) {
      return shown;
    }
    Object[] values = new Object[10];
    for (int i = 0; i < values.length; i++) {
      values[i] = 701 + i;
    }
    String text = new MessageFormat(pattern, locale).format(values);
    for (int i = 0; i < values.length; i++) {
      if (text.contains(String.valueOf(values[i]))) {
        shown.add(i);
      }
    }
    return shown;
  }
}
