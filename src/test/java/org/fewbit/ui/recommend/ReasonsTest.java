package org.fewbit.ui.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fewbit.core.compare.Check;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH, RecommendPane.class);

  private static Check loss(String evaluation, Protocol protocol, String why) {
    return new Check(
        Check.Kind.LOSS,
        Optional.of(new EvaluationKey(evaluation, protocol)),
        Check.Verdict.UNKNOWN,
        evaluation + ": " + why);
  }

  private static String title(EvaluationKey key) {
    return key.evaluation().toUpperCase(Locale.ROOT);
  }

  private static List<String> lines(List<Check> checks) {
    return Reasons.of(checks, ReasonsTest::title, TEXTS).stream().map(Reasons.Line::text).toList();
  }

  @Test
  void whatIsTrueOfSeveralIsSaidOnce() {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check(Check.Kind.DISK, Optional.empty(), Check.Verdict.PASSED, "size 2 MB"));
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      checks.add(loss(id, Protocol.PAPER, "no run"));
      checks.add(loss(id, Protocol.HARNESS, "no " + id + " run"));
    }
    checks.add(loss("a", Protocol.PAPER, "too few"));

    assertThat(lines(checks))
        .containsExactly("size 2 MB", "A, B, C and 3 more: no run", "A [paper]: too few");
    assertThat(Reasons.of(checks, ReasonsTest::title, TEXTS).get(1).whole())
        .isEqualTo("A, B, C, D, E, F: no run");
  }

  @Test
  void differentNumbersStayApart() {
    assertThat(
            lines(
                List.of(
                    loss("a", Protocol.PAPER, "a loss of up to 2.8 pp"),
                    loss("b", Protocol.PAPER, "a loss of up to 3.1 pp"))))
        .containsExactly("A [paper]: a loss of up to 2.8 pp", "B [paper]: a loss of up to 3.1 pp");
  }
}
