package org.fewbit.ui.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputDiffTest {

  private static List<String> marked(String text, List<OutputDiff.Range> ranges) {
    return ranges.stream().map(r -> text.substring(r.from(), r.to())).toList();
  }

  @Test
  void wordsThatDifferAreMarkedOnBothSides() {
    String left = "35 - 24 = 11\n#### 11";
    String right = "35 - 24 = 10\n#### 10 cups";

    OutputDiff diff = OutputDiff.of(left, right);

    assertThat(marked(left, diff.left())).containsExactly("11", "11");
    assertThat(marked(right, diff.right())).containsExactly("10", "10 cups");
  }

  @Test
  void chineseIsComparedByCharacters() {
    String left = "\u6cb3\u91cc\u6709\u9c7c";
    String right = "\u6cb3\u91cc\u6ca1\u9c7c";

    OutputDiff diff = OutputDiff.of(left, right);

    assertThat(marked(left, diff.left())).containsExactly("\u6709");
    assertThat(marked(right, diff.right())).containsExactly("\u6ca1");
  }

  @Test
  void equalTextsHaveNoMarksAndEmptyOnesAreMarkedWhole() {
    assertThat(OutputDiff.of("yes", "yes")).isEqualTo(new OutputDiff(List.of(), List.of()));
    assertThat(marked("a b", OutputDiff.of("a b", "").left())).containsExactly("a b");
    assertThat(OutputDiff.of("", "").left()).isEmpty();
  }

  @Test
  void whatIsUnmarkedIsTheSameTextOnBothSides() {
    String left = "The grey cat, \ud83d\ude00 sat\n\ton the  mat.";
    String right = "A grey dog \ud83d\ude00 sat on the mat";
    OutputDiff diff = OutputDiff.of(left, right);

    assertThat(without(left, diff.left())).isEqualTo(without(right, diff.right()));
  }

  @Test
  void veryLongOutputsAreComparedByLines() {
    String left = "a b c\n".repeat(2000) + "x y\n";
    String right = "a b c\n".repeat(2000) + "x z\n";

    OutputDiff diff = OutputDiff.of(left, right);

    assertThat(marked(left, diff.left())).containsExactly("x y\n");
  }

  private static String without(String text, List<OutputDiff.Range> ranges) {
    StringBuilder rest = new StringBuilder(text);
    for (OutputDiff.Range range : ranges.reversed()) {
      rest.delete(range.from(), range.to());
    }
    return rest.toString();
  }
}
