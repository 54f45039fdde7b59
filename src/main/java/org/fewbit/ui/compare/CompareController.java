package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.run.RunArchive;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.ChineseFont;
import org.fewbit.ui.fx.Texts;

/** What a person can do in the pane. */
final class CompareController {

  /** More columns than these are too narrow to be read. */
  static final int MOST_BESIDE = 6;

  private final CompareState state;
  private final Links links;
  private final RunReader reader;
  private final ChartController first;
  private final ChartController second;
  private final Texts texts;
  private Optional<String> awaited = Optional.empty();
  private Function<RunIndex, Function<VariantId, Optional<QuantizationReport>>> reports =
      index -> v -> Optional.empty();

  CompareController(
      CompareState state,
      RunArchive archive,
      EvaluationCatalog evaluations,
      Background background,
      Links links,
      Texts texts) {
    this.texts = texts;
    this.state = state;
    this.links = links;
    reader = new RunReader(state, archive, evaluations, background, this::arrived);
    first = new ChartController(state.first(), this::source, this::theme, background);
    second = new ChartController(state.second(), this::source, this::theme, background);
  }

  /** Colours, font and language of charts. */
  static ChartTheme speaking(boolean dark, Texts texts) {
    return ChartTheme.of(dark).speaking(texts::phrase, ChineseFont.isNeeded(texts.locale()));
  }

  private ChartTheme theme() {
    return speaking(state.darkProperty().get(), texts);
  }

  /** The chart that is always there. */
  ChartController first() {
    return first;
  }

  /** The chart beside it. */
  ChartController second() {
    return second;
  }

  /** Shows the second chart or takes it away. */
  void toggleSecond() {
    state.twoProperty().set(!state.twoProperty().get());
  }

  /** Marks a variant wherever it is shown, as long as the mouse points at it. */
  void hover(Optional<VariantKey> variant) {
    if (!variant.equals(state.hoveredProperty().get())) {
      state.hoveredProperty().set(variant);
    }
  }

  /** Whether a variant is the selected one. */
  boolean isSelected(VariantKey variant) {
    return state.selectedProperty().get().filter(variant::equals).isPresent();
  }

  /** Reads the records again, off the window's thread. */
  void refresh() {
    reader.refresh();
  }

  /** Runs something when what was asked for is shown: at once if nothing is being read. */
  void whenShown(Runnable action) {
    reader.whenShown(action);
  }

  /** Compares these runs only from the next {@link #refresh()} on; empty: all there are. */
  void only(Optional<Set<String>> runs) {
    state.onlyProperty().set(runs);
  }

  /** Lets runs from elsewhere take part, or not. */
  void showImported(boolean on) {
    state.importedProperty().set(on);
    refresh();
  }

  private void arrived(RunIndex index) {
    revealAwaited();
    if (state.selectedProperty().get().filter(v -> !index.variants().contains(v)).isPresent()) {
      select(Optional.empty());
    }
  }

  /** Shows the samples of a variant beside its baseline's; published ones have none. */
  void openSamples(VariantKey variant, Optional<EvaluationKey> evaluation) {
    if (!variant.published()) {
      links.openSamples(variant, evaluation);
    }
  }

  /** Gathers a variant for {@link #openSideBySide} or takes it out; a seventh is refused. */
  void toggleBeside(VariantKey variant) {
    List<VariantKey> now = new ArrayList<>(state.besideProperty().get());
    if (!now.remove(variant) && now.size() < MOST_BESIDE) {
      now.add(variant);
    }
    state.besideProperty().set(List.copyOf(now));
  }

  /** Takes all out. */
  void clearBeside() {
    state.besideProperty().set(List.of());
  }

  /** Shows the gathered variants as columns; the selected one and its baseline if none are. */
  void openSideBySide() {
    List<VariantKey> columns = columns();
    if (columns.size() > 1) {
      links.openSideBySide(columns);
    }
  }

  /** What {@link #openSideBySide} would show. */
  List<VariantKey> columns() {
    Set<VariantKey> columns = new LinkedHashSet<>(state.besideProperty().get());
    if (columns.size() < 2) {
      state.selectedProperty().get().ifPresent(columns::add);
      List.copyOf(columns).stream()
          .limit(1)
          .flatMap(v -> state.indexProperty().get().baseline(v).stream())
          .filter(b -> !columns.contains(b))
          .findFirst()
          .ifPresent(
              b -> {
                List<VariantKey> rest = List.copyOf(columns);
                columns.clear();
                columns.add(b);
                columns.addAll(rest);
              });
    }
    return List.copyOf(columns);
  }

  /** Selects a variant everywhere. */
  void select(Optional<VariantKey> variant) {
    if (!variant.equals(state.selectedProperty().get())) {
      state.selectedProperty().set(variant);
    }
  }

  /**
   * Selects the variant of a run and makes sure that it is shown, on another axis or chart if it
   * has no point on this one; nothing if it is unknown.
   */
  void selectRun(String runId) {
    if (!state.importedProperty().get() && state.originsProperty().get().containsKey(runId)) {
      showImported(true);
    }
    reader.whenShown(() -> selectShownRun(runId));
  }

  private void selectShownRun(String runId) {
    variantOf(runId)
        .ifPresent(
            variant -> {
              if (variant.published()) {
                showPublished(true);
              }
              show(List.of(variant), true);
              select(Optional.of(variant));
              first.reveal(variant, true);
            });
  }

  private Optional<VariantKey> variantOf(String runId) {
    RunIndex index = state.indexProperty().get();
    return index.variants().stream()
        .filter(v -> index.records(v).stream().anyMatch(r -> r.id().equals(runId)))
        .findFirst();
  }

  /**
   * Reads the records again after a run. If its variant has no point although nobody asked for the
   * benchmark on the axis, one that it has is put there.
   */
  void refreshAfter(String runId) {
    awaited = Optional.of(runId);
    refresh();
  }

  private void revealAwaited() {
    Optional<VariantKey> variant = awaited.flatMap(this::variantOf);
    if (variant.isEmpty()) {
      return;
    }
    awaited = Optional.empty();
    if (state.first().yProperty().get().isEmpty()) {
      first.reveal(variant.get(), false);
    }
  }

  /** Shows or hides variants. */
  void show(List<VariantKey> variants, boolean visible) {
    change(
        s -> {
          Set<VariantKey> hidden = new HashSet<>(s.hidden());
          variants.forEach(v -> toggle(hidden, v, !visible));
          return new Selection(hidden, s.published(), s.dimensions(), s.collapsed());
        });
  }

  /** Shows or hides all records published elsewhere. */
  void showPublished(boolean visible) {
    change(s -> new Selection(s.hidden(), visible, s.dimensions(), s.collapsed()));
  }

  /** Draws or leaves out variants with a broken perplexity on perplexity axes. */
  void showCollapsed(boolean visible) {
    change(s -> new Selection(s.hidden(), s.published(), s.dimensions(), visible));
  }

  /** Offers and lists a dimension's benchmarks, or not. */
  void showDimension(Dimension dimension, boolean visible) {
    change(
        s -> {
          Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
          dimensions.addAll(s.dimensions());
          toggle(dimensions, dimension, visible);
          return new Selection(s.hidden(), s.published(), dimensions, s.collapsed());
        });
  }

  private static <T> void toggle(Set<T> set, T element, boolean in) {
    boolean unused = in ? set.add(element) : set.remove(element);
  }

  private void change(UnaryOperator<Selection> how) {
    Selection next = how.apply(state.selectionProperty().get());
    if (!next.equals(state.selectionProperty().get())) {
      state.selectionProperty().set(next);
    }
  }

  /** Shows a selection and one chart or two. */
  void show(Selection selection, List<FigureChoice> charts) {
    state.selectionProperty().set(selection);
    first.show(charts.getFirst());
    if (charts.size() > 1) {
      second.show(charts.get(1));
    }
    state.twoProperty().set(charts.size() > 1);
  }

  /** What a figure of the chart shown is drawn from. */
  FigureSource source() {
    return new FigureSource(
        state.indexProperty().get(),
        state.selectionProperty().get(),
        state.pairsProperty().get(),
        reader.samples(),
        reports.apply(state.indexProperty().get()));
  }

  /** Tells where reports of quantizing are found. */
  void reports(Function<RunIndex, Function<VariantId, Optional<QuantizationReport>>> where) {
    reports = where;
  }
}
