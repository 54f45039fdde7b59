package org.fewbit.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.junit.jupiter.api.Test;

class Gsm8kTest {

  private final Evaluation bare = Asked.open("gsm8k", Protocol.PAPER);
  private final Evaluation examples = Asked.open("gsm8k", Protocol.HARNESS);
  private final FakeModel model = new FakeModel(4096, false);

  @Test
  void thePaperAsksTheBareQuestion() {
    List<Sample> samples = bare.samples(model);
    assertThat(Asked.text(samples.get(0).requests().getFirst()))
        .isEqualTo("chat:Ada has 3 ropes and buys 4. How many?");
    assertThat(Asked.text(samples.get(2).requests().getFirst()))
        .isEqualTo("chat:Line\u2028with a separator\u0085 inside: 2 + 2?");
    assertThat(samples.stream().map(Sample::id)).containsExactly("test/0", "test/1", "test/2");
    assertThat(samples.get(1).reference()).containsEntry("gold", "1018");
  }

  @Test
  void theHarnessPutsFiveWorkedExamplesFirst() {
    Sample sample = examples.samples(model).getFirst();
    StringBuilder expected = new StringBuilder("plain:");
    // Python: random.Random(1234).sample(range(7), 5)
    for (int i : List.of(6, 3, 0, 4, 5)) {
      expected.append(
          "Question: %d and 1?\nAnswer: %d + 1 = %d\n#### %d\n\n".formatted(i, i, i + 1, i + 1));
    }
    expected.append("Question: Ada has 3 ropes and buys 4. How many?\nAnswer:");
    assertThat(Asked.text(sample.requests().getFirst())).isEqualTo(expected.toString());
    assertThat(Asked.decoding(sample).stops()).containsExactly("Question:", "</s>", "<|im_end|>");
    assertThat(Asked.decoding(sample).maxTokens()).isEqualTo(256);
  }

  @Test
  void theThreeConventionsDiffer() {
    Sample sample = bare.samples(model).get(1);
    assertThat(Asked.reply(bare, sample, "1,018 and nothing else, or 5").values())
        .isEqualTo(values(1, 0, 0, 0));
    assertThat(Asked.reply(bare, sample, "5\n#### 1018\nwell, 7").values())
        .isEqualTo(values(1, 1, 0, 0));
    assertThat(Asked.reply(bare, sample, "so $1,018.").values()).isEqualTo(values(1, 0, 1, 0));
    assertThat(Asked.reply(bare, sample, "many").values()).isEqualTo(values(0, 0, 0, 1));
    assertThat(Asked.reply(bare, sample, "#### 1019").values()).isEqualTo(values(0, 0, 0, 0));
  }

  @Test
  void theHarnesssHeadlineIsTheStrictMatch() {
    assertThat(examples.info().headline().id()).isEqualTo("strictMatch");
    Sample sample = examples.samples(model).getFirst();
    assertThat(Asked.reply(examples, sample, " 3 + 4 = 7\n#### 7\n\n").values())
        .containsEntry("strictMatch", 1.0)
        .containsEntry("unparsed", 0.0);
    assertThat(Asked.reply(examples, sample, " It is 7.").values())
        .containsEntry("strictMatch", 0.0)
        .containsEntry("flexibleExtract", 1.0)
        .containsEntry("unparsed", 1.0);
  }

  private static Map<String, Double> values(
      double any, double strict, double flexible, double unparsed) {
    return Map.of(
        "accuracy", any,
        "strictMatch", strict,
        "flexibleExtract", flexible,
        "unparsed", unparsed);
  }
}
