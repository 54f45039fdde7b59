package org.fewbit.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.benchmarks.Fixtures;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FloresTest {

  private final Evaluation flores = Asked.open("flores", Protocol.PAPER);
  private final List<Sample> samples = flores.samples(new FakeModel(4096, false));

  private static Score score(List<Score> scores, String subset) {
    return scores.stream()
        .filter(s -> s.metric().equals("bleu") && s.subset().equals(subset))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyPairIsAskedBothWays() {
    assertThat(samples.stream().map(Sample::id))
        .containsExactly("en-zh/0", "en-zh/1", "zh-en/0", "zh-en/1");
    assertThat(Asked.text(samples.get(0).requests().getFirst()))
        .isEqualTo(
            "chat:Please translate the following English text into Chinese.\n"
                + "English text: The boat is red.");
    assertThat(Asked.text(samples.get(2).requests().getFirst()))
        .isEqualTo(
            "chat:Please translate the following Chinese text into English.\n"
                + "Chinese text: 船是红色的。");
    assertThat(samples.get(1).reference()).containsEntry("gold", "一只猫在睡觉。");
  }

  @Test
  void theScoreIsTheMeanOfBothCorpora() {
    List<SampleOutcome> outcomes =
        List.of(
            Asked.reply(flores, samples.get(0), "船是红色的。\n"),
            Asked.reply(flores, samples.get(1), "一只猫\n在睡觉。"),
            Asked.reply(flores, samples.get(2), "The boat is red."),
            Asked.reply(flores, samples.get(3), ""));
    List<Score> scores = flores.aggregate(outcomes);
    assertThat(score(scores, "en-zh").value()).isCloseTo(100, within(1e-9));
    // 5 of 9 words, all right: only the brevity penalty counts
    double english = 100 * Math.exp(1 - 9.0 / 5);
    assertThat(score(scores, "zh-en").value()).isCloseTo(english, within(1e-9));
    assertThat(score(scores, "").value()).isCloseTo((100 + english) / 2, within(1e-9));
    assertThat(score(scores, "").n()).isEqualTo(4);
    assertThat(score(scores, "zh-en").standardError().orElseThrow()).isPositive();
    assertThat(Asked.score(scores, "unparsed").value()).isEqualTo(0.25);
    assertThat(outcomes.getLast().parsed()).isFalse();
  }

  /** Official files and the SentencePiece model beside them, as a person has them. */
  private static Path withModel(Path folder) throws IOException {
    Path devtest = Files.createDirectories(folder.resolve("devtest"));
    for (String name : List.of("eng_Latn.devtest", "zho_Hans.devtest")) {
      Files.copy(Fixtures.path("flores/devtest/" + name), devtest.resolve(name));
    }
    Files.copy(
        Fixtures.path("pieces/small.model"),
        folder.resolve("flores200_sacrebleu_tokenizer_spm.model"));
    return folder;
  }

  private static Evaluation open(Path data) {
    return new BundledEvaluations(Optional.empty())
        .open(
            new EvaluationRequest(
                "flores", Optional.of(Protocol.HARNESS), Optional.of(data), 0, 1234, 0));
  }

  @Test
  void piecesOfTheModelBesideTheDataGiveSpBleuAsSacrebleuHasIt(@TempDir Path folder)
      throws IOException {
    Evaluation evaluation = open(withModel(folder));
    assertThat(evaluation.missingMetrics()).isEmpty();
    JsonNode fixture =
        JsonMapper.shared()
            .readTree(Files.readString(Fixtures.path("pieces/pieces.json")))
            .get("bleu");
    List<SampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < fixture.get("references").size(); i++) {
      Sample sample =
          new Sample(
              "en-zh/" + i,
              "en-zh",
              List.of(),
              Map.of("gold", fixture.get("references").get(i).asString()));
      outcomes.add(Asked.reply(evaluation, sample, fixture.get("hypotheses").get(i).asString()));
    }
    List<Score> scores = evaluation.aggregate(outcomes);
    assertThat(Asked.score(scores, "spbleu").value())
        .isCloseTo(fixture.get("pieces").asDouble(), within(1e-9));
    assertThat(Asked.score(scores, "spbleu13a").value())
        .isCloseTo(fixture.get("piecesThen13a").asDouble(), within(1e-9));
    assertThat(Asked.score(scores, "bleu").standardError().orElseThrow()).isPositive();
    assertThat(evaluation.info().metrics().get(1).convention()).contains("SHA-256 ");
  }

  @Test
  void withoutTheModelSpBleuIsMissingWithTheReasonAndTheWay(@TempDir Path folder)
      throws IOException {
    assertThat(flores.missingMetrics()).containsOnlyKeys("spbleu", "spbleu13a");
    assertThat(flores.missingMetrics().get("spbleu"))
        .contains("flores200_sacrebleu_tokenizer_spm.model")
        .contains("https://tinyurl.com/flores200sacrebleuspm");
    List<Score> scores =
        flores.aggregate(List.of(Asked.reply(flores, samples.getFirst(), "船是红色的。")));
    assertThat(scores.stream().map(Score::metric)).contains("bleu").doesNotContain("spbleu");
    Path data = withModel(folder);
    Files.writeString(
        data.resolve("flores200_sacrebleu_tokenizer_spm.model"), "<html>not found</html>");
    assertThat(open(data).missingMetrics().get("spbleu")).contains("no SentencePiece model");
  }

  @Test
  void theHarnessAsksLines() {
    Sample sample =
        Asked.open("flores", Protocol.HARNESS).samples(new FakeModel(4096, false)).getFirst();
    assertThat(Asked.text(sample.requests().getFirst()))
        .isEqualTo("plain:English sentence: The boat is red.\nChinese sentence:");
    assertThat(Asked.decoding(sample).stops()).containsExactly("\n");
  }
}
