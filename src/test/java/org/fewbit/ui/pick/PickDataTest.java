package org.fewbit.ui.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.fewbit.app.Wiring;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.doubles.FixedArchive;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.MemorySettings;
import org.fewbit.ui.doubles.Samples;
import org.fewbit.ui.doubles.ScriptedRuns;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data folders of real benchmarks, without a window. The bundled pocket sets are in the official
 * formats: their folders stand for what a person downloaded.
 */
class PickDataTest {

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH, PickPane.class);

  private static final Wiring WIRING = new Wiring();
  private static final String MODEL = "pocket-0.4m";

  private final List<Throwable> errors = new ArrayList<>();
  private final List<Ticket> submitted = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final MemorySettings settings = new MemorySettings();
  private final PickState state = new PickState();
  private PickController controller = over(state);

  private PickController over(PickState shown) {
    return new PickController(
        new PickSources(
            FixedCatalogs.models(Samples.model(MODEL, 96, "fp32")),
            WIRING.evaluations(),
            new FixedArchive(),
            new ScriptedRuns(),
            settings,
            scheme -> true,
            FixedCatalogs.machine(1_000_000_000, 8_000_000_000L),
            () -> Samples.HERE,
            links::add),
        shown,
        Background.direct(errors::add),
        TEXTS,
        submitted::addAll);
  }

  private static Path official(String pocket) {
    Path assets =
        Optional.ofNullable(WIRING.folders().get("assets"))
            .orElseGet(() -> Assumptions.abort("the bundled data are not here"));
    return assets.resolve("benchmarks").resolve(pocket);
  }

  @BeforeEach
  void open() {
    official("pocket-gsm8k");
    controller.open();
    assertThat(errors).isEmpty();
  }

  private EvaluationInfo info(String id) {
    return state.evaluations().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  private PickMatrix.Cell cell(String evaluation) {
    return state.matrixProperty().get().cell(new VariantId(MODEL, "fp32"), info(evaluation));
  }

  @Test
  void everyRealBenchmarkIsMissingAndSaysHowToGetIt() {
    List<EvaluationInfo> real = state.evaluations().stream().filter(PickState::needsData).toList();

    assertThat(real).hasSizeGreaterThanOrEqualTo(10);
    for (EvaluationInfo each : real) {
      assertThat(state.dataState(each.id())).isEqualTo(DataState.MISSING);
      var origin = Optional.ofNullable(state.origins().get(each.id())).orElseThrow();
      assertThat(origin.link()).as(each.id()).startsWith("https://");
      assertThat(origin.files()).as(each.id()).isNotEmpty();
      assertThat(origin.licence()).as(each.id()).isNotEmpty();
    }
  }

  @Test
  void aChosenFolderIsCheckedCountedRememberedAndRun() {
    controller.setData("gsm8k", official("pocket-gsm8k"));

    assertThat(state.dataState("gsm8k"))
        .isInstanceOfSatisfying(
            DataState.Found.class,
            found -> assertThat(found.items()).isEqualTo(info("pocket-gsm8k").samples()));
    assertThat(cell("gsm8k").state()).isEqualTo(CellState.MISSING);
    RunSpec spec = cell("gsm8k").spec();
    assertThat(Path.of(spec.data())).isEqualTo(official("pocket-gsm8k"));
    // What the matrix asks for really opens.
    assertThat(WIRING.evaluations().open(spec.evaluationRequest()).info().samples()).isPositive();

    PickState later = new PickState();
    over(later).open();
    assertThat(later.dataState("gsm8k")).isInstanceOf(DataState.Found.class);
  }

  @Test
  void aWrongFolderSaysWhoseDataItHolds() {
    controller.setData("snli", official("pocket-mmlu"));

    assertThat(state.dataState("snli"))
        .isInstanceOfSatisfying(
            DataState.Wrong.class,
            wrong -> {
              assertThat(wrong.other()).contains("mmlu");
              assertThat(wrong.otherTitle()).isEqualTo("MMLU");
            });
    assertThat(cell("snli").state()).isEqualTo(CellState.IMPOSSIBLE);

    controller.forgetData("snli");
    assertThat(state.dataState("snli")).isEqualTo(DataState.MISSING);
  }

  @Test
  void anEmptyFolderSaysWhatIsExpected(@TempDir Path empty) {
    controller.setData("gsm8k", empty);

    assertThat(state.dataState("gsm8k"))
        .isInstanceOfSatisfying(
            DataState.Wrong.class,
            wrong -> {
              assertThat(wrong.other()).isEmpty();
              assertThat(wrong.problem().whatToDo()).isNotEmpty();
            });
  }

  @Test
  void aDroppedFolderIsRecognisedByWhatIsInIt() {
    controller.addAny(official("pocket-truthfulqa"));

    assertThat(state.newsProperty().get().orElseThrow().found())
        .anyMatch(m -> m.evaluation().equals("truthfulqa"));
    assertThat(state.chosenEvaluations()).contains("truthfulqa");
    assertThat(state.dataState("truthfulqa")).isInstanceOf(DataState.Found.class);
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void aFolderWithoutDataIsSaidToHaveNoneOrTakenForAModel(@TempDir Path empty) {
    controller.addData(empty);
    assertThat(state.newsProperty().get().orElseThrow().found()).isEmpty();

    controller.addAny(empty);
    assertThat(state.problems()).hasSize(1);
  }

  @Test
  void samplesAndShotsOfOneEvaluationReachTheRun() {
    controller.setData("gsm8k", official("pocket-gsm8k"));
    controller.setProtocol("gsm8k", Protocol.HARNESS);
    assertThat(controller.takesShots(info("gsm8k"))).isTrue();
    assertThat(controller.takesShots(info("snli"))).isFalse();

    controller.setLimit("gsm8k", OptionalInt.of(7));
    controller.setShots("gsm8k", OptionalInt.of(2));

    assertThat(cell("gsm8k").spec().limit()).isEqualTo(7);
    assertThat(cell("gsm8k").spec().protocol()).isEqualTo(Protocol.HARNESS);
    assertThat(cell("gsm8k").spec().fewShots()).contains(FewShots.of(2));
    PickState later = new PickState();
    over(later).open();
    assertThat(later.limits()).containsEntry("gsm8k", 7);
    assertThat(later.shots()).containsEntry("gsm8k", 2);

    controller.setLimit("gsm8k", OptionalInt.empty());
    controller.setShots("gsm8k", OptionalInt.empty());
    assertThat(cell("gsm8k").spec().fewShots()).isEmpty();
    assertThat(cell("gsm8k").spec().limit()).isZero();
  }
}
