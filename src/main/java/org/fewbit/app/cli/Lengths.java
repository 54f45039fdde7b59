package org.fewbit.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Lengths on paper. */
final class Lengths {

  private static final Pattern LENGTH = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(mm|cm|in|pt)?");

  private Lengths() {}

  /** Millimetres of {@code 89mm}, {@code 8.9cm}, {@code 3.5in}, {@code 252pt}, {@code 89}. */
  static double millimetres(String text) {
    Matcher matcher = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "This is no length: " + text,
          "--width or --height",
          "Give a number with mm, cm, in or pt, for example 89mm.");
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2) == null ? "mm" : matcher.group(2);
    return switch (unit) {
      case "cm" -> 10 * number;
      case "in" -> 25.4 * number;
      case "pt" -> 25.4 / 72 * number;
      default -> number;
    };
  }
}
