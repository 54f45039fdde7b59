package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.fewbit.chart.Drawing;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.ui.fx.Children;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.ForgetPaint;
import org.fewbit.ui.fx.Texts;
import org.jfree.chart.fx.ChartViewer;
import org.kordamp.ikonli.feather.Feather;

/**
 * The figures beyond the three scatter charts: one or several drawings below each other, as high as
 * their rows ask for. What the mouse points at is marked and a click selects it, everywhere.
 */
final class FigureView extends StackPane {

  /** A chart of many is at least this wide. */
  private static final double COLUMN = 300;

  /** Letters of drawings are as high as those of the window. */
  private static final double SHORTEST = 210;

  private static final double SCROLL_BAR = 14;

  private final CompareState state;
  private final ChartState chart;
  private final CompareController controller;
  private final ChartController charts;
  private final BooleanSupplier shown;
  private final String name;
  private final Texts texts;
  private final GridPane grid = new GridPane(4, 4);
  private final ScrollPane scroll = new ScrollPane(grid);
  private final List<ChartViewer> viewers = new ArrayList<>();
  private final List<HoverLayer> layers = new ArrayList<>();
  private List<Drawing> drawings = List.of();
  private Optional<FigureKind> drawn = Optional.empty();
  private int requests;
  private Bounds fitted = new BoundingBox(0, 0, 0, 0);

  FigureView(
      String name,
      CompareState state,
      ChartState chart,
      CompareController controller,
      ChartController charts,
      BooleanSupplier shown,
      Texts texts) {
    this.name = name;
    this.state = state;
    this.chart = chart;
    this.controller = controller;
    this.charts = charts;
    this.shown = shown;
    this.texts = texts;
    setId(name + "-figure");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFocusTraversable(false);
    getChildren().setAll(scroll);
    scroll.viewportBoundsProperty().addListener((o, was, is) -> fit(is));
    state
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              drawings.forEach(d -> d.select(is));
              frame();
            });
    state.hoveredProperty().addListener((o, was, is) -> layers.forEach(layer -> layer.hover(is)));
  }

  /** A chart of one variant has nothing to mark but itself. */
  private void frame() {
    for (int i = 0; i < Math.min(layers.size(), drawings.size()); i++) {
      boolean whole = drawings.get(i).owner().isPresent();
      layers.get(i).frame(whole ? state.selectedProperty().get() : Optional.empty());
    }
  }

  /** Draws again what the state asks for, off the window's thread. */
  void redraw() {
    if (!shown.getAsBoolean()) {
      return;
    }
    if (!chart.figureProperty().get().equals(drawn)) {
      drawings = List.of();
      drawn = chart.figureProperty().get();
    }
    if (chart.figureProperty().get().isPresent()) {
      if (drawings.isEmpty()) {
        ProgressIndicator drawing = new ProgressIndicator();
        drawing.setMaxSize(48, 48);
        getChildren().setAll(drawing);
      }
      int request = ++requests;
      charts.drawFigure(
          now -> latest(request, () -> show(now)), thrown -> latest(request, () -> failed(thrown)));
    }
  }

  /** What was asked for before the person chose something else isn't shown any more. */
  private void latest(int request, Runnable then) {
    if (request == requests && chart.figureProperty().get().isPresent()) {
      then.run();
    }
  }

  private void show(List<Drawing> now) {
    drawings = now;
    drawings.forEach(d -> d.select(state.selectedProperty().get()));
    drawings.forEach(Drawing::axesAbove);
    viewers.clear();
    layers.clear();
    for (Drawing drawing : drawings) {
      ChartViewer viewer = viewer(drawing);
      HoverLayer layer = new HoverLayer(viewer, drawing.places());
      layer.setDark(state.darkProperty().get());
      viewers.add(viewer);
      layers.add(layer);
    }
    frame();
    List<LeftOut> leftOut =
        drawings.stream().flatMap(d -> d.leftOut().stream()).distinct().toList();
    chart.figureLeftOutProperty().set(leftOut);
    Children.show(this, scroll);
    layOut();
  }

  private ChartViewer viewer(Drawing drawing) {
    ChartViewer viewer = new ChartViewer(drawing.chart(), false);
    viewer.setMinSize(120, 100);
    viewer.setAccessibleText(drawing.caption());
    viewer.setZoomFillPaint(Color.web("#58a6ff33"));
    viewer.getCanvas().addOverlay(new ForgetPaint());
    // Rows are all there or none: the wheel moves the page instead of stretching them.
    viewer.getCanvas().setRangeZoomable(!drawing.rows());
    if (drawing.rows()) {
      Optional.ofNullable(viewer.getCanvas().getMouseHandler("scroll"))
          .ifPresent(viewer.getCanvas()::removeAuxiliaryMouseHandler);
    }
    Pointing.at(viewer, drawing::places, controller, this::resetZoom, texts);
    return viewer;
  }

  /** Every layout tells the same bounds anew: only others are a reason for another layout. */
  private void fit(Bounds now) {
    if (now.getWidth() != fitted.getWidth() || now.getHeight() != fitted.getHeight()) {
      fitted = now;
      layOut();
    }
  }

  private void layOut() {
    double width = scroll.getViewportBounds().getWidth();
    double height = scroll.getViewportBounds().getHeight();
    grid.getChildren().clear();
    if (viewers.isEmpty() || width < 2) {
      return;
    }
    double least = drawings.stream().mapToDouble(Drawing::leastWidth).max().orElse(0);
    int columns = (int) Math.clamp(Math.floor(width / Math.max(COLUMN, least)), 1, viewers.size());
    double cell = Math.max(least, (width - SCROLL_BAR) / columns - 4);
    for (int i = 0; i < viewers.size(); i++) {
      ChartViewer viewer = viewers.get(i);
      Drawing drawing = drawings.get(i);
      double natural = drawing.height(cell);
      boolean alone = viewers.size() == 1;
      viewer.setPrefWidth(alone && natural <= height ? Math.max(least, width) : cell);
      viewer.setMinWidth(viewer.getPrefWidth());
      viewer.setPrefHeight(
          drawing.rows()
              ? Math.max(natural, alone ? height - 2 : 0)
              : alone ? height - 2 : Math.max(SHORTEST, natural));
      StackPane marked = new StackPane(viewer, layers.get(i));
      marked.setAlignment(Pos.TOP_LEFT);
      grid.add(marked, i % columns, i / columns);
      GridPane.setHalignment(marked, HPos.LEFT);
    }
  }

  private void failed(Throwable thrown) {
    drawings = List.of();
    viewers.clear();
    layers.clear();
    Node hint;
    if (thrown instanceof ProblemException p) {
      Problem problem = p.problem();
      hint =
          new EmptyState(
              Feather.BAR_CHART_2, texts.phrase(problem.what()), texts.phrase(problem.whatToDo()));
    } else {
      charts.report(thrown);
      hint = new EmptyState(Feather.BAR_CHART_2, texts.get("chart.failed"), String.valueOf(thrown));
    }
    hint.setId(name + "-figure-empty");
    chart.figureLeftOutProperty().set(List.of());
    getChildren().setAll(hint);
  }

  /** Shows all of every chart again. */
  void resetZoom() {
    drawings.forEach(Drawing::resetZoom);
  }
}
