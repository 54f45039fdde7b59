package org.fewbit.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.benchmarks.Fixtures;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stored log-likelihoods scored sample by sample as lm-evaluation-harness's own functions score
 * them ({@code harness/metric_fixtures.py}); ties among them.
 */
class HarnessMetricsTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private final FakeModel model = new FakeModel(4096, false);
  private JsonNode fixture;

  @BeforeEach
  void read() throws IOException {
    fixture =
        JsonMapper.shared()
            .readTree(Files.readString(Fixtures.path("harness/metrics/metrics.json")));
    assertThat(fixture.path("origin").asString()).startsWith("lm_eval 0.");
  }

  private static Evaluation open(String id) {
    return Asked.open(id, Fixtures.path("harness/metrics/" + id), Protocol.HARNESS);
  }

  private static double value(List<Score> scores, String metric, String subset) {
    return scores.stream()
        .filter(s -> s.metric().equals(metric) && s.subset().equals(subset))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric + " of '" + subset + "'"))
        .value();
  }

  @Test
  void truthfulQasMc1AndMc2() {
    JsonNode expected = fixture.path("truthfulqa");
    Evaluation evaluation = open("truthfulqa");
    List<Sample> samples = evaluation.samples(model);
    assertThat(samples).hasSizeGreaterThan(40).hasSize(expected.path("likelihoods").size());
    List<SampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      JsonNode stored = expected.path("likelihoods").path(i);
      double[] values =
          Asked.continuations(samples.get(i)).stream()
              .mapToDouble(answer -> stored.required(answer.strip()).doubleValue())
              .toArray();
      SampleOutcome outcome = Asked.likelihoods(evaluation, samples.get(i), values);
      for (String metric : List.of("mc1", "mc2")) {
        assertThat(outcome.values().get(metric))
            .as("%s of %s", metric, samples.get(i).id())
            .isCloseTo(expected.path(metric).path("samples").path(i).doubleValue(), EXACT);
      }
      outcomes.add(outcome);
    }
    List<Score> scores = evaluation.aggregate(outcomes);
    for (String metric : List.of("mc1", "mc2")) {
      assertThat(value(scores, metric, ""))
          .isCloseTo(expected.path(metric).path("all").doubleValue(), EXACT);
    }
  }

  @Test
  void bbqsAccuraciesAndBiasScores() {
    JsonNode expected = fixture.path("bbq");
    Map<String, Integer> rows = new HashMap<>();
    for (JsonNode id : expected.path("ids")) {
      rows.put(id.asString(), rows.size());
    }
    Evaluation evaluation = open("bbq");
    List<Sample> samples = evaluation.samples(model);
    assertThat(samples).hasSizeGreaterThan(200).hasSize(rows.size());
    List<SampleOutcome> outcomes = new ArrayList<>();
    for (Sample sample : samples) {
      int row = rows.get(sample.id());
      JsonNode stored = expected.path("likelihoods").path(row);
      double[] values = new double[stored.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = stored.path(i).doubleValue();
      }
      SampleOutcome outcome = Asked.likelihoods(evaluation, sample, values);
      JsonNode theirs = expected.path("samples").path(row);
      assertThat(outcome.values())
          .as(sample.id())
          .containsEntry("accuracy", theirs.path("right").doubleValue())
          .containsEntry("biased", theirs.path("biased").doubleValue())
          .containsEntry("known", theirs.path("known").doubleValue());
      outcomes.add(outcome);
    }
    JsonNode all = expected.path("all");
    List<Score> scores = evaluation.aggregate(outcomes);
    assertThat(value(scores, "accuracy", "")).isCloseTo(all.path("acc").doubleValue(), EXACT);
    assertThat(value(scores, "accuracyAmbiguous", ""))
        .isCloseTo(all.path("accuracy_amb").doubleValue(), EXACT);
    assertThat(value(scores, "accuracyDisambiguated", ""))
        .isCloseTo(all.path("accuracy_disamb").doubleValue(), EXACT);
    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : all.properties()) {
      String[] name = entry.getKey().split("_bias_score", -1);
      if (name.length == 2 && !entry.getValue().isNull()) {
        String metric = name[0].equals("amb") ? "biasAmbiguous" : "biasDisambiguated";
        String category = name[1].isEmpty() ? "" : name[1].substring(1);
        assertThat(value(scores, metric, category))
            .as(entry.getKey())
            .isCloseTo(entry.getValue().doubleValue(), EXACT);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(14);
  }
}
