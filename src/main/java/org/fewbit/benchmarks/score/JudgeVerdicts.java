package org.fewbit.benchmarks.score;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Verdicts in the last line of a judge's answer: YES or NO, or a Python list of them. */
public final class JudgeVerdicts {

  private static final Pattern VERDICT = Pattern.compile("\\b(YES|NO)\\b");
  private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]*)\\]");

  private JudgeVerdicts() {}

  /**
   * One verdict a constraint, in their order.
   *
   * @param level number of constraints
   * @return empty if the last line does not hold exactly as many
   */
  public static List<Boolean> parse(String answer, int level) {
    String last =
        answer.lines().map(Blanks::trimmed).filter(line -> !line.isEmpty()).reduce("", (a, b) -> b);
    String verdicts =
        LIST.matcher(last).results().map(m -> m.group(1)).reduce("", (first, next) -> next);
    if (verdicts.isEmpty() && level == 1) {
      verdicts = last;
    }
    List<Boolean> found =
        VERDICT
            .matcher(verdicts.toUpperCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .map("YES"::equals)
            .toList();
    return found.size() == level ? found : List.of();
  }
}
