package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands through their real door, on the smallest bundled model. */
class CliTest extends CommandTest {

  private static final String MODEL = "pocket-0.4m";

  @Test
  void listsTheBundledModels() {
    assertThat(run("models", "--json")).isZero();

    assertThat(json().path("models").findValuesAsString("name")).contains(MODEL);
  }

  @Test
  void listsEveryEvaluationWithItsData() {
    assertThat(run("run", "--list", "--json")).isZero();
    JsonNode all = json().path("evaluations");
    assertThat(all.findValuesAsString("id")).contains("bbq", "pocket-ceval", "perplexity");
    for (JsonNode evaluation : all) {
      boolean benchmark = evaluation.path("kind").stringValue().equals("benchmark");
      assertThat(evaluation.has("licence")).as("%s", evaluation).isEqualTo(benchmark);
      assertThat(evaluation.path("protocols").size()).isPositive();
      assertThat(evaluation.path("metrics").size()).isPositive();
    }
    assertThat(run("run", "--list")).isZero();
    assertThat(out.toString())
        .containsPattern("ceval +2 +knowledge +paper harness +Accuracy +– +zh +CC BY-NC-SA")
        .contains("bundled, invented");
  }

  @Test
  void runsWhatTheDataFolderHoldsWithTheExamplesAskedFor() throws IOException {
    Path data = Files.createDirectory(home.resolve("my-data"));
    copy(Path.of("assets/benchmarks/pocket-gsm8k"), data.resolve("sums"));
    assertThat(
            run(
                "run",
                MODEL,
                "--data",
                data.toString(),
                "--protocol",
                "harness",
                "--limit",
                "2",
                "--shots",
                "1",
                "--shot-order",
                "first",
                "--json"))
        .isZero();
    JsonNode record = json().path("runs").path(0);
    assertThat(record.path("evaluation").stringValue()).isEqualTo("gsm8k");
    assertThat(record.path("shots").path("number").intValue()).isEqualTo(1);
    assertThat(err.toString()).contains("GSM8K: ", "items in " + data.resolve("sums"));

    assertThat(run("run", MODEL, "--data", home.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("FB-131", "the data of no benchmark");
    assertThat(run("run", MODEL, "--evaluation", "pocket-gsm8k", "--shot-order", "first"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("Add --shots N");
  }

  @Test
  void hiddenLabelsGiveASubmissionAndNoScore() throws IOException {
    Path folder = home.resolve("send");
    String[] command = {
      "run",
      MODEL,
      "--evaluation",
      "pocket-ceval",
      "--split",
      "test",
      "--limit",
      "12",
      "--protocol",
      "harness",
      "--submission",
      folder.toString(),
      "--json"
    };
    assertThat(run(command)).isZero();
    JsonNode record = json().path("runs").path(0);
    assertThat(record.path("split").stringValue()).isEqualTo("test");
    assertThat(record.path("scores").findValuesAsString("metric")).isEmpty();
    assertThat(record.path("flags").findValuesAsString("code")).contains("hidden-labels");
    Path file = folder.resolve("pocket-ceval-" + MODEL + "@fp32-harness.json");
    JsonNode answers = JsonMapper.shared().readTree(Files.readString(file));
    int count = 0;
    for (JsonNode subject : answers) {
      count += subject.size();
      subject.forEach(letter -> assertThat(letter.stringValue()).matches("[ABCD]"));
    }
    assertThat(count).isEqualTo(12);
    assertThat(answers.propertyNames()).allMatch(s -> s.startsWith("pocket_"));
  }

  @Test
  void quantizesAndInspectsWhatItMade() {
    assertThat(run("quantize", MODEL, "--scheme", "rtn-w4-g64-asym", "--json")).isZero();
    JsonNode made = json();
    assertThat(run("inspect", MODEL + "@rtn-w4-g64-asym", "--json")).isZero();
    JsonNode seen = json();

    assertThat(made.path("scheme").stringValue()).isEqualTo("rtn-w4-g64-asym");
    assertThat(seen.path("bitsPerWeight").doubleValue())
        .isCloseTo(made.path("bitsPerWeight").doubleValue(), within(1e-9));
    assertThat(seen.path("bytes").longValue()).isEqualTo(made.path("bytes").longValue());
    assertThat(seen.path("execution").stringValue()).isEqualTo("kernel");
  }

  @Test
  void aVariantOfOtherWeightsThanTheModelsIsMadeAgain() throws IOException {
    Path folder = home.resolve("mine");
    copy(Path.of("assets/models", MODEL), folder);
    Path weights = folder.resolve("onnx/model.onnx");
    assertThat(run("generate", folder + "@rtn-w4-g64-sym", "--prompt", "A", "--json")).isZero();
    String first = hash(folder + "@rtn-w4-g64-sym");
    assertThat(run("generate", folder + "@rtn-w4-g64-sym", "--prompt", "A", "--json")).isZero();
    assertThat(hash(folder + "@rtn-w4-g64-sym")).isEqualTo(first);

    byte[] bytes = Files.readAllBytes(weights);
    // The lowest bit of a number in the middle of the file, which is weights through and through.
    bytes[bytes.length / 8 * 4] ^= 1;
    Files.write(weights, bytes);
    assertThat(run("generate", folder + "@rtn-w4-g64-sym", "--prompt", "A", "--json")).isZero();
    assertThat(hash(folder + "@rtn-w4-g64-sym")).isNotEqualTo(first);
  }

  @Test
  void aSweepMakesItsVariantsWithTheCalibrationItIsGivenAndRefusesOthers() throws IOException {
    String[] sweep = {
      "run",
      MODEL + "@gptq-w4-g128-sym",
      "--evaluation",
      "perplexity",
      "--limit",
      "1",
      "--json",
      "--calibration",
      "assets/text/pocket-heldout.txt",
      "--calibration-window",
      "128",
      "--calibration-samples",
      "4"
    };
    assertThat(run(sweep)).isZero();
    Path report = home.resolve("variants").resolve(MODEL).resolve("model_gptq-w4-g128-sym.json");
    assertThat(Files.readString(report)).contains("pocket-heldout.txt");
    FileTime made = Files.getLastModifiedTime(report);
    assertThat(run(sweep)).isZero();
    assertThat(Files.getLastModifiedTime(report)).isEqualTo(made);

    sweep[sweep.length - 1] = "5";
    assertThat(run(sweep)).isEqualTo(1);
    assertThat(err.toString()).contains("samples 4, now 5");
  }

  private String hash(String variant) {
    assertThat(run("inspect", variant, "--json")).isZero();
    return json().path("sha256").stringValue();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void runsASweepInWorkersAndComparesIt() {
    int code =
        run(
            "run",
            MODEL,
            "--scheme",
            "fp32,rtn-w2-g64-sym",
            "--evaluation",
            "perplexity,pocket-snli",
            "--limit",
            "4",
            "--json");

    assertThat(err.toString()).doesNotContain("FB-");
    assertThat(code).isZero();
    assertThat(json().path("runs").size()).isEqualTo(4);
    assertThat(run("compare", MODEL, "--json")).isZero();
    assertThat(json().path("runs").findValuesAsString("pairedMetric")).contains("nll", "accuracy");
    for (String format : new String[] {"table", "csv", "markdown", "latex"}) {
      assertThat(run("compare", MODEL, "--format", format)).isZero();
      assertThat(out.toString()).contains("rtn-w2-g64-sym");
    }
  }

  @Test
  void answersLogLikelihoodsLineByLine() throws IOException {
    Path requests = home.resolve("requests.jsonl");
    Files.writeString(
        requests,
        """
        {"context": "The", "continuation": " market"}

        {"context": "The", "continuation": " river is"}
        """);

    assertThat(run("loglikelihood", MODEL, "--requests", requests.toString())).isZero();

    assertThat(out.toString().lines().map(l -> mapper().readTree(l)))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.path("logprob").doubleValue()).isNegative());
  }

  @Test
  void namesTheMalformedLine() throws IOException {
    Path requests = home.resolve("requests.jsonl");
    Files.writeString(
        requests, "{\"context\": \"a\", \"continuation\": \"b\"}\n{\"context\": 1}\n");

    assertThat(run("loglikelihood", MODEL, "--requests", requests.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("FB-132", "requests.jsonl:2", "what to do");
  }

  @Test
  void generatesTheSameTextForTheSameSeed() {
    String[] args = {
      "generate",
      MODEL,
      "--prompt",
      "The",
      "--max-tokens",
      "12",
      "--temperature",
      "1",
      "--seed",
      "7",
      "--json"
    };
    assertThat(run(args)).isZero();
    String first = json().path("text").stringValue();
    assertThat(run(args)).isZero();

    assertThat(json().path("text").stringValue()).isEqualTo(first).isNotBlank();
  }

  @Test
  void saysWhatIsWrongWithAnUnknownModelSchemeOrEvaluation() {
    assertThat(run("inspect", "no-such-model")).isEqualTo(1);
    assertThat(err.toString()).contains("FB-102", "what to do");
    assertThat(run("quantize", MODEL, "--scheme", "rtn-w9")).isEqualTo(1);
    assertThat(err.toString()).contains("FB-121");
    assertThat(run("run", MODEL, "--evaluation", "hellaswag")).isEqualTo(1);
    assertThat(err.toString()).contains("FB-133", "pocket-mmlu");
    assertThat(run("generate", MODEL)).isEqualTo(2);
  }

  private JsonNode json() {
    return mapper().readTree(out.toString());
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder().build();
  }
}
