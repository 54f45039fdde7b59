package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** scipy and statsmodels on the same numbers; see statistics_fixtures.py for calls and versions. */
class StatisticsFixturesTest {

  private static final JsonNode REFERENCE = read();

  private static JsonNode read() {
    try (InputStream in =
        StatisticsFixturesTest.class.getResourceAsStream("/core/statistics/statistics.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonNode> cases(String name) {
    return StreamSupport.stream(REFERENCE.path(name).spliterator(), false).toList();
  }

  private static double[] numbers(JsonNode node, String name) {
    return StreamSupport.stream(node.path(name).spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static void same(Interval interval, JsonNode node, double tolerance) {
    double[] expected = numbers(node, "interval");
    assertThat(interval.low()).isCloseTo(expected[0], within(tolerance));
    assertThat(interval.high()).isCloseTo(expected[1], within(tolerance));
  }

  @Test
  void studentsIntervalAndTestAreScipys() {
    JsonNode node = REFERENCE.path("student");
    double[] values = numbers(node, "values");
    same(Intervals.student(Means.of(values), values.length - 1.0, 0.95), node, 1e-9);
    PairedDifference difference =
        PairedDifference.of(new double[values.length], values, 0.95, Resampling.STANDARD);
    assertThat(difference.kind()).isEqualTo(PairedDifference.Kind.STUDENT);
    same(difference.interval(), node, 1e-9);
    assertThat(difference.pValue()).isCloseTo(node.path("pValue").asDouble(), within(1e-9));
  }

  @Test
  void clusterRobustErrorsAreStatsmodels() {
    for (JsonNode node : cases("clustered")) {
      double[] values = numbers(node, "values");
      List<String> names =
          StreamSupport.stream(node.path("clusters").spliterator(), false)
              .map(JsonNode::asString)
              .toList();
      Estimate mean = Means.of(values, Clusters.of(names));
      assertThat(mean.value()).isCloseTo(node.path("mean").asDouble(), within(1e-12));
      assertThat(mean.standardError())
          .isCloseTo(node.path("standardError").asDouble(), within(1e-12));
    }
  }

  @Test
  void wilsonsIntervalIsStatsmodels() {
    for (JsonNode node : cases("wilson")) {
      int k = node.path("k").asInt();
      int n = node.path("n").asInt();
      same(Intervals.wilson(k, n, 0.95), node, 1e-9);
      double[] answers = new double[n];
      java.util.Arrays.fill(answers, 0, k, 1);
      same(Intervals.share(Means.of(answers), 0.95), node, 1e-9);
    }
  }

  @Test
  void tangosIntervalMaximisesTheRestrictedLikelihood() {
    for (JsonNode node : cases("tango")) {
      int won = node.path("won").asInt();
      int lost = node.path("lost").asInt();
      // the reference searches its maximum numerically
      same(PairedShares.interval(won, lost, node.path("n").asInt(), 0.95), node, 1e-6);
    }
  }

  @Test
  void theBootstrapOfAMeanIsScipys() {
    for (JsonNode node : cases("bootstrap")) {
      double[] values = numbers(node, "values");
      Interval interval =
          new Resampling(200_000, 1)
              .bootstrap()
              .ofMean(values, Clusters.single(values.length), 0.95);
      // two draws of 200,000: the ends differ by their own error
      same(interval, node, 0.01 * (interval.high() - interval.low()));
    }
  }

  @Test
  void mcNemarsTestIsStatsmodels() {
    for (JsonNode node : cases("mcnemar")) {
      assertThat(McNemar.pValue(node.path("b").asInt(), node.path("c").asInt()))
          .isCloseTo(node.path("pValue").asDouble(), withinPercentage(1e-9));
    }
  }

  @Test
  void holmsCorrectionIsStatsmodels() {
    JsonNode node = REFERENCE.path("holm");
    assertThat(Holm.adjust(numbers(node, "p")))
        .containsExactly(numbers(node, "adjusted"), within(1e-15));
  }

  @Test
  void correlationsAreScipysWithAndWithoutTies() {
    for (JsonNode node : cases("correlation")) {
      double[] x = numbers(node, "x");
      double[] y = numbers(node, "y");
      for (Correlation kind : Correlation.values()) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(kind.of(x, y)).isCloseTo(node.path(name).asDouble(), within(1e-12));
      }
    }
  }

  @Test
  void sampleSizesAreStatsmodelsAndConnors() {
    JsonNode sizes = REFERENCE.path("sampleSize");
    for (JsonNode node : sizes.path("means")) {
      assertThat(
              SampleSize.USUAL.ofMeans(
                  node.path("deviation").asDouble(), node.path("difference").asDouble()))
          .isEqualTo(node.path("n").asDouble());
    }
    for (JsonNode node : sizes.path("shares")) {
      assertThat(
              SampleSize.USUAL.ofShares(
                  node.path("discordance").asDouble(), node.path("difference").asDouble()))
          .isEqualTo(node.path("n").asDouble());
    }
  }
}
