package org.fewbit.ui.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.fewbit.app.Wiring;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.ItemChange;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.PairedScores;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RebuiltPrompts;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Background;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the runs that come with the program; no toolkit. */
class SampleControllerTest {

  private static final Wiring WIRING = new Wiring();
  private static final VariantKey FP32 = VariantKey.parse("pocket-1.5m@fp32").orElseThrow();
  private static final VariantKey W3 =
      VariantKey.parse("pocket-1.5m@rtn-w3-g128-sym").orElseThrow();
  private static final EvaluationKey GSM8K = new EvaluationKey("pocket-gsm8k", Protocol.PAPER);

  private final AtomicReference<Throwable> failed = new AtomicReference<>();
  private final SampleState state = new SampleState();
  private final RunArchive archive = WIRING.archive();
  private final SampleController controller =
      new SampleController(
          state,
          archive,
          new RebuiltPrompts(WIRING.evaluations(), WIRING.models(), WIRING.tokenizers()),
          Background.direct(failed::set));

  @BeforeEach
  void needsTheSampleRuns() {
    Assumptions.assumeTrue(
        archive.records().stream().anyMatch(r -> VariantKey.of(r).equals(W3)),
        "the sample runs are not here");
    controller.open(W3, Optional.of(GSM8K));
  }

  private String shownIds() {
    return state.shownProperty().get().stream().map(ItemPair::id).toList().toString();
  }

  private String selected() {
    return state.selectedProperty().get().map(ItemPair::id).orElse("none");
  }

  @Test
  void aVariantIsShownBesideItsBaseline() {
    assertThat(failed.get()).isNull();
    assertThat(state.choiceProperty().get())
        .isEqualTo(new Choice(Optional.of(GSM8K), Optional.of(FP32), Optional.of(W3)));
    assertThat(state.readingProperty().get()).isFalse();
    assertThat(state.shownProperty().get()).hasSize(state.count(ItemKind.ALL));
    assertThat(state.evaluations()).contains(GSM8K);
    assertThat(state.variants()).contains(FP32, W3);
  }

  @Test
  void theCountsAreThoseOfThePairedTest() {
    List<SampleResult> before = archive.samples(state.left().orElseThrow().id());
    List<SampleResult> after = archive.samples(state.right().orElseThrow().id());
    PairedScores paired = PairedScores.of(before, after, "accuracy").orElseThrow();

    assertThat(state.count(ItemKind.RIGHT_TO_WRONG)).isEqualTo(paired.rightToWrong().orElseThrow());
    assertThat(state.count(ItemKind.WRONG_TO_RIGHT)).isEqualTo(paired.wrongToRight().orElseThrow());
    assertThat(state.count(ItemKind.FLIPS)).isPositive();
    int parts =
        state.count(ItemKind.BOTH_RIGHT)
            + state.count(ItemKind.BOTH_WRONG)
            + state.count(ItemKind.FLIPS)
            + state.count(ItemKind.FAILED)
            + state.count(ItemKind.UNPAIRED);
    assertThat(parts).isEqualTo(state.count(ItemKind.ALL));
  }

  @Test
  void filtersNarrowTheListAndCanBeTakenAway() {
    controller.show(ItemKind.RIGHT_TO_WRONG);
    assertThat(state.shownProperty().get())
        .hasSize(state.count(ItemKind.RIGHT_TO_WRONG))
        .allMatch(i -> i.change() == ItemChange.RIGHT_TO_WRONG);
    assertThat(selected()).isEqualTo(state.shownProperty().get().getFirst().id());

    controller.showRange(OptionalDouble.of(0.5), OptionalDouble.empty());
    assertThat(state.shownProperty().get()).isEmpty();
    assertThat(selected()).isEqualTo("none");

    controller.clearFilters();
    assertThat(state.shownProperty().get()).hasSize(state.count(ItemKind.ALL));
  }

  @Test
  void theSearchKnowsOutputsAndPrompts() {
    ItemPair third = state.shownProperty().get().get(2);
    String question =
        Objects.requireNonNull(state.askedProperty().get().get(third.id())).prompts().getFirst();

    controller.search(question.lines().toList().get(1).replace("<|im_end|>", ""));
    assertThat(shownIds()).contains(third.id());
    assertThat(state.shownProperty().get().size()).isLessThan(10);

    controller.search("no sample has these words");
    assertThat(state.shownProperty().get()).isEmpty();
  }

  @Test
  void categoriesOfSubjectsCanBeChosen() {
    controller.chooseEvaluation(new EvaluationKey("pocket-mmlu", Protocol.PAPER));
    List<String> categories = state.pairsProperty().get().categories();
    assertThat(categories.size()).isGreaterThan(2);

    controller.showCategory(categories.get(1));
    assertThat(state.shownProperty().get())
        .isNotEmpty()
        .allMatch(i -> i.category().equals(categories.get(1)));
  }

  @Test
  void pagingStaysInTheListAndFFindsFlipsInTurn() {
    controller.page(-1);
    assertThat(selected()).isEqualTo(state.shownProperty().get().getFirst().id());
    controller.page(3);
    assertThat(selected()).isEqualTo(state.shownProperty().get().get(3).id());
    controller.page(100_000);
    assertThat(selected()).isEqualTo(state.shownProperty().get().getLast().id());

    controller.show(ItemKind.ANSWER_CHANGED);
    List<ItemPair> changed = state.shownProperty().get();
    controller.show(ItemKind.ALL);
    controller.select(Optional.empty());
    for (ItemPair each : changed) {
      controller.nextFlip();
      assertThat(selected()).isEqualTo(each.id());
    }
    controller.nextFlip();
    assertThat(selected()).isEqualTo(changed.getFirst().id());
  }

  @Test
  void theLargestLossOfAGradedScoreComesFirst() {
    controller.chooseEvaluation(new EvaluationKey("perplexity", Protocol.GPTQ));
    assertThat(state.pairsProperty().get().binary()).isFalse();

    controller.sort(ItemOrder.LARGEST_LOSS);

    List<Double> differences =
        state.shownProperty().get().stream().map(i -> i.difference().orElseThrow()).toList();
    assertThat(differences).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(differences.getFirst()).isPositive();
  }

  @Test
  void swappingTurnsLossesIntoGains() {
    int lost = state.count(ItemKind.RIGHT_TO_WRONG);

    controller.swap();

    assertThat(state.count(ItemKind.WRONG_TO_RIGHT)).isEqualTo(lost);
  }

  @Test
  void theSelectedSampleStaysWhileVariantsChange() {
    controller.page(5);
    String id = selected();

    controller.chooseRight(VariantKey.parse("pocket-1.5m@rtn-w2-g128-sym").orElseThrow());

    assertThat(selected()).isEqualTo(id);
  }

  @Test
  void withoutTheDataPromptsAreMissingWithTheReason() {
    SampleController elsewhere =
        new SampleController(
            state,
            archive,
            new RebuiltPrompts(
                new BundledEvaluations(Optional.empty()), WIRING.models(), WIRING.tokenizers()),
            Background.direct(failed::set));

    elsewhere.open(W3, Optional.of(GSM8K));

    assertThat(state.shownProperty().get()).isNotEmpty();
    assertThat(state.askedProperty().get()).isEmpty();
    assertThat(state.askedProblemProperty().get().orElseThrow().code())
        .isEqualTo(Problem.Code.DATA_MISSING);
  }
}
