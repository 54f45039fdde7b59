package org.fewbit.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.junit.jupiter.api.Test;

class SnliTest {

  private static final String QUESTION =
      "A man rows a boat.\n\n"
          + "Question: Does this imply that \"A man is on the water.\"? Yes, no, or maybe?";

  private final Evaluation written = Asked.open("snli", Protocol.PAPER);
  private final Evaluation words = Asked.open("snli", Protocol.HARNESS);
  private final FakeModel model = new FakeModel(4096, false);

  @Test
  void rowsWithoutAgreementAreLeftOutAndKeepTheirNumber() {
    assertThat(written.samples(model).stream().map(s -> s.id() + s.reference().get("gold")))
        .containsExactly("test/0yes", "test/2maybe", "test/3no");
    assertThat(written.info().samples()).isEqualTo(3);
  }

  @Test
  void thePaperAsksInTheChatAndTakesTheFirstWord() {
    Sample sample = written.samples(model).getFirst();
    assertThat(Asked.text(sample.requests().getFirst())).isEqualTo("chat:" + QUESTION);
    assertThat(Asked.reply(written, sample, "Yes.").values()).containsEntry("accuracy", 1.0);
    assertThat(Asked.reply(written, sample, "No.").values()).containsEntry("accuracy", 0.0);
    assertThat(Asked.reply(written, sample, "Of course").parsed()).isFalse();
    // naming several words is not punished, as in the paper
    assertThat(Asked.reply(written, sample, "No, or yes.").values()).containsEntry("accuracy", 1.0);
  }

  @Test
  void theHarnessComparesThreeWordsAfterThePlainQuestion() {
    List<Sample> samples = words.samples(model);
    assertThat(Asked.text(samples.getFirst().requests().getFirst())).isEqualTo("plain:" + QUESTION);
    assertThat(Asked.continuations(samples.getFirst())).containsExactly(" Yes", " Maybe", " No");
    assertThat(Asked.likelihoods(words, samples.get(1), -5, -1, -2).values())
        .containsEntry("accuracy", 1.0);
    assertThat(Asked.likelihoods(words, samples.get(2), -5, -1, -2).answer()).isEqualTo("maybe");
    assertThat(Asked.likelihoods(words, samples.get(2), -5, -1, -2).values())
        .containsEntry("accuracy", 0.0);
  }

  @Test
  void lengthsOfTheChoicesCountPerCharacterAndPerByte() {
    // sums favour "No", sums over 3, 5 and 2 characters favour "Maybe"
    SampleOutcome outcome = Asked.likelihoods(words, words.samples(model).get(1), -3.1, -4, -2);
    assertThat(outcome.values())
        .isEqualTo(Map.of("accuracy", 0.0, "accuracyPerCharacter", 1.0, "accuracyPerByte", 1.0));
    assertThat(words.info().metrics().stream().map(Metric::convention))
        .anyMatch(c -> c.startsWith("acc: "))
        .anyMatch(c -> c.startsWith("acc_norm: "))
        .anyMatch(c -> c.startsWith("acc_bytes: "));
  }
}
