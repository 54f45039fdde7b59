package org.fewbit.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.junit.jupiter.api.Test;

class CevalTest {

  private static final String HEADING = "plain:以下是中国关于港口的单项选择题，请选出其中的正确答案。\n\n";
  private static final String SHOTS =
      "谁写信？\nA. 老师\nB. 石头\nC. 风\nD. 雨\n答案： A\n\n什么会飞？\nA. 桌子\nB. 鸟\nC. 井\nD. 门\n答案： B\n\n";

  private final Evaluation written = Asked.open("ceval", Protocol.PAPER);
  private final Evaluation letters = Asked.open("ceval", Protocol.HARNESS);

  private static Sample sample(Evaluation evaluation, String id) {
    return evaluation.samples(new FakeModel(4096, false)).stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePapersPromptIsTheQuestionAnEmptyLineAndTheChoices() {
    assertThat(Asked.text(sample(written, "harbour/val/1").requests().getFirst()))
        .isEqualTo("chat:渔夫说：\"网破了\"。\n谁补网____。\n\nA. 老师\nB. 医生\nC. 渔夫\nD. 国王");
    assertThat(Asked.text(sample(written, "harbour/val/7").requests().getFirst()))
        .contains("\nB. 石头\r\n和铁\nC. 纸");
  }

  @Test
  void theLetterPromptIsTheHarnesssWithTheSubjectsExamples() {
    Sample sample = sample(letters, "harbour/val/0");
    assertThat(sample.requests().stream().map(Asked::text).distinct())
        .containsExactly(HEADING + SHOTS + "小船在哪里？\nA. 山上\nB. 河里\nC. 屋顶\nD. 井里\n答案：");
    assertThat(Asked.continuations(sample)).containsExactly(" A", " B", " C", " D");
    // the official subjects need no mapping beside the data, and have no examples here
    assertThat(Asked.text(sample(letters, "college_physics/val/0").requests().getFirst()))
        .startsWith("plain:以下是中国关于大学物理的单项选择题，请选出其中的正确答案。\n\n水往哪里流？\n");
    assertThat(Asked.likelihoods(letters, sample, -2, -1, -3, -4).values())
        .isEqualTo(Map.of("accuracy", 1.0, "accuracyPerCharacter", 1.0, "accuracyPerByte", 1.0));
  }

  @Test
  void aReplyThatRepeatsTheQuestionIsReadByItsChoice() {
    Sample sample = sample(written, "harbour/val/1");
    assertThat(Asked.reply(written, sample, "补网的是渔夫。").values())
        .isEqualTo(Map.of("accuracy", 1.0, "unparsed", 0.0));
    SampleOutcome lost = Asked.reply(written, sample, "不知道");
    assertThat(lost.values()).isEqualTo(Map.of("accuracy", 0.0, "unparsed", 1.0));
    assertThat(lost.parsed()).isFalse();
  }

  @Test
  void thePapersAccuracyIsTheMeanOfSubjectsAndTheHarnesssOfQuestions() {
    List<SampleOutcome> outcomes =
        List.of(
            outcome("harbour", 1),
            outcome("harbour", 0),
            outcome("harbour", 0),
            outcome("harbour", 0),
            outcome("college_physics", 1),
            outcome("college_physics", 1));
    List<Score> scores = written.aggregate(outcomes);
    assertThat(value(scores, "")).isCloseTo((0.25 + 1) / 2, within(1e-15));
    assertThat(value(scores, "STEM")).isEqualTo(1);
    assertThat(value(scores, "Hard")).isEqualTo(1);
    assertThat(value(scores, "Humanities")).isEqualTo(0.25);
    assertThat(value(scores, "harbour")).isEqualTo(0.25);
    assertThat(scores.stream().map(Score::subset)).doesNotContain("Other", "Social Science");
    Score all = scores.getFirst();
    assertThat(all.n()).isEqualTo(6);
    // standard error of 1, 0, 0, 0 is 1/4; that of 1, 1 is 0; over two subjects
    assertThat(all.standardError().orElseThrow()).isCloseTo(0.125, within(1e-15));
    assertThat(value(letters.aggregate(outcomes), "")).isCloseTo(0.5, within(1e-15));
  }

  private static double value(List<Score> scores, String subset) {
    return scores.stream()
        .filter(s -> s.metric().equals("accuracy") && s.subset().equals(subset))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static SampleOutcome outcome(String subject, double accuracy) {
    return new SampleOutcome(
        subject, Map.of("accuracy", accuracy, "unparsed", 0.0), "A", "A", true, "");
  }
}
