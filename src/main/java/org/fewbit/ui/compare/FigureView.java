package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.fewbit.chart.Drawing;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.ForgetPaint;
import org.fewbit.ui.fx.Texts;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.fx.interaction.ChartMouseEventFX;
import org.jfree.chart.fx.interaction.ChartMouseListenerFX;
import org.kordamp.ikonli.feather.Feather;

/**
 * The figures beyond the three scatter charts: one or several drawings below each other, as high as
 * their rows ask for. A click selects the variant of the place, everywhere.
 */
final class FigureView extends StackPane {

  /** A chart of many is at least this wide. */
  private static final double COLUMN = 300;

  /** Letters of drawings are as high as those of the window. */
  private static final double SHORTEST = 210;

  private static final double SCROLL_BAR = 14;

  private final CompareState state;
  private final CompareController controller;
  private final Texts texts;
  private final GridPane grid = new GridPane(4, 4);
  private final ScrollPane scroll = new ScrollPane(grid);
  private final List<ChartViewer> viewers = new ArrayList<>();
  private List<Drawing> drawings = List.of();
  private Optional<FigureKind> drawn = Optional.empty();

  FigureView(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("compare-figure");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFocusTraversable(false);
    getChildren().setAll(scroll);
    scroll.viewportBoundsProperty().addListener(o -> layOut());
    state.selectedProperty().addListener((o, was, is) -> drawings.forEach(d -> d.select(is)));
  }

  /** Draws again what the state asks for, off the window's thread. */
  void redraw() {
    if (!state.figureProperty().get().equals(drawn)) {
      drawings = List.of();
      drawn = state.figureProperty().get();
    }
    if (state.figureProperty().get().isPresent()) {
      if (drawings.isEmpty()) {
        ProgressIndicator drawing = new ProgressIndicator();
        drawing.setMaxSize(48, 48);
        getChildren().setAll(drawing);
      }
      controller.drawFigure(this::show, this::failed);
    }
  }

  private void show(List<Drawing> now) {
    drawings = now;
    drawings.forEach(d -> d.select(state.selectedProperty().get()));
    drawings.forEach(Drawing::axesAbove);
    viewers.clear();
    drawings.forEach(d -> viewers.add(viewer(d)));
    List<LeftOut> leftOut =
        drawings.stream().flatMap(d -> d.leftOut().stream()).distinct().toList();
    state.figureLeftOutProperty().set(leftOut);
    getChildren().setAll(scroll);
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
    viewer.addChartMouseListener(
        new ChartMouseListenerFX() {
          @Override
          public void chartMouseClicked(ChartMouseEventFX event) {
            if (event.getTrigger().getButton() == MouseButton.PRIMARY
                && event.getEntity() != null) {
              Optional<VariantKey> variant = drawing.variantAt(event.getEntity());
              variant.ifPresent(v -> controller.select(variant));
            }
          }

          @Override
          public void chartMouseMoved(ChartMouseEventFX event) {
            // Tooltips are the canvas's own.
          }
        });
    return viewer;
  }

  private void layOut() {
    double width = scroll.getViewportBounds().getWidth();
    double height = scroll.getViewportBounds().getHeight();
    grid.getChildren().clear();
    if (viewers.isEmpty() || width < 2) {
      return;
    }
    int columns = (int) Math.clamp(Math.floor(width / COLUMN), 1, viewers.size());
    double cell = (width - SCROLL_BAR) / columns - 4;
    for (int i = 0; i < viewers.size(); i++) {
      ChartViewer viewer = viewers.get(i);
      Drawing drawing = drawings.get(i);
      double natural = drawing.height(cell);
      boolean alone = viewers.size() == 1;
      viewer.setPrefWidth(alone && natural <= height ? width : cell);
      viewer.setPrefHeight(
          drawing.rows()
              ? Math.max(natural, alone ? height - 2 : 0)
              : alone ? height - 2 : Math.max(SHORTEST, natural));
      grid.add(viewer, i % columns, i / columns);
      GridPane.setHalignment(viewer, HPos.LEFT);
    }
  }

  private void failed(Throwable thrown) {
    drawings = List.of();
    viewers.clear();
    Node hint;
    if (thrown instanceof ProblemException p) {
      Problem problem = p.problem();
      hint = new EmptyState(Feather.BAR_CHART_2, problem.what(), problem.whatToDo());
    } else {
      controller.report(thrown);
      hint = new EmptyState(Feather.BAR_CHART_2, texts.get("chart.failed"), String.valueOf(thrown));
    }
    hint.setId("compare-figure-empty");
    state.figureLeftOutProperty().set(List.of());
    getChildren().setAll(hint);
  }

  /** Shows all of every chart again. */
  void resetZoom() {
    drawings.forEach(Drawing::resetZoom);
  }
}
