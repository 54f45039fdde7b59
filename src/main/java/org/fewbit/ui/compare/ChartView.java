package org.fewbit.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.ComparisonChart;
import org.fewbit.chart.Palette;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.EqualMemory;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.ForgetPaint;
import org.fewbit.ui.fx.Texts;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.fx.interaction.ChartMouseEventFX;
import org.jfree.chart.fx.interaction.ChartMouseListenerFX;
import org.kordamp.ikonli.feather.Feather;

/** The chart with its controls; a click on a point selects it, a double click resets the zoom. */
final class ChartView extends BorderPane {

  /** A finger's and a hurried mouse's inaccuracy, pixels. */
  private static final double REACH = 12;

  /** Below this height the words of a vertical axis are longer than the axis. */
  private static final double LOW = 290;

  private final CompareState state;
  private final CompareController controller;
  private final StackPane middle = new StackPane();
  private final ChartViewer viewer;
  private final FigureView figure;
  private ComparisonChart drawn;

  ChartView(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.controller = controller;
    drawn = draw();
    viewer = new ChartViewer(drawn.chart(), false);
    viewer.setId("compare-chart");
    viewer.setMinSize(200, 140);
    viewer.setAccessibleText("Chart of the comparison; the table below has the same values");
    viewer.setZoomFillPaint(Color.web("#58a6ff33"));
    viewer.getCanvas().addOverlay(new ForgetPaint());
    viewer.addChartMouseListener(new Clicks());
    viewer.heightProperty().addListener(o -> drawn.brief(isLow()));
    figure = new FigureView(state, controller, texts);
    middle.getChildren().setAll(viewer);
    getStyleClass().add("compare-chart");
    setTop(new ChartControls(state, controller, texts, this::resetZoom));
    setCenter(middle);
    setBottom(new ChartNotes(state, controller, texts));
    state.figureProperty().addListener(o -> showChartOrHint());
    for (Observable each :
        List.of(
            state.figureProperty(),
            state.tableProperty(),
            state.pairsProperty(),
            state.cellsProperty(),
            state.yProperty(),
            state.chartProperty(),
            state.darkProperty())) {
      each.addListener(o -> figure.redraw());
    }
    state.loadedProperty().addListener(o -> showChartOrHint());
    state.indexProperty().addListener(o -> showChartOrHint());
    showChartOrHint();
    state.comparisonProperty().addListener(o -> redraw());
    state.chartProperty().addListener(o -> redraw());
    state.darkProperty().addListener(o -> drawn.restyle(theme()));
    state.selectedProperty().addListener((o, was, is) -> drawn.select(is));
  }

  private ChartTheme theme() {
    return ChartTheme.of(state.darkProperty().get());
  }

  private ComparisonChart draw() {
    Comparison comparison = state.comparisonProperty().get();
    ComparisonChart chart =
        new ComparisonChart(
            comparison,
            new Palette(state.indexProperty().get().models()),
            state.chartProperty().get(),
            state.logarithmicProperty().get(),
            theme());
    if (state.chartProperty().get().equalMemory()) {
      chart.connect(
          EqualMemory.of(state.indexProperty().get(), state.selectionProperty().get(), comparison));
    }
    chart.manyAtOnce(true);
    chart.select(state.selectedProperty().get());
    return chart;
  }

  private boolean isLow() {
    return viewer.getHeight() > 0 && viewer.getHeight() < LOW;
  }

  private void redraw() {
    drawn = draw();
    drawn.brief(isLow());
    viewer.setChart(drawn.chart());
  }

  private void showChartOrHint() {
    boolean empty = state.indexProperty().get().variants().isEmpty();
    if (empty && state.loadedProperty().get()) {
      middle
          .getChildren()
          .setAll(
              new EmptyState(
                  Feather.BAR_CHART_2,
                  "No runs yet",
                  "Here scores are compared with perplexity, bits and speed. Press Run to"
                      + " quantize a model and evaluate it."));
    } else if (state.figureProperty().get().isPresent()) {
      middle.getChildren().setAll(figure);
    } else {
      middle.getChildren().setAll(viewer);
      viewer.setVisible(!empty);
    }
  }

  private void resetZoom() {
    figure.resetZoom();
    var plot = drawn.chart().getXYPlot();
    plot.getDomainAxis().setAutoRange(true);
    plot.getRangeAxis().setAutoRange(true);
  }

  private final class Clicks implements ChartMouseListenerFX {
    @Override
    public void chartMouseClicked(ChartMouseEventFX event) {
      var mouse = event.getTrigger();
      if (mouse.getButton() != MouseButton.PRIMARY) {
        return;
      }
      if (mouse.getClickCount() == 2) {
        resetZoom();
        return;
      }
      drawn
          .pointNear(viewer.getRenderingInfo(), mouse.getX(), mouse.getY(), REACH)
          .ifPresent(point -> controller.select(Optional.of(point.variant())));
    }

    @Override
    public void chartMouseMoved(ChartMouseEventFX event) {
      // Tooltips are the canvas's own.
    }
  }
}
