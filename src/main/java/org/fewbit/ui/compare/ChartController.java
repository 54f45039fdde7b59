package org.fewbit.ui.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.Drawing;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.chart.Figures;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.Background;

/** What a person can do with one chart. */
final class ChartController {

  private final ChartState state;
  private final Supplier<FigureSource> source;
  private final Supplier<ChartTheme> theme;
  private final Background background;

  ChartController(
      ChartState state,
      Supplier<FigureSource> source,
      Supplier<ChartTheme> theme,
      Background background) {
    this.state = state;
    this.source = source;
    this.theme = theme;
    this.background = background;
  }

  /** Shows another chart. */
  void show(ChartKind kind) {
    state.figureProperty().set(Optional.empty());
    state.chartProperty().set(kind);
  }

  /** Shows any kind, scatter chart or not. */
  void show(FigureKind kind) {
    scatter(kind).ifPresentOrElse(this::show, () -> state.figureProperty().set(Optional.of(kind)));
  }

  private static Optional<ChartKind> scatter(FigureKind kind) {
    return Arrays.stream(ChartKind.values()).filter(k -> k.figure() == kind).findFirst();
  }

  /** Shows a chart as it was saved. */
  void show(FigureChoice choice) {
    state.revealingProperty().set(Optional.empty());
    show(choice.kind());
    choice.y().ifPresent(y -> state.yProperty().set(Optional.of(y)));
    scatter(choice.kind())
        .ifPresent(
            kind -> {
              choice.x().ifPresent(x -> state.xProperty(kind).set(Optional.of(x)));
              state.logarithmicProperty(kind).set(choice.logarithmic());
            });
    cells(choice.cells());
  }

  /** Shows a view until the person chooses another axis. */
  void show(View view) {
    state.figureProperty().set(Optional.empty());
    if (view.equals(new View(state.chartProperty().get(), state.chosenY()))) {
      return;
    }
    state.revealingProperty().set(Optional.of(view.y()));
    state.chartProperty().set(view.chart());
  }

  /** Goes where a variant has a point, on any chart or on this one only; nothing if nowhere. */
  void reveal(VariantKey variant, boolean anywhere) {
    ChartKind kind = state.chartProperty().get();
    List<View> views = state.views().stream().filter(v -> anywhere || v.chart() == kind).toList();
    bestView(variant, views).ifPresent(this::show);
  }

  /** The view shown if the variant has a point there, else the fullest of the first such chart. */
  private Optional<View> bestView(VariantKey variant, List<View> views) {
    List<View> having =
        views.stream().filter(v -> state.compared(v).point(variant).isPresent()).toList();
    if (having.isEmpty() || having.getFirst().equals(views.getFirst())) {
      return having.stream().findFirst();
    }
    ChartKind chart = having.getFirst().chart();
    return having.stream().filter(v -> v.chart() == chart).min(Comparator.comparingInt(this::left));
  }

  private int left(View view) {
    return state.compared(view).leftOut().size();
  }

  /** The view that leaves out the fewest, if it leaves out fewer than the one shown. */
  Optional<View> viewWithMost() {
    return state.views().stream()
        .reduce((a, b) -> left(b) < left(a) ? b : a)
        .filter(v -> left(v) < state.comparisonProperty().get().leftOut().size());
  }

  /** Shows something else in the cells of the heat map. */
  void cells(FigureChoice.Cells cells) {
    state.cellsProperty().set(cells);
  }

  /** Puts something else on the vertical axis. */
  void chooseY(Quantity quantity) {
    if (!quantity.equals(state.chosenY())) {
      state.revealingProperty().set(Optional.empty());
      state.yProperty().set(Optional.of(quantity));
    }
  }

  /** Puts something else on the horizontal axis of the chart shown. */
  void chooseX(Quantity quantity) {
    if (!quantity.equals(state.chosenX())) {
      state.xProperty().set(Optional.of(quantity));
    }
  }

  /** Makes the horizontal axis of the chart shown logarithmic or linear. */
  void logarithmic(boolean on) {
    state.logarithmicProperty().set(on);
  }

  /** Draws the figure shown off the window's thread. */
  void drawFigure(Consumer<List<Drawing>> done, Consumer<? super Throwable> failed) {
    FigureSource from = source.get();
    FigureChoice choice = state.choice();
    ChartTheme colours = theme.get();
    background.run("compare.figure", () -> Figures.draw(from, choice, colours), done, failed);
  }

  /** Passes on what nobody expected. */
  void report(Throwable thrown) {
    background.report(thrown);
  }
}
