package org.fewbit.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;
import org.junit.jupiter.api.Test;

class DetectorsTest {

  private static final Response.Usage USAGE = new Response.Usage(10, 1, 0);
  private static final EvaluationInfo INFO =
      new EvaluationInfo(
          "quiz",
          "Quiz",
          "1",
          EvaluationInfo.Kind.BENCHMARK,
          Dimension.KNOWLEDGE,
          List.of(Protocol.HARNESS),
          List.of(
              new Metric("accuracy", "Accuracy", "fraction", "", true, OptionalDouble.of(0.25))),
          0,
          "");
  private static final List<Score> GOOD = List.of(Score.of("accuracy", 0.6, 0.05, 100));

  private static SampleResult result(boolean parsed, Map<String, Double> values, Response... said) {
    SampleOutcome outcome = new SampleOutcome("", values, "", "A", parsed, "");
    return new SampleResult("test/0", "", List.of(said), outcome, 0.1);
  }

  private static SampleResult choices(double... values) {
    Response[] said = new Response[values.length];
    for (int i = 0; i < values.length; i++) {
      said[i] = new Response.LogLikelihood(values[i], false, 1, USAGE);
    }
    return result(true, Map.of(), said);
  }

  private static SampleResult written(boolean parsed, int truncated) {
    return result(
        parsed,
        Map.of(),
        new Response.Generate(
            "?", Response.StopReason.END_TOKEN, new Response.Usage(10, 1, truncated)));
  }

  private static List<Flag> detect(List<SampleResult> results, List<Score> scores) {
    return Detectors.detect(INFO, results, scores, List.of());
  }

  @Test
  void aSoundRunHasNoFlags() {
    assertThat(detect(List.of(choices(-1, -2, -3, -4), written(true, 0)), GOOD)).isEmpty();
  }

  @Test
  void nonFiniteLogLikelihoodsAreFound() {
    List<SampleResult> results =
        List.of(
            choices(-1, Double.NEGATIVE_INFINITY),
            choices(Double.NaN, Double.NaN),
            choices(-1, -2),
            result(false, Map.of(), new Response.Window(Double.NaN, 10, USAGE)));
    assertThat(detect(results, GOOD))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("non-finite"))
        .satisfies(f -> assertThat(f.count()).isEqualTo(3))
        .satisfies(f -> assertThat(f.text()).startsWith("3 of 4 samples"));
  }

  @Test
  void equallyLikelyChoicesAreFound() {
    assertThat(detect(List.of(choices(-1, -1, -1), choices(-1, -1, -2), choices(-1)), GOOD))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("all-equal"))
        .satisfies(f -> assertThat(f.count()).isEqualTo(1));
  }

  @Test
  void unparsedRepliesAreFlaggedAboveFivePercent() {
    List<SampleResult> results = new ArrayList<>(Collections.nCopies(19, written(true, 0)));
    results.add(written(false, 0));
    assertThat(detect(results, GOOD)).isEmpty();
    results.add(written(false, 0));
    assertThat(detect(results, GOOD))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("unparsed"))
        .satisfies(f -> assertThat(f.count()).isEqualTo(2));
  }

  @Test
  void truncatedPromptsAndDroppedExamplesAreFlagged() {
    SampleResult dropped =
        result(
            true,
            Map.of("accuracy", 1.0, "droppedShots", 2.0),
            new Response.LogLikelihood(-1, true, 1, USAGE));
    assertThat(detect(List.of(written(true, 3), dropped, written(true, 0)), GOOD))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("truncated"))
        .satisfies(f -> assertThat(f.text()).endsWith("(2 worked examples and 3 tokens)"))
        .satisfies(f -> assertThat(f.count()).isEqualTo(2));
  }

  @Test
  void cutDocumentsAndSamplesWithoutAJudgeOrLabelAreFlagged() {
    SampleResult cut = result(true, Map.of("accuracy", 1.0, "cutTokens", 29.0));
    SampleResult open = result(true, Map.of("notJudged", 1.0));
    SampleResult judged = result(true, Map.of("notJudged", 0.0));
    SampleResult hidden = result(true, Map.of("hiddenLabel", 1.0));
    assertThat(detect(List.of(cut, open, open, judged, hidden), GOOD).stream().map(Flag::text))
        .containsExactly(
            "1 of 5 documents that were cut because the context was too small (29 tokens); the"
                + " questions are whole",
            "2 of 5 samples that need a judge and have none; they are left out of the scores",
            "1 of 5 samples whose labels are hidden; write the answers with --submission and send"
                + " them in");
  }

  @Test
  void samplesThatCouldNotBeAskedAreNoUnparsedReplies() {
    SampleOutcome why =
        new SampleOutcome("", Map.of("failed", 1.0), "", "A", false, "FB-116 too long [x] do");
    SampleResult failed = new SampleResult("test/1", "", List.of(), why, 0);
    assertThat(detect(List.of(failed, choices(-1, -2)), GOOD))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("failed-samples"))
        .satisfies(
            f -> assertThat(f.text()).startsWith("1 of 2").endsWith("FB-116 too long [x] do"))
        .satisfies(f -> assertThat(f.count()).isEqualTo(1));
  }

  @Test
  void scoresWithinTwoStandardErrorsOfChanceAreFlagged() {
    List<SampleResult> results = List.of(choices(-1, -2));
    assertThat(detect(results, List.of(Score.of("accuracy", 0.34, 0.05, 100))))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("near-chance"))
        .satisfies(f -> assertThat(f.text()).contains("0.340").contains("0.250"));
    assertThat(detect(results, List.of(Score.of("accuracy", 0.36, 0.05, 100)))).isEmpty();
    assertThat(detect(results, List.of(Score.of("accuracy", 0.05, 0.01, 100)))).hasSize(1);
  }

  @Test
  void badDataLinesAreFlaggedWithTheFirst() {
    Problem problem =
        new Problem(Problem.Code.DATA_MALFORMED, "Not JSON", "test.jsonl:7", "Correct it.");
    assertThat(Detectors.detect(INFO, List.of(choices(-1, -2)), GOOD, List.of(problem, problem)))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("bad-data-lines"))
        .satisfies(f -> assertThat(f.count()).isEqualTo(2))
        .satisfies(f -> assertThat(f.text()).contains("test.jsonl:7"));
  }
}
