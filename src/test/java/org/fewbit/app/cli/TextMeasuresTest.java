package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fewbit.app.Wiring;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.run.Rescorer;
import org.fewbit.core.run.RunRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Divergence and perplexity through their commands, against figures computed apart. */
class TextMeasuresTest extends CommandTest {

  private static final String MODEL = "pocket-0.4m";
  private static final String ROUNDED = MODEL + "@rtn-w3-g128-sym";
  private static final Path FIXTURES = Path.of("src/test/resources/benchmarks/measure");
  private static final Path HELD_OUT = Path.of("assets/text/pocket-heldout.txt");

  private static JsonNode fixture(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(FIXTURES.resolve(name + ".json")));
  }

  private Path heldOut(int characters) throws IOException {
    return Files.writeString(
        home.resolve("text.txt"), Files.readString(HELD_OUT).substring(0, characters));
  }

  @Test
  void divergenceIsThatOfTorchInFloat64() throws IOException {
    JsonNode expected = fixture("divergence");
    String text = heldOut(expected.path("characters").asInt()).toString();
    assertThat(run("divergence", ROUNDED, "--baseline", MODEL, "--text", text, "--json")).isZero();
    JsonNode found = json();
    for (var value : expected.path("values").properties()) {
      assertThat(found.path(value.getKey()).doubleValue())
          .as(value.getKey())
          .isCloseTo(value.getValue().doubleValue(), within(2e-5));
    }
    for (var error : expected.path("stdErr").properties()) {
      assertThat(found.path("stdErr").path(error.getKey()).doubleValue())
          .as(error.getKey())
          .isCloseTo(error.getValue().doubleValue(), within(2e-6));
    }
    assertThat(found.path("stdErr").size()).isEqualTo(expected.path("stdErr").size());
    assertThat(found.path("failedWindows").longValue()).isZero();
    assertThat(found.path("context").intValue()).isEqualTo(512);
  }

  @Test
  void divergenceFromItselfIsExactlyZeroAndSaid() {
    assertThat(run("divergence", MODEL, "--limit", "2", "--json")).isZero();
    assertThat(err.toString()).contains("compared with itself");
    for (String metric : List.of("meanKld", "maxKld", "rmsDeltaP", "lnPerplexityRatio")) {
      assertThat(json().path(metric).doubleValue()).as(metric).isZero();
    }
    assertThat(json().path("sameTopToken").doubleValue()).isEqualTo(1);
    assertThat(json().path("perplexityRatio").doubleValue()).isEqualTo(1);
  }

  @Test
  void aBaselineWithAnotherVocabularyIsRefused() throws IOException {
    Path other = home.resolve("other");
    copy(Path.of("assets/models", MODEL), other);
    Path tokenizer = other.resolve("tokenizer.json");
    String text = Files.readString(tokenizer);
    // two merges of the vocabulary exchange their places
    JsonNode vocabulary = JsonMapper.shared().readTree(text).path("model").path("vocab");
    String first = "";
    String second = "";
    for (var token : vocabulary.properties()) {
      first = token.getValue().asInt() == 1000 ? token.getKey() : first;
      second = token.getValue().asInt() == 1001 ? token.getKey() : second;
    }
    String key = JsonMapper.shared().writeValueAsString(first);
    String next = JsonMapper.shared().writeValueAsString(second);
    Files.writeString(
        tokenizer,
        text.replaceAll(java.util.regex.Pattern.quote(key) + "\\s*:\\s*1000\\b", "@@: 1001")
            .replaceAll(java.util.regex.Pattern.quote(next) + "\\s*:\\s*1001\\b", "##: 1000")
            .replace("@@:", key + ":")
            .replace("##:", next + ":"));
    assertThat(run("divergence", MODEL, "--baseline", other.toString(), "--limit", "1")).isOne();
    assertThat(err.toString()).contains("FB-155").contains("token 1000");
  }

  @Test
  void harnessPerplexityIsThatOfLmEval() throws IOException {
    JsonNode expected = fixture("rolling");
    Path pages = home.resolve("wiki.test.raw");
    Files.writeString(pages, expected.path("pages").stringValue());
    assertThat(run("perplexity", MODEL, "--protocol", "harness", "--text", pages + "", "--json"))
        .isZero();
    JsonNode found = json();
    assertThat(found.path("corpora").get(0).path("corpus").stringValue()).isEqualTo("wikitext2");
    near(found, "wordPerplexity", expected.path("word_perplexity").doubleValue());
    near(found, "bytePerplexity", expected.path("byte_perplexity").doubleValue());
    near(found, "bitsPerByte", expected.path("bits_per_byte").doubleValue());
    assertThat(found.path("documents").longValue()).isEqualTo(2);
    assertThat(found.path("stdErr").doubleValue()).isPositive();

    double bytes = Files.size(heldOut(6000));
    plain(512, expected.path("logLikelihoods").get(2).doubleValue() / bytes);
    plain(96, expected.path("shortContextLogLikelihoods").get(2).doubleValue() / bytes);
  }

  private void plain(int context, double perByte) {
    String text = "plain=" + home.resolve("text.txt");
    String window = Integer.toString(context);
    assertThat(
            run(
                "perplexity",
                MODEL,
                "--protocol",
                "harness",
                "--text",
                text,
                "--context",
                window,
                "--json"))
        .isZero();
    near(json(), "bitsPerByte", -perByte / Math.log(2));
  }

  private static void near(JsonNode found, String metric, double expected) {
    assertThat(found.path(metric).doubleValue() / expected).as(metric).isCloseTo(1, within(1e-5));
  }

  @Test
  void severalTextsGiveTheirMeanAndEachOnesOwn() throws IOException {
    String one = heldOut(9000).toString();
    Path other = home.resolve("c4.jsonl");
    Files.writeString(
        other,
        "{\"text\": \"%s\"}\n"
            .formatted("Drasi lives in a house near the river. ".repeat(200))
            .repeat(2));
    assertThat(
            run(
                "perplexity",
                MODEL,
                "--text",
                one,
                "--text",
                other + "",
                "--context",
                "128",
                "--json"))
        .isZero();
    JsonNode found = json();
    assertThat(found.path("corpora").findValuesAsString("corpus")).containsExactly("plain", "c4");
    assertThat(found.path("corpora").get(1).path("join").stringValue()).contains("one space");
    double first = found.path("texts").get(0).path("perplexity").doubleValue();
    double second = found.path("texts").get(1).path("perplexity").doubleValue();
    assertThat(first).isNotCloseTo(second, within(0.1));
    assertThat(found.path("perplexity").doubleValue())
        .isCloseTo((first + second) / 2, within(1e-12));
    assertThat(run("perplexity", MODEL, "--text", one, "--context", "128", "--json")).isZero();
    assertThat(json().path("perplexity").doubleValue()).isCloseTo(first, within(1e-12));
    double a = found.path("texts").get(0).path("stdErrs").path("perplexity").doubleValue();
    double b = found.path("texts").get(1).path("stdErrs").path("perplexity").doubleValue();
    assertThat(found.path("stdErr").doubleValue())
        .isCloseTo(Math.sqrt(a * a + b * b) / 2, within(1e-12));
  }

  @Test
  void aWindowLongerThanTheContextIsSaidOrRefused() throws IOException {
    String text = heldOut(9000).toString();
    assertThat(run("perplexity", MODEL, "--text", text)).isZero();
    assertThat(err.toString()).contains("Windows of 512 tokens, the model's context, instead of");
    assertThat(run("perplexity", MODEL, "--text", text, "--context", "1024")).isOne();
    assertThat(err.toString()).contains("FB-161").contains("1024");
  }

  @Test
  void aSweepKeepsTheDivergenceAndLeavesTheBaselineOut() throws IOException {
    String text = heldOut(24000).toString();
    String[] sweep = {
      "run",
      MODEL,
      "--scheme",
      "fp32,rtn-w3-g128-sym",
      "--evaluation",
      "divergence",
      "--text",
      text,
      "--resume",
      "--json"
    };
    assertThat(run(sweep)).isZero();
    assertThat(err.toString()).contains("is the baseline");
    assertThat(json().path("runs").size()).isOne();
    JsonNode run = json().path("runs").get(0);
    double mean = run.path("scores").get(0).path("value").doubleValue();
    assertThat(mean)
        .isCloseTo(
            fixture("divergence").path("values").path("meanKld").doubleValue(), within(2e-5));
    assertThat(run(sweep)).isZero();
    assertThat(err.toString()).contains("1 runs are complete already");
    Path record;
    try (var files = Files.walk(home)) {
      record = files.filter(f -> f.endsWith("run.json")).findFirst().orElseThrow();
    }
    JsonNode kept = JsonMapper.shared().readTree(Files.readString(record));
    JsonNode baseline = kept.path("provenance").path("baseline");
    assertThat(baseline.path("variant").path("label").stringValue()).isEqualTo("fp32");
    assertThat(baseline.path("weightsSha256").stringValue()).hasSize(64);
    List<String> lines = Files.readAllLines(record.resolveSibling("samples.jsonl"));
    JsonNode window = JsonMapper.shared().readTree(lines.getFirst()).path("responses").get(0);
    assertThat(window.path("kld").size()).isEqualTo(255);
    storedWindowsGiveTheSameScoresAgain();
  }

  private static void storedWindowsGiveTheSameScoresAgain() {
    Wiring ports = new Wiring();
    RunRecord record =
        ports.archive().records().stream()
            .filter(r -> r.evaluation().id().equals("divergence"))
            .findFirst()
            .orElseThrow();
    Evaluation evaluation = ports.evaluations().open(record.spec().evaluationRequest());
    BaseModel model = ports.models().open(MODEL);
    try (LanguageModel loaded = ports.loader().load(model, model.baseline(), 1)) {
      assertThat(
              Rescorer.scores(
                  evaluation, evaluation.samples(loaded), ports.archive().samples(record.id())))
          .isEqualTo(record.scores());
    }
    assertThat(record.scores()).hasSizeGreaterThan(30);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
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

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }
}
