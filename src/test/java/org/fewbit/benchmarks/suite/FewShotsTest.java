package org.fewbit.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.benchmarks.Shared;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** The number of worked examples and which they are. */
class FewShotsTest {

  private static final Pattern QUESTION = Pattern.compile("Question: ([^\n]+)");

  private final FakeModel model = new FakeModel(1_000_000, false);

  private static Evaluation open(String id, Protocol protocol, Optional<FewShots> shots) {
    return new BundledEvaluations(Optional.empty())
        .open(
            new EvaluationRequest(
                id,
                Optional.of(protocol),
                Optional.of(Shared.path("data/" + id)),
                20,
                1,
                0,
                "",
                shots));
  }

  /** The examples before the question, by their first lines. */
  private List<List<String>> examples(FewShots shots) {
    List<List<String>> all = new ArrayList<>();
    for (Sample sample : open("gsm8k", Protocol.HARNESS, Optional.of(shots)).samples(model)) {
      List<String> found =
          QUESTION
              .matcher(Asked.text(sample.requests().getFirst()))
              .results()
              .map((MatchResult m) -> m.group(1))
              .toList();
      all.add(found.subList(0, found.size() - 1));
    }
    return all;
  }

  @Test
  void theFirstOfTheFileAreTheSameForEveryQuestion() {
    List<List<String>> three = examples(new FewShots(3, FewShots.Order.FIRST, 0));
    assertThat(three).hasSize(20).allMatch(e -> e.size() == 3 && e.equals(three.getFirst()));
    List<List<String>> eight = examples(new FewShots(8, FewShots.Order.FIRST, 0));
    assertThat(eight.getFirst()).hasSize(8).startsWith(three.getFirst().toArray(String[]::new));
    assertThat(examples(FewShots.of(0))).allMatch(List::isEmpty);
  }

  @Test
  void seededOnesDifferByQuestionAndSeedAndRepeat() {
    List<List<String>> once = examples(new FewShots(4, FewShots.Order.SEEDED, 7));
    assertThat(once).allMatch(e -> e.size() == 4 && e.stream().distinct().count() == 4);
    assertThat(once.stream().distinct().count()).isGreaterThan(15);
    assertThat(examples(new FewShots(4, FewShots.Order.SEEDED, 7))).isEqualTo(once);
    assertThat(examples(new FewShots(4, FewShots.Order.SEEDED, 8))).isNotEqualTo(once);
  }

  @Test
  void mmluTakesExamplesOfTheSubjectOnly() {
    Evaluation evaluation =
        open("mmlu", Protocol.HARNESS, Optional.of(new FewShots(2, FewShots.Order.SEEDED, 1)));
    for (Sample sample : evaluation.samples(model)) {
      String text = Asked.text(sample.requests().getFirst());
      assertThat(text.split("\nAnswer: [A-D]\n\n", -1)).hasSize(3);
    }
    assertThat(evaluation.info().headline().convention())
        .contains("2 examples of the subject's dev file")
        .endsWith("; split test; 2 examples, seeded 1");
  }

  @Test
  void aProtocolWithoutExamplesRefusesThem() {
    // A skip inside of what is expected to fail would itself be a failure.
    assertThat(Shared.path("data/gsm8k")).exists();
    assertThatThrownBy(() -> open("gsm8k", Protocol.PAPER, Optional.of(FewShots.of(3))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Problem.Code.BAD_ARGUMENT);
              assertThat(e.problem().oneLine()).contains("paper", "no worked examples");
            });
    assertThat(open("gsm8k", Protocol.PAPER, Optional.of(FewShots.of(0))).samples(model))
        .hasSize(20);
  }
}
