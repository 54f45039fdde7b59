package org.fewbit.ui.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.doubles.Samples.MMLU;
import static org.fewbit.ui.doubles.Samples.PPL;
import static org.fewbit.ui.doubles.Samples.REAL_MMLU;
import static org.fewbit.ui.doubles.Samples.SNLI;
import static org.fewbit.ui.doubles.Samples.TOKENS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.doubles.FixedArchive;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.MemorySettings;
import org.fewbit.ui.doubles.Samples;
import org.fewbit.ui.doubles.ScriptedRuns;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choosing, without a window: state and controller on scripted ports. */
class PickControllerTest {

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH, PickPane.class);

  private static final String SMALL = "pocket-0.4m";
  private static final String LARGE = "pocket-6m";

  private final List<Throwable> errors = new ArrayList<>();
  private final List<Ticket> submitted = new ArrayList<>();
  private final ScriptedRuns runs = new ScriptedRuns();
  private final FixedArchive archive =
      new FixedArchive(
          Samples.record(SMALL, "fp32", MMLU, 0, 0.7, 10),
          Samples.record(SMALL, "rtn-w4-g64-sym", MMLU, 0, 0.65, 20),
          Samples.record(SMALL, "rtn-w3-g64-sym", MMLU, 50, 0.5, 5),
          Samples.record(SMALL, "fp32", PPL, 0, 12.3, 60));
  private final MemorySettings settings = new MemorySettings();
  private final PickState state = new PickState();
  private final PickController controller = over(state);

  private PickController over(PickState shown) {
    return new PickController(
        new PickSources(
            FixedCatalogs.models(
                Samples.model(SMALL, 96, "fp32"), Samples.model(LARGE, 256, "fp32", "q4f16")),
            FixedCatalogs.evaluations(Samples.EVALUATIONS),
            archive,
            runs,
            settings,
            scheme -> scheme.method() == Method.RTN || scheme.method() == Method.INT8_DYNAMIC,
            FixedCatalogs.machine(1_000_000_000, 8_000_000_000L),
            () -> Samples.HERE,
            address -> {}),
        shown,
        Background.direct(errors::add),
        TEXTS,
        submitted::addAll);
  }

  @BeforeEach
  void open() {
    controller.open();
    assertThat(errors).isEmpty();
  }

  private PickMatrix.Cell cell(String label, EvaluationInfo evaluation) {
    return state.matrixProperty().get().cell(new VariantId(SMALL, label), evaluation);
  }

  private static CellKey key(String label, EvaluationInfo evaluation) {
    return new CellKey(new VariantId(SMALL, label), evaluation.id());
  }

  @Test
  void opensOnTheSmallestModelUnderTheMeasuredSchemesAndBundledEvaluations() {
    assertThat(state.chosenModels()).containsExactly(SMALL);
    assertThat(state.schemes().labels())
        .containsExactly("fp32", "rtn-w4-g64-sym", "rtn-w3-g64-sym");
    assertThat(state.chosenEvaluations())
        .containsExactlyInAnyOrder(MMLU.id(), PPL.id(), SNLI.id(), TOKENS.id());
  }

  @Test
  void whatIsDoneIsSkippedAndSaysItsScore() {
    PickMatrix.Cell done = cell("fp32", MMLU);
    assertThat(done.state()).isEqualTo(CellState.DONE);
    assertThat(done.willRun()).isFalse();
    assertThat(done.text()).isEqualTo("70.0 %");
    assertThat(done.note()).contains("± 6.9", "n = 200");
    assertThat(state.matrixProperty().get().toRun()).doesNotContain(done.spec());
  }

  @Test
  void aRunWithFewerSamplesIsNotDone() {
    PickMatrix.Cell cell = cell("rtn-w3-g64-sym", MMLU);
    assertThat(cell.state()).isEqualTo(CellState.MISSING);
    assertThat(cell.note()).contains("50 samples only");
    state.limitProperty().set(50);
    controller.changed();
    assertThat(cell("rtn-w3-g64-sym", MMLU).state()).isEqualTo(CellState.DONE);
    assertThat(cell("fp32", MMLU).state()).isEqualTo(CellState.DONE);
  }

  @Test
  void anotherVersionOfTheEvaluationIsNotDone() {
    EvaluationInfo newer =
        new EvaluationInfo(
            MMLU.id(),
            MMLU.title(),
            "2",
            MMLU.kind(),
            MMLU.dimension(),
            MMLU.protocols(),
            MMLU.metrics(),
            MMLU.samples(),
            MMLU.description());
    CellRules rules = new CellRules(archive.records(), List.of(), scheme -> true, TEXTS);
    PickMatrix.Cell cell = rules.cell(state.freeze(), new VariantId(SMALL, "fp32"), newer);
    assertThat(cell.state()).isEqualTo(CellState.MISSING);
    assertThat(cell.note()).contains("another version");
  }

  @Test
  void anotherProtocolIsAnotherRun() {
    controller.setProtocol(MMLU.id(), Protocol.HARNESS);
    assertThat(cell("fp32", MMLU).state()).isEqualTo(CellState.MISSING);
    assertThat(cell("fp32", MMLU).spec().protocol()).isEqualTo(Protocol.HARNESS);
  }

  @Test
  void whatIsQueuedIsNotQueuedTwice() {
    controller.submit();
    int first = submitted.size();
    assertThat(first).isPositive();
    controller.open();
    assertThat(cell("rtn-w4-g64-sym", SNLI).state()).isEqualTo(CellState.QUEUED);
    assertThat(state.matrixProperty().get().toRun()).isEmpty();
    controller.submit();
    assertThat(submitted).hasSize(first);
  }

  @Test
  void impossibleCellsSayWhy() {
    controller.addScheme("gptq-w4-g128-sym");
    assertThat(cell("gptq-w4-g128-sym", MMLU).note()).contains("No quantizer", "gptq");
    controller.addScheme("fp16");
    assertThat(cell("fp16", MMLU).note()).contains("no fp16 graph");
    assertThat(cell("rtn-w3-g64-sym", TOKENS).note()).contains("Simulated");
    state.chosenEvaluations().add(REAL_MMLU.id());
    controller.changed();
    assertThat(cell("fp32", REAL_MMLU).note()).contains("data of MMLU isn't here");
    assertThat(
            List.of(
                cell("gptq-w4-g128-sym", MMLU),
                cell("fp16", MMLU),
                cell("rtn-w3-g64-sym", TOKENS),
                cell("fp32", REAL_MMLU)))
        .allMatch(c -> c.state() == CellState.IMPOSSIBLE && !c.willRun());
  }

  @Test
  void dataFromAFolderMakesAnEvaluationPossible() {
    controller.setData(REAL_MMLU.id(), Path.of("/data/mmlu"));
    assertThat(cell("fp32", REAL_MMLU).state()).isEqualTo(CellState.MISSING);
    assertThat(cell("fp32", REAL_MMLU).spec().data()).isEqualTo(Path.of("/data/mmlu").toString());
  }

  @Test
  void cellsRowsAndColumnsCanBeTurnedOffAndOn() {
    CellKey one = key("fp32", SNLI);
    controller.toggle(one);
    assertThat(cell("fp32", SNLI).willRun()).isFalse();
    controller.toggle(one);
    assertThat(cell("fp32", SNLI).willRun()).isTrue();
    List<CellKey> column =
        state.matrixProperty().get().rows().stream()
            .map(row -> new CellKey(row, SNLI.id()))
            .toList();
    controller.toggleAll(column);
    assertThat(state.matrixProperty().get().toRun())
        .noneMatch(spec -> spec.evaluation().equals(SNLI.id()));
    controller.toggleAll(column);
    assertThat(state.matrixProperty().get().toRun())
        .filteredOn(spec -> spec.evaluation().equals(SNLI.id()))
        .hasSize(3);
  }

  @Test
  void thePapersConfigurationsAreTickedAtOnceAndTakenAwayAgain() {
    controller.tick(SchemeSet.NONE);
    assertThat(state.schemes().labels()).isEmpty();
    controller.tick(SchemeSet.PAPER);
    assertThat(state.schemes().labels())
        .hasSize(10)
        .contains("fp32", "llm.int8", "gptq-w2-g128-sym-dynact", "spqr-w3-g16-asym");
    assertThat(state.matrixProperty().get().rows()).hasSize(10);
    controller.tick(SchemeSet.ROUNDED);
    assertThat(state.schemes().labels()).hasSize(14);
  }

  @Test
  void aCellSaysWhatItCostsAndNeverZeroForWhatNobodyMeasured() {
    CellCost known = controller.cost(cell("rtn-w4-g64-sym", MMLU));
    assertThat(known.seconds()).isPresent();
    assertThat(known.seconds().getAsDouble()).isPositive();
    CellCost unknown = controller.cost(cell("fp32", SNLI));
    assertThat(unknown.seconds()).as("nothing like it was measured").isEmpty();
  }

  @Test
  void aDoneCellRunsAgainOnlyWhenAskedFor() {
    controller.toggle(key("fp32", MMLU));
    assertThat(cell("fp32", MMLU).willRun()).isTrue();
    controller.submit();
    assertThat(submitted).anyMatch(t -> t.spec().equals(cell("fp32", MMLU).spec()));
  }

  @Test
  void recipesComeVariantByVariantWithTheLimit() {
    state.limitProperty().set(20);
    controller.changed();
    controller.submit();
    List<RunSpec> specs = submitted.stream().map(Ticket::spec).toList();
    assertThat(specs.stream().map(RunSpec::variant).distinct().count())
        .as("each variant's runs follow each other")
        .isEqualTo(
            1
                + IntStream.range(1, specs.size())
                    .filter(i -> !specs.get(i).variant().equals(specs.get(i - 1).variant()))
                    .count());
    assertThat(specs)
        .allMatch(s -> s.evaluation().equals(TOKENS.id()) ? s.limit() == 0 : s.limit() == 20);
  }

  @Test
  void aLimitBeyondTheDataIsNone() {
    state.limitProperty().set(200);
    controller.changed();
    assertThat(cell("fp32", MMLU).spec().limit()).isZero();
    assertThat(cell("fp32", SNLI).spec().limit()).isEqualTo(200);
  }

  @Test
  void aSchemeThatIsNoneIsRefusedInPlace() {
    assertThat(controller.addScheme("rtn-w9")).isFalse();
    assertThat(state.customErrorProperty().get()).contains("rtn-w9", "METHOD-wBITS");
    assertThat(controller.addScheme(" RTN-w5-g16 ")).isTrue();
    assertThat(state.customErrorProperty().get()).isEmpty();
    assertThat(state.schemes().labels()).contains("rtn-w5-g16-sym");
  }

  @Test
  void suffixesThatAreNoSchemesAppearOnlyUnderModelsThatHaveThem() {
    state.schemes().tick("q4f16");
    state.chosenModels().add(LARGE);
    controller.changed();
    assertThat(state.matrixProperty().get().rows())
        .contains(new VariantId(LARGE, "q4f16"))
        .doesNotContain(new VariantId(SMALL, "q4f16"));
  }

  @Test
  void foldersAreAddedOrRefusedInPlace() {
    controller.addFolder(Path.of("/models/good"));
    assertThat(state.chosenModels()).contains("good");
    assertThat(state.models()).anyMatch(m -> m.name().equals("good"));
    controller.addFolder(Path.of("/models/bad"));
    assertThat(state.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.TOKENIZER_MISSING);
    assertThat(errors).isEmpty();
  }

  @Test
  void theChoiceComesBackInTheNextSession() {
    state.chosenModels().clear();
    state.chosenModels().add(LARGE);
    state.chosenEvaluations().remove(TOKENS.id());
    state.schemes().ticked().add("q4f16");
    state.schemes().groups().add(32);
    state.limitProperty().set(40);
    controller.setProtocol(MMLU.id(), Protocol.HARNESS);
    controller.setData(REAL_MMLU.id(), Path.of("/somewhere/mmlu with a space"));
    PickChoice before = state.freeze();

    PickState later = new PickState();
    over(later).open();

    assertThat(later.freeze()).isEqualTo(before);
    assertThat(later.data()).containsEntry(REAL_MMLU.id(), "/somewhere/mmlu with a space");
  }

  @Test
  void aRememberedChoiceOfNothingThatIsThereIsForgotten() {
    settings.put("pick.choice", "model gone\nbits x\nprotocol pocket-mmlu nonsense\n\nlimit -3");
    PickState later = new PickState();
    over(later).open();
    assertThat(later.freeze().models()).extracting(BaseModel::name).containsExactly(SMALL);
    assertThat(later.limitProperty().get()).isZero();
    assertThat(errors).isEmpty();
  }

  @Test
  void theSuggestionIsNewSmallAndOneClickFromRunning() {
    controller.openWithSuggestion();
    List<RunSpec> specs = state.matrixProperty().get().toRun();
    assertThat(specs)
        .extracting(RunSpec::evaluation)
        .containsExactlyInAnyOrder(PPL.id(), MMLU.id());
    assertThat(specs).allMatch(s -> s.variant().model().equals(SMALL));
    assertThat(archive.records())
        .noneMatch(r -> r.spec().variant().equals(specs.getFirst().variant()));
  }

  @Test
  void theSuggestionAsksWhatTheModelsOtherVariantsWereAsked() {
    archive.add(Samples.record(SMALL, "fp32", SNLI, 0, 0.8, 5));
    archive.add(Samples.record(LARGE, "fp32", TOKENS, 0, 400, 5));
    controller.openWithSuggestion();
    assertThat(state.matrixProperty().get().toRun())
        .extracting(RunSpec::evaluation)
        .containsExactlyInAnyOrder(PPL.id(), MMLU.id(), SNLI.id());
  }
}
