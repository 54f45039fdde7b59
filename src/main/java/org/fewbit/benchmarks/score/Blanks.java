package org.fewbit.benchmarks.score;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** White space in the sense of Python's {@code str}, in whose terms reference scripts count. */
public final class Blanks {

  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private Blanks() {}

  /** {@code str.split()}. */
  static List<String> words(String text) {
    return Stream.of(BLANKS.split(text)).filter(word -> !word.isEmpty()).toList();
  }

  /** {@code str.strip()}. */
  public static String trimmed(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text, start)) {
      start++;
    }
    return trimmedEnd(text.substring(start));
  }

  /** {@code str.rstrip()}. */
  public static String trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text, end - 1)) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isBlank(String text, int at) {
    return BLANKS.matcher(text.substring(at, at + 1)).matches();
  }
}
