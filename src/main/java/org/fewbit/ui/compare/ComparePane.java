package org.fewbit.ui.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.layout.Region;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;

/** The compare pane's public door; call on the window's thread. */
public final class ComparePane {

  private final CompareState state = new CompareState();
  private final Links links = new Links();
  private final CompareController controller;
  private final CompareView view;

  /**
   * An empty pane; {@link #refresh()} fills it.
   *
   * @param archive where records are read
   * @param evaluations how scores are made of samples
   * @param settings keeps the choices between sessions
   * @param background reads records off the window's thread
   * @param locale language of the words
   */
  public ComparePane(
      RunArchive archive,
      EvaluationCatalog evaluations,
      SettingsStore settings,
      Background background,
      Locale locale) {
    Texts texts = Texts.of(locale, ComparePane.class);
    CompareMemory memory = new CompareMemory(settings);
    memory.bind(state);
    controller = new CompareController(state, archive, evaluations, background, links, texts);
    view = new CompareView(state, controller, memory, texts, background::onWindowThread);
  }

  /** Where the pane leads to. */
  public Links links() {
    return links;
  }

  /** Shows the gathered variants as columns; the selected one and its baseline if none are. */
  public void openSideBySide() {
    controller.openSideBySide();
  }

  /** What a figure of the chart shown is drawn from. */
  public FigureSource figureSource() {
    return controller.source();
  }

  /** The charts shown, one or two, as figures. */
  public List<FigureChoice> figureChoices() {
    return state.choices();
  }

  /** Shows a selection and its charts, for example those of a comparison that was opened. */
  public void show(Selection selection, List<FigureChoice> charts) {
    controller.show(selection, charts);
  }

  /** Shows a second chart beside the first, or takes it away. */
  public void toggleSecondChart() {
    controller.toggleSecond();
  }

  /** Which variants and benchmarks take part. */
  public Selection selection() {
    return state.selectionProperty().get();
  }

  /** Compares these runs only from the next {@link #refresh()} on; empty: all there are. */
  public void only(Optional<Set<String>> runs) {
    controller.only(runs);
  }

  /** Lets runs from elsewhere take part where all runs are compared. */
  public void includeImported() {
    controller.showImported(true);
  }

  /** Runs something when what was asked for is shown: at once if nothing is being read. */
  public void whenShown(Runnable action) {
    controller.whenShown(action);
  }

  /** Called when another selection, chart or axis was chosen. */
  public void onChange(Runnable listener) {
    state.selectionProperty().addListener(o -> listener.run());
    state.twoProperty().addListener(o -> listener.run());
    for (ChartState chart : List.of(state.first(), state.second())) {
      chart.comparisonProperty().addListener(o -> listener.run());
      chart.chartProperty().addListener(o -> listener.run());
      chart.figureProperty().addListener(o -> listener.run());
      chart.cellsProperty().addListener(o -> listener.run());
      chart.yProperty().addListener(o -> listener.run());
    }
  }

  /** Tells where reports of quantizing are found. */
  public void reports(Function<RunIndex, Function<VariantId, Optional<QuantizationReport>>> where) {
    controller.reports(where);
  }

  /** What is put into the window. */
  public Region node() {
    return view;
  }

  /** Reads the records again and shows what is new. */
  public void refresh() {
    controller.refresh();
  }

  /**
   * As {@link #refresh()} after a run; if its variant would have no point although nobody asked for
   * the benchmark on the axis, one that it has is put there.
   */
  public void refreshAfter(String runId) {
    controller.refreshAfter(runId);
  }

  /** Follows the window's theme. */
  public void setDark(boolean dark) {
    state.darkProperty().set(dark);
  }

  /** Selects the variant of a run everywhere; nothing if the run is not known (yet). */
  public void select(String runId) {
    controller.selectRun(runId);
  }

  /** The variant selected, if any. */
  public Optional<VariantKey> selected() {
    return state.selectedProperty().get();
  }

  /** Selects a variant, also before the records have been read. */
  public void select(VariantKey variant) {
    controller.select(Optional.of(variant));
  }
}
