package org.fewbit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.DivergenceSums;
import org.fewbit.core.inference.Response;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.SampleResult;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunJsonTest {

  private final RunJson json = new RunJson();

  @Test
  void recordsComeBackEqual() throws InvalidJson {
    assertThat(json.record(json.pretty(Samples.record("x")))).isEqualTo(Samples.record("x"));
    assertThat(json.record(json.line(Samples.record("x")))).isEqualTo(Samples.record("x"));
  }

  @Test
  void otherExamplesAndSplitsAreKeptAndOldRecordsHaveTheProtocolsOwn() throws InvalidJson {
    RunSpec usual = Samples.SPEC;
    RunSpec other =
        new RunSpec(
            usual.variant(),
            "ceval",
            usual.protocol(),
            "",
            0,
            1234,
            0,
            0,
            "test",
            Optional.of(new FewShots(3, FewShots.Order.SEEDED, 7)));
    String text = json.line(other);
    assertThat(json.read(text, RunSpec.class)).isEqualTo(other);
    assertThat(JsonMapper.shared().readTree(text).path("fewShots").path("order").stringValue())
        .isEqualTo("seeded");
    String old = json.line(usual).replace(",\"split\":\"\"", "");
    assertThat(old).doesNotContain("split").doesNotContain("fewShots");
    assertThat(json.read(old, RunSpec.class)).isEqualTo(usual);
  }

  @Test
  void divergencesComeBackEqualFailedOnesToo() throws InvalidJson {
    Response.Usage usage = new Response.Usage(4, 0, 0);
    Response good =
        new Response.Divergence(
            1,
            DivergenceSums.NONE.with(1e-9, -1.5, -1.25, true),
            List.of(1.23457e-9),
            List.of(-0.0633743),
            usage);
    Response failed =
        new Response.Divergence(1, DivergenceSums.FAILED, List.of(), List.of(), usage);
    SampleOutcome outcome = new SampleOutcome("", Map.of(), "", "", true, "");
    SampleResult sample = new SampleResult("w", "h", List.of(good, failed), outcome, 1);
    assertThat(json.sample(json.line(sample))).isEqualTo(sample);
    RunSpec spec =
        new RunSpec(
            Samples.SPEC.variant(),
            "divergence",
            Protocol.LLAMA_CPP,
            "",
            0,
            1234,
            0,
            0,
            "",
            Optional.empty(),
            Optional.of(new VariantId("other", "fp16")));
    assertThat(json.read(json.line(spec), RunSpec.class)).isEqualTo(spec);
    assertThat(json.line(Samples.SPEC)).doesNotContain("baseline");
  }

  @Test
  void samplesComeBackEqualOnOneLine() throws InvalidJson {
    for (int i = 0; i < 8; i++) {
      String line = json.line(Samples.sample(i));
      assertThat(line).doesNotContain("\n");
      assertThat(json.sample(line)).isEqualTo(Samples.sample(i));
    }
  }

  @Test
  void eventsComeBackEqual() throws InvalidJson {
    for (RunEvent event :
        List.of(
            new RunEvent.Preparing("Loading", 0.5),
            new RunEvent.Progress(1, 2, Optional.of(Score.of("accuracy", 0.5, 0.1, 2)), 3.5),
            new RunEvent.Progress(1, 2, Optional.empty(), 3.5),
            new RunEvent.Finished("id"),
            new RunEvent.Failed(new Problem(Problem.Code.DISK_FULL, "what", "where", "do")),
            new RunEvent.Cancelled())) {
      assertThat(json.event(json.line(event))).isEqualTo(event);
    }
  }

  @Test
  void readsAsPlainJsonWithTheNamesOfTheDesign() {
    JsonNode node = JsonMapper.shared().readTree(json.pretty(Samples.record("x")));
    assertThat(node.path("schemaVersion").intValue()).isEqualTo(1);
    assertThat(node.path("kind").stringValue()).isEqualTo("measured");
    assertThat(node.path("spec").path("variant").path("label").stringValue())
        .isEqualTo("rtn-w4-g128-sym");
    assertThat(node.path("spec").path("protocol").stringValue()).isEqualTo("harness");
    assertThat(node.path("evaluation").path("protocols").path(1).stringValue())
        .isEqualTo("llama.cpp");
    assertThat(node.path("artifact").path("bitsPerWeightByClass").path("mlp").doubleValue())
        .isEqualTo(4.125);
    assertThat(node.path("scores").path(0).path("value").doubleValue()).isEqualTo(0.1 + 0.2);
    assertThat(node.path("scores").path(1).has("standardError")).isFalse();
    assertThat(node.path("artifact").has("parameters")).isFalse();
    assertThat(node.path("started").stringValue()).isEqualTo("2026-11-22T20:15:00.123456789Z");
  }

  @Test
  void notANumberIsLeftOutAndComesBack() throws InvalidJson {
    Response.Usage usage = new Response.Usage(1, 0, 0);
    SampleResult sample =
        new SampleResult(
            "a",
            "h",
            List.of(new Response.LogLikelihood(Double.NaN, false, 1, usage)),
            new SampleOutcome("", Map.of("bad", Double.NaN, "good", 1.0), "", "", false, ""),
            1);
    String line = json.line(sample);
    assertThat(line).doesNotContain("NaN").doesNotContain("bad").doesNotContain("null");
    SampleResult back = json.sample(line);
    assertThat(((Response.LogLikelihood) back.responses().getFirst()).logProbability()).isNaN();
    assertThat(back.outcome().values()).containsExactly(Map.entry("good", 1.0));
  }

  @Test
  void samplesOfBeforeBelongToNoCluster() throws InvalidJson {
    SampleOutcome outcome =
        new SampleOutcome("Age/ambig", Map.of("accuracy", 1.0), "A", "A", true, "", "Age/3");
    String line = json.line(new SampleResult("a", "h", List.of(), outcome, 1));
    assertThat(json.sample(line).outcome()).isEqualTo(outcome);
    String before = line.replace(",\"cluster\":\"Age/3\"", "");
    assertThat(before).isNotEqualTo(line);
    assertThat(json.sample(before).outcome().cluster()).isEmpty();
  }

  @Test
  void unknownKeysAreIgnoredAndLaterVersionsRefused() throws InvalidJson {
    String text = json.pretty(Samples.record("x"));
    assertThat(json.record(text.replaceFirst("\\{", "{\"future\":{\"a\":[1]},")))
        .isEqualTo(Samples.record("x"));
    assertThatThrownBy(
            () ->
                json.record(text.replaceFirst("\"schemaVersion\" ?: ?1", "\"schemaVersion\": 99")))
        .isInstanceOf(InvalidJson.class)
        .hasMessageContaining("schemaVersion is 99");
    assertThatThrownBy(() -> json.record("{\"schemaVersion\":1,\"id\":\"x\"}"))
        .isInstanceOf(InvalidJson.class);
    assertThatThrownBy(() -> json.record("")).isInstanceOf(InvalidJson.class);
    assertThatThrownBy(() -> json.record(text.replace("\"harness\"", "\"no\"")))
        .isInstanceOf(InvalidJson.class);
  }
}
