package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Benchmarks that a person described, run by real workers on the smallest bundled model. */
class OwnBenchmarkTest extends CommandTest {

  private static final String MODEL = "pocket-0.4m";
  private static final Path EXAMPLES = Path.of("assets/examples");

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  @Test
  void theExamplesRunByTheirFolders() {
    assertThat(
            run(
                "run",
                MODEL,
                "--benchmark",
                EXAMPLES.resolve("harbour-quiz").toString(),
                "--benchmark",
                EXAMPLES.resolve("harbour-notes").toString(),
                "--json"))
        .as("%s", err)
        .isZero();
    JsonNode runs = json().path("runs");
    assertThat(runs.findValuesAsString("evaluation"))
        .containsExactly("harbour-quiz", "harbour-notes");
    assertThat(runs.path(0).path("protocol").stringValue()).isEqualTo("custom");
    JsonNode score = runs.path(0).path("scores").path(0);
    assertThat(score.path("metric").stringValue()).isEqualTo("accuracy");
    assertThat(score.path("n").intValue()).isEqualTo(8);
    assertThat(runs.path(1).path("scores").findValuesAsString("metric"))
        .contains("exactMatch", "contains", "rouge1", "unparsed");
  }

  @Test
  void aDataFolderWithADescriptionIsThatBenchmark() {
    String folder = EXAMPLES.resolve("harbour-quiz").toString();
    assertThat(run("run", MODEL, "--data", folder, "--limit", "3", "--shots", "0", "--json"))
        .as("%s", err)
        .isZero();
    JsonNode record = json().path("runs").path(0);
    assertThat(record.path("evaluation").stringValue()).isEqualTo("harbour-quiz");
    assertThat(record.path("shots").path("number").intValue()).isZero();
    assertThat(record.path("scores").path(0).path("n").intValue()).isEqualTo(3);
  }

  @Test
  void thoseOfTheDataFolderAreInEveryListAndMistakesAreTold() throws IOException {
    Path mine = Files.createDirectories(home.resolve("benchmarks/mine"));
    try (var files = Files.list(EXAMPLES.resolve("harbour-notes"))) {
      for (Path file : files.toList()) {
        Files.copy(file, mine.resolve(file.getFileName().toString()));
      }
    }
    Path broken = Files.createDirectories(home.resolve("benchmarks/broken"));
    Files.writeString(broken.resolve("benchmark.yaml"), "id: broken\nkind: quiz\n");
    assertThat(run("run", "--list", "--json")).isZero();
    assertThat(json().path("evaluations").findValuesAsString("id")).contains("harbour-notes");
    assertThat(err.toString()).contains("FB-134 The key 'kind' is 'quiz'", "benchmark.yaml:2");
    assertThat(run("run", MODEL, "--benchmark", broken.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("FB-134");
    assertThat(run("run", MODEL, "--benchmark", home.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no description of a benchmark");
  }

  @Test
  void aQuestionLongerThanTheContextIsAFailedSampleAndTheRestIsScored() throws IOException {
    Path folder = Files.createDirectories(home.resolve("long"));
    Files.writeString(
        folder.resolve("benchmark.yaml"),
        """
        id: long
        title: Long
        version: 1
        licence: none
        source: made up
        kind: multiple-choice
        items: items.jsonl
        answer: gold
        prompt: "{q}"
        choices: {texts: [" yes", " no"], continuation: "{choice}"}
        """);
    Files.writeString(
        folder.resolve("items.jsonl"),
        "{\"q\":\"Is it so?\",\"gold\":0}\n{\"q\":\"%s\",\"gold\":1}\n"
            .formatted("and so it went on and on ".repeat(400)));
    assertThat(run("run", MODEL, "--benchmark", folder.toString(), "--json")).isZero();
    JsonNode record = json().path("runs").path(0);
    assertThat(record.path("scores").path(0).path("n").intValue()).isEqualTo(1);
    String flags = record.path("flags").toString();
    assertThat(flags).contains("failed-samples", "1 of 2 samples", "FB-116", "row/1");
    assertThat(run("compare")).isZero();
    assertThat(out.toString()).containsPattern("custom +accuracy % +1 .* !");
    assertThat(err.toString()).contains("could not be asked and are left out");
    assertThat(run("compare", "--json")).isZero();
    assertThat(json().path("runs").findValuesAsString("flags"))
        .anyMatch(code -> code.startsWith("failed-samples"));
  }
}
