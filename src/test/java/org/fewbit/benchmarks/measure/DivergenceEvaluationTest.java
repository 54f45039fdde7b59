package org.fewbit.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.DivergenceSums;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceEvaluationTest {

  private static DivergenceEvaluation open(Path folder) throws IOException {
    Path file = folder.resolve("text.txt");
    Files.writeString(file, "abcdefgh");
    return DivergenceEvaluation.open(
        new EvaluationRequest("divergence", Optional.empty(), Optional.of(file), 0, 1234, 4), file);
  }

  private static Response.Divergence answer(DivergenceSums sums, List<Double> kld) {
    return new Response.Divergence(
        kld.size(), sums, kld, kld, new Response.Usage(kld.size(), 0, 0));
  }

  @Test
  void asksForTheSecondHalfOfLlamaCppWindows(@TempDir Path folder) throws IOException {
    List<Sample> samples = open(folder).samples(new FakeModel(100, false));
    assertThat(samples).hasSize(2);
    Request.Divergence asked = (Request.Divergence) samples.getFirst().requests().getFirst();
    assertThat(asked.firstScored()).isEqualTo(3);
    assertThat(asked.tokens().size()).isEqualTo(4);
  }

  @Test
  void scoresByHand(@TempDir Path folder) throws IOException {
    DivergenceEvaluation evaluation = open(folder);
    List<Sample> samples = evaluation.samples(new FakeModel(100, false));
    double half = Math.log(0.5);
    double quarter = Math.log(0.25);
    // three tokens: baseline 1/2, 1/2, 1/4; variant 1/4, 1/2, 1/2
    DivergenceSums first =
        DivergenceSums.NONE.with(0.5, quarter, half, false).with(0.1, half, half, true);
    DivergenceSums second = DivergenceSums.NONE.with(0.3, half, quarter, true);
    List<Response> left = List.of(answer(first, List.of(0.5, 0.1)));
    List<Response> right = List.of(answer(second, List.of(0.3)));
    List<SampleOutcome> outcomes =
        List.of(evaluation.score(samples.get(0), left), evaluation.score(samples.get(1), right));
    List<Score> scores = evaluation.aggregate(outcomes, List.of(left, right));
    assertThat(scores.getFirst().metric()).isEqualTo("meanKld");
    check(scores, "meanKld", 0.3, Math.sqrt((0.35 / 3 - 0.09) / 2));
    check(scores, "sameTopToken", 2.0 / 3, Math.sqrt(2.0 / 9 / 2));
    check(scores, "meanDeltaP", 0, Math.sqrt(0.125 / 3 / 2));
    double rms = Math.sqrt(0.125 / 3);
    double squares = Math.sqrt((2 * Math.pow(0.25, 4) / 3 - Math.pow(0.125 / 3, 2)) / 2);
    check(scores, "rmsDeltaP", rms, squares / (2 * rms));
    // both have the nats ln2 x (1, 1, 2) in another order: equal means, covariance -1/2 of variance
    double ln2 = Math.log(2);
    double variance = 2.0 / 9 / 2 * ln2 * ln2;
    double perplexity = Math.exp(4 * ln2 / 3);
    check(scores, "perplexity", perplexity, perplexity * Math.sqrt(variance));
    check(scores, "baselinePerplexity", perplexity, perplexity * Math.sqrt(variance));
    check(scores, "perplexityRatio", 1, Math.sqrt(3 * variance));
    check(scores, "lnPerplexityRatio", 0, Math.sqrt(3 * variance));
    check(scores, "perplexityDifference", 0, perplexity * Math.sqrt(3 * variance));
    check(scores, "lnPerplexityCorrelation", -0.5, Double.NaN);
    check(scores, "medianKld", 0.3, Double.NaN);
    check(scores, "p90Kld", 0.3 + 0.8 * 0.2, Double.NaN);
    check(scores, "maxKld", 0.5, Double.NaN);
    check(scores, "minKld", 0.1, Double.NaN);
    check(scores, "p25DeltaP", 0.2, Double.NaN);
    check(scores, "tokens", 3, Double.NaN);
    check(scores, "windows", 2, Double.NaN);
    check(scores, "failedWindows", 0, Double.NaN);
  }

  private static void check(List<Score> scores, String metric, double value, double error) {
    Score score = Asked.score(scores, metric);
    assertThat(score.value()).as(metric).isCloseTo(value, within(1e-12));
    assertThat(score.standardError().isPresent()).as(metric).isEqualTo(!Double.isNaN(error));
    score.standardError().ifPresent(e -> assertThat(e).as(metric).isCloseTo(error, within(1e-12)));
  }

  @Test
  void aFailedWindowIsCountedAndLeftOut(@TempDir Path folder) throws IOException {
    DivergenceEvaluation evaluation = open(folder);
    List<Sample> samples = evaluation.samples(new FakeModel(100, false));
    List<Response> good =
        List.of(answer(DivergenceSums.NONE.with(0.5, -1, -2, true), List.of(0.5)));
    List<Response> bad =
        List.of(
            new Response.Divergence(
                1, DivergenceSums.FAILED, List.of(), List.of(), new Response.Usage(4, 0, 0)));
    SampleOutcome failed = evaluation.score(samples.get(1), bad);
    assertThat(failed.note()).isEqualTo("non-finite");
    List<Score> scores =
        evaluation.aggregate(
            List.of(evaluation.score(samples.get(0), good), failed), List.of(good, bad));
    check(scores, "meanKld", 0.5, Double.NaN);
    check(scores, "maxKld", 0.5, Double.NaN);
    check(scores, "windows", 1, Double.NaN);
    check(scores, "failedWindows", 1, Double.NaN);
    List<Score> none = evaluation.aggregate(List.of(failed), List.of(bad));
    assertThat(none.stream().map(Score::metric))
        .containsExactly("tokens", "windows", "failedWindows");
  }
}
