package org.fewbit.ui.compare;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.Observable;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.ComparisonChart;
import org.fewbit.chart.CostLines;
import org.fewbit.chart.Palette;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.EqualMemory;
import org.fewbit.ui.fx.Children;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.ForgetPaint;
import org.fewbit.ui.fx.Texts;
import org.jfree.chart.fx.ChartViewer;
import org.kordamp.ikonli.feather.Feather;

/** A chart with its controls; a click on a point selects it, a double click resets the zoom. */
final class ChartView extends BorderPane {

  /** Below this height the words of a vertical axis are longer than the axis. */
  private static final double LOW = 290;

  /** Below this width the words of the correlation take two lines. */
  private static final double NARROW = 520;

  private final CompareState state;
  private final ChartState chart;
  private final BooleanSupplier shown;
  private final Texts texts;
  private final StackPane middle = new StackPane();
  private final ChartViewer viewer;
  private final HoverLayer hover;
  private final StackPane marked;
  private final FigureView figure;
  private ComparisonChart drawn;

  /**
   * One of the pane's charts.
   *
   * @param name of its nodes' ids
   * @param shown whether it is drawn at all
   */
  ChartView(
      String name,
      CompareState state,
      ChartState chart,
      CompareController controller,
      ChartController charts,
      BooleanSupplier shown,
      Texts texts) {
    this.state = state;
    this.chart = chart;
    this.shown = shown;
    this.texts = texts;
    drawn = draw();
    viewer = new ChartViewer(drawn.chart(), false);
    viewer.setId(name + "-chart");
    viewer.setMinSize(200, 140);
    viewer.setAccessibleText(texts.get("chart.name"));
    viewer.setZoomFillPaint(Color.web("#58a6ff33"));
    viewer.getCanvas().addOverlay(new ForgetPaint());
    Pointing.at(viewer, () -> drawn.places(), controller, this::resetZoom, texts);
    viewer.heightProperty().addListener(o -> drawn.brief(isLow()));
    viewer.widthProperty().addListener(o -> drawn.narrow(isNarrow()));
    hover = new HoverLayer(viewer, drawn.places());
    marked = new StackPane(viewer, hover);
    figure = new FigureView(name, state, chart, controller, charts, shown, texts);
    getStyleClass().add("compare-chart");
    setMinWidth(240);
    setTop(new ChartControls(name, state, chart, controller, charts, texts, this::resetZoom));
    setCenter(middle);
    setBottom(new ChartNotes(name, state, chart, controller, charts, texts));
    follow();
    showChartOrHint();
  }

  private void follow() {
    for (Observable each :
        List.of(
            chart.figureProperty(),
            state.tableProperty(),
            state.pairsProperty(),
            chart.cellsProperty(),
            chart.yProperty(),
            chart.chartProperty(),
            state.darkProperty())) {
      each.addListener(o -> figure.redraw());
    }
    for (Observable each :
        List.of(chart.figureProperty(), state.loadedProperty(), state.indexProperty())) {
      each.addListener(o -> showChartOrHint());
    }
    chart.comparisonProperty().addListener(o -> redraw());
    chart.chartProperty().addListener(o -> redraw());
    state
        .darkProperty()
        .addListener(
            (o, was, is) -> {
              drawn.restyle(theme());
              hover.setDark(is);
            });
    state.selectedProperty().addListener((o, was, is) -> drawn.select(is));
    state.hoveredProperty().addListener((o, was, is) -> hover.hover(is));
  }

  /** Draws what changed while it wasn't shown. */
  void refresh() {
    redraw();
    figure.redraw();
  }

  private ChartTheme theme() {
    return CompareController.speaking(state.darkProperty().get(), texts);
  }

  private ComparisonChart draw() {
    Comparison comparison = chart.comparisonProperty().get();
    ComparisonChart made =
        new ComparisonChart(
            comparison,
            new Palette(state.indexProperty().get().models()),
            chart.chartProperty().get(),
            chart.logarithmicProperty().get(),
            theme());
    made.telling(new CostLines(state.indexProperty().get(), state.selectionProperty().get()));
    if (chart.chartProperty().get().equalMemory()) {
      made.connect(
          EqualMemory.of(state.indexProperty().get(), state.selectionProperty().get(), comparison));
    }
    made.manyAtOnce(true);
    made.select(state.selectedProperty().get());
    return made;
  }

  private boolean isLow() {
    return viewer.getHeight() > 0 && viewer.getHeight() < LOW;
  }

  private boolean isNarrow() {
    return viewer.getWidth() > 0 && viewer.getWidth() < NARROW;
  }

  private void redraw() {
    if (shown.getAsBoolean()) {
      drawn = draw();
      drawn.brief(isLow());
      drawn.narrow(isNarrow());
      hover.follow(drawn.places());
      viewer.setChart(drawn.chart());
    }
  }

  private void showChartOrHint() {
    boolean empty = state.indexProperty().get().variants().isEmpty();
    if (empty && state.loadedProperty().get()) {
      middle
          .getChildren()
          .setAll(
              new EmptyState(
                  Feather.BAR_CHART_2, texts.get("chart.empty"), texts.get("chart.empty.hint")));
    } else if (chart.figureProperty().get().isPresent()) {
      Children.show(middle, figure);
    } else if (empty) {
      // Nothing has been read yet: drawing axes of nothing would cost as much as those of points.
      middle.getChildren().clear();
    } else {
      Children.show(middle, marked);
    }
  }

  private void resetZoom() {
    figure.resetZoom();
    var plot = drawn.chart().getXYPlot();
    plot.getDomainAxis().setAutoRange(true);
    plot.getRangeAxis().setAutoRange(true);
  }
}
