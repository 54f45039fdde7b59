package org.fewbit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.run.Asker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Scores of whole pocket sets under protocol harness against those that lm-evaluation-harness's own
 * tasks give in PyTorch ({@code accuracy_fixtures.py}); replies are compared by their hashes.
 */
class HarnessAccuracyTest {

  private static final JsonNode FIXTURE =
      PocketModels.json(Path.of("src/test/resources/benchmarks/harness/accuracies.json"));
  private static final String MODEL = "pocket-0.4m";
  private static final int HEX_DIGITS = 16;

  /** Their names of metrics; MC2 and ROUGE are no counts and differ in the last digits. */
  private static final Map<String, Map<String, String>> METRICS =
      Map.of(
          "pocket-mmlu", Map.of("acc", "accuracy"),
          "pocket-ceval", Map.of("acc", "accuracy", "acc_norm", "accuracyPerCharacter"),
          "pocket-truthfulqa", Map.of("mc1", "mc1", "mc2", "mc2"),
          "pocket-bbq",
              Map.of(
                  "acc", "accuracy",
                  "accuracy_amb", "accuracyAmbiguous",
                  "accuracy_disamb", "accuracyDisambiguated",
                  "amb_bias_score", "biasAmbiguous",
                  "disamb_bias_score", "biasDisambiguated"),
          "pocket-gsm8k",
              Map.of(
                  "exact_match,strict-match", "strictMatch",
                  "exact_match,flexible-extract", "flexibleExtract"),
          "pocket-cnn-dailymail",
              Map.of("rouge1", "rouge1", "rouge2", "rouge2", "rougeL", "rougeL"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pocket-mmlu",
        "pocket-ceval",
        "pocket-truthfulqa",
        "pocket-bbq",
        "pocket-gsm8k",
        "pocket-cnn-dailymail"
      })
  void scoresAreTheHarnesss(String id) {
    JsonNode expected = FIXTURE.get("models").get(MODEL).get(id);
    Evaluation evaluation =
        new BundledEvaluations(Optional.of(Path.of("assets")))
            .open(
                new EvaluationRequest(
                    id, Optional.of(Protocol.HARNESS), Optional.empty(), 0, 1234, 0));
    List<SampleOutcome> outcomes = new ArrayList<>();
    List<String> replies = new ArrayList<>();
    BaseModel base = PocketModels.model(MODEL);
    try (LanguageModel model = StoriesModel.loader().load(base, base.graphs().getFirst(), 0)) {
      Asker asker = new Asker(model, new Cancellation());
      for (Sample sample : evaluation.samples(model)) {
        List<Response> responses = asker.ask(sample.requests());
        outcomes.add(evaluation.score(sample, responses));
        if (responses.getFirst() instanceof Response.Generate reply) {
          replies.add(sha(reply.text()));
        }
      }
    }
    assertThat(outcomes).hasSize(expected.get("n").asInt());
    if (expected.has("replies")) {
      assertThat(replies)
          .isEqualTo(expected.get("replies").valueStream().map(JsonNode::asString).toList());
    }
    List<Score> scores = evaluation.aggregate(outcomes);
    METRICS
        .get(id)
        .forEach(
            (theirs, ours) ->
                assertThat(value(scores, ours))
                    .as(theirs)
                    .isCloseTo(
                        expected.get("metrics").get(theirs).asDouble(),
                        within(ours.equals("mc2") ? 1e-5 : 1e-9)));
  }

  private static double value(List<Score> scores, String metric) {
    return scores.stream()
        .filter(s -> s.metric().equals(metric) && s.subset().isEmpty())
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String sha(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
