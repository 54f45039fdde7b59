package org.fewbit.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.MemorySettings;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State and controller, without a toolkit. */
class CompareControllerTest {

  private static final Quantity SNLI =
      new Quantity.Headline(new EvaluationKey("pocket-snli", Protocol.PAPER));
  private static final Quantity TRUTH =
      new Quantity.Headline(new EvaluationKey("pocket-truthfulqa", Protocol.PAPER));

  private final MemorySettings settings = new MemorySettings();
  private final List<Throwable> failures = new ArrayList<>();
  private final MemoryArchive archive = new MemoryArchive(List.of());
  private CompareState state = new CompareState();
  private CompareController controller = opened();

  @BeforeEach
  void records() {
    List<RunRecord> all = new ArrayList<>(MadeUp.family());
    all.addAll(MadeUp.published());
    archive.replace(all);
    controller.refresh();
  }

  private CompareController opened() {
    state = new CompareState();
    new CompareMemory(settings).bind(state);
    return new CompareController(
        state,
        archive,
        FixedCatalogs.evaluations(List.of()),
        Background.direct(failures::add),
        new Links(),
        Texts.of(Locale.ENGLISH, ComparePane.class));
  }

  private ChartState chart() {
    return state.first();
  }

  private VariantKey variant(String text) {
    return VariantKey.parse(text).orElseThrow();
  }

  @Test
  void refreshingShowsWhatIsNew() {
    assertThat(chart().comparisonProperty().get().points()).hasSize(24);
    archive.replace(
        MadeUp.family().stream().filter(r -> r.spec().variant().model().endsWith("6m")).toList());
    controller.refresh();
    assertThat(chart().comparisonProperty().get().points()).hasSize(8);
    assertThat(state.tableProperty().get().rows()).hasSize(8);
    assertThat(failures).isEmpty();
  }

  @Test
  void aSelectionThatIsGoneIsForgotten() {
    controller.select(Optional.of(variant("pocket-1.5m@fp32")));
    archive.replace(
        MadeUp.family().stream().filter(r -> r.spec().variant().model().endsWith("6m")).toList());
    controller.refresh();
    assertThat(state.selectedProperty().get()).isEmpty();
  }

  @Test
  void selectingARunShowsItsVariantEvenIfItWasHidden() {
    VariantKey hidden = variant("pocket-6m@rtn-w4-g32-sym");
    controller.show(List.of(hidden), false);
    assertThat(chart().comparisonProperty().get().point(hidden)).isEmpty();
    controller.selectRun("MEASURED-pocket-6m@rtn-w4-g32-sym-perplexity-0");
    assertThat(state.selectedProperty().get()).contains(hidden);
    assertThat(chart().comparisonProperty().get().point(hidden)).isPresent();
    controller.selectRun("no-such-run");
    assertThat(state.selectedProperty().get()).contains(hidden);
  }

  @Test
  void selectingAPublishedRunTurnsPublishedOnesOn() {
    controller.selectRun("PUBLISHED-qwen-7b-chat@bf16-mmlu-0");
    assertThat(state.selectionProperty().get().published()).isTrue();
    assertThat(state.tableProperty().get().rows()).hasSize(28);
  }

  @Test
  void aDimensionTakenOutTakesItsBenchmarksOutOfMeanPickerAndTable() {
    assertThat(chart().label(chart().chosenY()).title()).isEqualTo("Mean of 4 benchmarks");
    controller.showDimension(Dimension.ALIGNMENT, false);
    assertThat(chart().label(chart().chosenY()).title()).isEqualTo("Mean of 3 benchmarks");
    assertThat(chart().yChoices()).contains(SNLI).doesNotContain(TRUTH);
    assertThat(state.tableProperty().get().columns()).containsKey(SNLI).doesNotContainKey(TRUTH);
  }

  @Test
  void axesThatMakeNoSenseOnAChartFallBackWithoutBeingForgotten() {
    controller.first().show(ChartKind.BITS);
    Quantity perplexity = new Quantity.Headline(new EvaluationKey("perplexity", Protocol.GPTQ));
    controller.first().chooseY(perplexity);
    assertThat(chart().comparisonProperty().get().y()).isEqualTo(perplexity);
    controller.first().show(ChartKind.PERPLEXITY);
    assertThat(chart().comparisonProperty().get().y())
        .isEqualTo(new Quantity.Mean(Optional.empty()));
    controller.first().show(ChartKind.BITS);
    assertThat(chart().comparisonProperty().get().y()).isEqualTo(perplexity);
  }

  private static final VariantId FRESH = new VariantId("pocket-6m", "rtn-w4-g16-sym");

  /** A run that ends: its record is on disk, then the pane hears of it. */
  private RunRecord ends(EvaluationInfo info) {
    RunRecord record = MadeUp.record(FRESH, info, Score.of(info.headline().id(), 0.6, 0.02, 300));
    List<RunRecord> all = new ArrayList<>(archive.records());
    all.add(record);
    archive.replace(all);
    controller.refreshAfter(record.id());
    return record;
  }

  @Test
  void aVariantWithOneBenchmarkGetsItsPointOnThatBenchmark() {
    ends(MadeUp.perplexity());
    assertThat(chart().chosenY()).isEqualTo(new Quantity.Mean(Optional.empty()));
    ends(MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE));
    assertThat(chart().chosenY()).isEqualTo(SNLI);
    assertThat(chart().comparisonProperty().get().points()).hasSize(25);
    assertThat(settings.get("compare.y")).isEmpty();
    controller.first().chooseY(new Quantity.Mean(Optional.empty()));
    assertThat(chart().comparisonProperty().get().points()).hasSize(24);
  }

  @Test
  void anAxisThatThePersonChoseStays() {
    controller.first().chooseY(TRUTH);
    ends(MadeUp.perplexity());
    ends(MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE));
    assertThat(chart().chosenY()).isEqualTo(TRUTH);
    assertThat(controller.first().viewWithMost()).contains(new View(ChartKind.PERPLEXITY, SNLI));
  }

  @Test
  void showingARunGoesToTheChartThatHasItsPoint() {
    controller.first().chooseY(TRUTH);
    RunRecord record = ends(MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE));
    assertThat(chart().chartProperty().get()).isEqualTo(ChartKind.PERPLEXITY);
    controller.selectRun(record.id());
    assertThat(chart().chartProperty().get()).isEqualTo(ChartKind.BITS);
    assertThat(chart().comparisonProperty().get().point(VariantKey.of(record))).isPresent();
    assertThat(chart().chosenY()).isEqualTo(SNLI);
  }

  @Test
  void choicesComeBackInTheNextSession() {
    controller.first().show(ChartKind.SPEED);
    controller.first().chooseX(new Quantity.Cost(Efficiency.PEAK_MEMORY));
    controller.first().chooseY(SNLI);
    controller.first().logarithmic(false);
    controller.showPublished(true);
    controller.showCollapsed(false);
    controller.showDimension(Dimension.ALIGNMENT, false);
    controller.show(List.of(variant("pocket-6m@fp32")), false);
    var before = chart().comparisonProperty().get();
    var selection = state.selectionProperty().get();
    opened().refresh();
    assertThat(state.selectionProperty().get()).isEqualTo(selection);
    assertThat(chart().comparisonProperty().get()).isEqualTo(before);
    assertThat(chart().logarithmicProperty().get()).isFalse();
    assertThat(chart().logarithmicProperty(ChartKind.BITS).get()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void everyKindOfBothChartsComesBackInTheNextSession(FigureKind kind) {
    controller.first().show(kind);
    controller.toggleSecond();
    controller.second().show(kind);
    controller.second().cells(FigureChoice.Cells.RETENTION);
    controller.second().logarithmic(false);
    controller.second().chooseY(SNLI);
    state.filterProperty().set("gptq 6m");

    opened().refresh();
    assertThat(state.first().kind()).isEqualTo(kind);
    assertThat(state.second().kind()).isEqualTo(kind);
    assertThat(state.twoProperty().get()).isTrue();
    assertThat(state.second().cellsProperty().get()).isEqualTo(FigureChoice.Cells.RETENTION);
    assertThat(state.first().cellsProperty().get()).isEqualTo(FigureChoice.Cells.SCORE);
    assertThat(state.second().logarithmicProperty().get()).isFalse();
    assertThat(state.first().logarithmicProperty().get()).isTrue();
    assertThat(state.second().chosenY()).isEqualTo(SNLI);
    assertThat(state.first().chosenY()).isEqualTo(new Quantity.Mean(Optional.empty()));
    assertThat(state.filterProperty().get()).isEqualTo("gptq 6m");
  }

  @Test
  void aSavedComparisonBringsItsChartsOneOrTwo() {
    FigureChoice bits =
        new FigureChoice(
            FigureKind.BITS,
            Optional.of(new Quantity.Cost(Efficiency.BYTES)),
            Optional.of(TRUTH),
            false,
            FigureChoice.Cells.SCORE);
    FigureChoice heat =
        new FigureChoice(
            FigureKind.HEATMAP,
            Optional.empty(),
            Optional.empty(),
            false,
            FigureChoice.Cells.DIFFERENCE);
    controller.show(state.selectionProperty().get(), List.of(heat, bits));
    assertThat(state.twoProperty().get()).isTrue();
    assertThat(state.choices())
        .extracting(FigureChoice::kind)
        .containsExactly(FigureKind.HEATMAP, FigureKind.BITS);
    assertThat(state.choices().get(1)).isEqualTo(bits);
    assertThat(state.choices().getFirst().cells()).isEqualTo(FigureChoice.Cells.DIFFERENCE);

    controller.show(state.selectionProperty().get(), List.of(bits));
    assertThat(state.twoProperty().get()).isFalse();
    assertThat(state.choices()).containsExactly(bits);
  }

  @Test
  void damagedSettingsAreIgnored() {
    settings.put("compare.chart", "PIE");
    settings.put("compare.y", "???");
    settings.put("compare.hidden", "\n\nx");
    settings.put("compare.dimensions", "COLOUR\nKNOWLEDGE");
    opened().refresh();
    assertThat(chart().chartProperty().get()).isEqualTo(ChartKind.PERPLEXITY);
    assertThat(state.selectionProperty().get().dimensions()).containsExactly(Dimension.KNOWLEDGE);
  }
}
