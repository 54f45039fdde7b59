package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of another program, scored without a model. */
class ScoreCommandTest extends CommandTest {

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  private List<JsonNode> requests(String... evaluation) throws IOException {
    Path file = home.resolve("requests.jsonl");
    String[] args = new String[evaluation.length + 3];
    args[0] = "score";
    System.arraycopy(evaluation, 0, args, 1, evaluation.length);
    args[args.length - 2] = "--write-requests";
    args[args.length - 1] = file.toString();
    assertThat(run(args)).as("%s", err).isZero();
    return Files.readString(file).lines().map(JsonMapper.shared()::readTree).toList();
  }

  private Path predictions(List<String> lines) throws IOException {
    return Files.writeString(home.resolve("answers.jsonl"), String.join("\n", lines) + "\n");
  }

  private double score(String metric) {
    for (JsonNode score : json().path("scores")) {
      if (score.path("metric").stringValue().equals(metric) && !score.has("subset")) {
        return score.path("value").doubleValue();
      }
    }
    throw new AssertionError("no " + metric + " in " + out);
  }

  @Test
  void theStoredAnswersOfARunGiveItsScores() throws IOException {
    assertThat(run("run", "pocket-0.4m", "--evaluation", "pocket-snli", "--limit", "30", "--json"))
        .isZero();
    JsonNode record = json().path("runs").path(0);
    double accuracy = record.path("scores").path(0).path("value").doubleValue();
    Path samples =
        home.resolve("runs").resolve(record.path("id").stringValue()).resolve("samples.jsonl");
    List<String> lines =
        Files.readString(samples)
            .lines()
            .map(JsonMapper.shared()::readTree)
            .map(
                s ->
                    JsonMapper.shared()
                        .createObjectNode()
                        .put("id", s.path("sampleId").stringValue())
                        .put("response", s.path("responses").path(0).path("text").stringValue())
                        .toString())
            .toList();
    String file = predictions(lines).toString();
    assertThat(run("score", "pocket-snli", "--predictions", file, "--limit", "30", "--json"))
        .isZero();
    assertThat(score("accuracy")).isCloseTo(accuracy, within(1e-12));
    assertThat(json().path("protocol").stringValue()).isEqualTo("paper");

    // the whole set has more samples than were answered
    assertThat(run("score", "pocket-snli", "--predictions", file)).isEqualTo(1);
    assertThat(err.toString()).contains("FB-131").containsPattern("\\d+ of \\d+ samples have no");
  }

  @Test
  void choicesAreScoredByLogLikelihoodsOrByIndexOrLetter() throws IOException {
    String[] evaluation = {"harbour-quiz", "--benchmark", "assets/examples/harbour-quiz"};
    List<JsonNode> requests = requests(evaluation);
    assertThat(requests).hasSize(8);
    assertThat(requests.getFirst().path("continuations").size()).isEqualTo(4);
    assertThat(requests.getFirst().path("prompt").stringValue()).endsWith("Answer:");
    List<String> lines =
        List.of(
            "{\"id\":\"1\",\"answer\":\"A\"}",
            "{\"id\":\"2\",\"answer\":1}",
            "{\"id\":\"3\",\"logLikelihoods\":[-3,-2,-1,-4]}",
            "{\"id\":\"4\",\"answer\":0}",
            "{\"id\":\"5\",\"answer\":0}",
            "{\"id\":\"6\",\"answer\":0}",
            "{\"id\":\"7\",\"answer\":0}",
            "{\"id\":\"8\",\"logLikelihoods\":[\"NaN\",-2,-1,-4]}");
    String file = predictions(lines).toString();
    assertThat(
            run(
                "score",
                "harbour-quiz",
                "--benchmark",
                "assets/examples/harbour-quiz",
                "--predictions",
                file,
                "--json"))
        .isZero();
    // boats 3 of 4, shore 1 of 3: mean of the categories
    assertThat(score("accuracy")).isCloseTo((0.75 + 1 / 3.0) / 2, within(1e-12));
    assertThat(json().path("flags").findValuesAsString("code")).contains("non-finite");
  }

  @Test
  void probabilitiesAndTokensAreAskedForWhereTheyAreNeeded() throws IOException {
    List<JsonNode> requests = requests("pocket-truthfulqa", "--limit", "3");
    String chosen =
        requests.stream()
            .map(r -> "{\"id\":\"" + r.path("id").stringValue() + "\",\"answer\":0}")
            .collect(Collectors.joining("\n"));
    String file = predictions(List.of(chosen)).toString();
    assertThat(run("score", "pocket-truthfulqa", "--limit", "3", "--predictions", file))
        .isEqualTo(1);
    assertThat(err.toString()).contains("an index does not give MC2", "answers.jsonl:1");

    int count = requests.getFirst().path("continuations").size();
    String values = "0,".repeat(count - 1) + "0";
    predictions(
        List.of(
            "{\"id\":\""
                + requests.getFirst().path("id").stringValue()
                + "\",\"logLikelihoods\":["
                + values
                + "]}"));
    assertThat(
            run(
                "score",
                "pocket-truthfulqa",
                "--protocol",
                "paper",
                "--limit",
                "3",
                "--predictions",
                file))
        .isEqualTo(1);
    assertThat(err.toString()).contains("needs 'tokens'");
  }

  @Test
  void everyBadLineIsNamed() throws IOException {
    String id = requests("pocket-gsm8k", "--limit", "1").getFirst().path("id").stringValue();
    String good = "{\"id\":\"" + id + "\",\"response\":\"#### 1\"}";
    refused(List.of(good, good), "answers.jsonl:2", "was answered in line 1 already");
    refused(List.of(good, "{\"id\":\"no/1\",\"response\":\"\"}"), "There is no sample", ":2");
    refused(List.of("{\"response\":\"\"}"), "The line has no 'id'", ":1");
    refused(List.of("", "nonsense"), "The line is not JSON", ":2");
    refused(List.of("{\"id\":\"" + id + "\",\"answer\":1}"), "no text 'response'", ":1");
    assertThat(run("score", "perplexity", "--predictions", "x")).isEqualTo(1);
    assertThat(err.toString()).contains("Name a benchmark");
    assertThat(run("score", "pocket-gsm8k")).isEqualTo(1);
    assertThat(err.toString()).contains("--write-requests");
  }

  private void refused(List<String> lines, String... words) throws IOException {
    String file = predictions(lines).toString();
    assertThat(run("score", "pocket-gsm8k", "--limit", "1", "--predictions", file)).isEqualTo(1);
    assertThat(err.toString()).contains(words);
  }
}
