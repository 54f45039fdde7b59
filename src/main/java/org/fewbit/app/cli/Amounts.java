package org.fewbit.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fewbit.core.compare.Constraints;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Sizes and losses as people type them. */
final class Amounts {

  private static final Pattern SIZE =
      Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(b|kb|mb|gb|tb|kib|mib|gib|tib)?");
  private static final Map<String, Double> UNITS =
      Map.of(
          "b", 1.0,
          "kb", 1e3,
          "mb", 1e6,
          "gb", 1e9,
          "tb", 1e12,
          "kib", 0x1p10,
          "mib", 0x1p20,
          "gib", 0x1p30,
          "tib", 0x1p40);
  private static final Pattern LOSS = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(pp|%)");
  private static final double PERCENT = 100;

  private Amounts() {}

  /** Bytes of {@code 4GB}, {@code 512MiB}, {@code 1000000}. */
  static long bytes(String text, String option) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "This is no size: " + text,
          option,
          "Give a number with kB, MB, GB (powers of 1000) or KiB, MiB, GiB, for example 4GB.");
    }
    String unit = matcher.group(2) == null ? "b" : matcher.group(2);
    return Math.round(Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(unit, 1.0));
  }

  /** {@code 1pp} (percentage points) or {@code 2%} (of the baseline's score). */
  static Constraints.MaxLoss loss(String text) {
    Matcher matcher = LOSS.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "This is no loss: " + text,
          "--max-loss",
          "Give percentage points (1pp) or percent of the baseline's score (2%).");
    }
    return new Constraints.MaxLoss(
        Double.parseDouble(matcher.group(1)) / PERCENT, matcher.group(2).equals("%"));
  }
}
