package org.fewbit.ui.compare;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.MouseButton;
import org.fewbit.chart.ChartPlaces;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.fx.interaction.ChartMouseEventFX;
import org.jfree.chart.fx.interaction.ChartMouseListenerFX;

/** The mouse over a chart: what it points at is marked everywhere, a click selects it. */
final class Pointing implements ChartMouseListenerFX {

  /** A finger's and a hurried mouse's inaccuracy, pixels. */
  private static final double REACH = 12;

  private final ChartViewer viewer;
  private final Supplier<ChartPlaces> places;
  private final CompareController controller;
  private final Runnable resetZoom;

  private Pointing(
      ChartViewer viewer,
      Supplier<ChartPlaces> places,
      CompareController controller,
      Runnable resetZoom) {
    this.viewer = viewer;
    this.places = places;
    this.controller = controller;
    this.resetZoom = resetZoom;
  }

  /**
   * Makes a chart answer the mouse.
   *
   * @param resetZoom what a double click does
   */
  static void at(
      ChartViewer viewer,
      Supplier<ChartPlaces> places,
      CompareController controller,
      Runnable resetZoom) {
    viewer.addChartMouseListener(new Pointing(viewer, places, controller, resetZoom));
    viewer.setOnMouseExited(e -> controller.hover(Optional.empty()));
  }

  private Optional<VariantKey> variant(ChartMouseEventFX event) {
    var mouse = event.getTrigger();
    return places.get().near(viewer.getRenderingInfo(), mouse.getX(), mouse.getY(), REACH);
  }

  @Override
  public void chartMouseClicked(ChartMouseEventFX event) {
    if (event.getTrigger().getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (event.getTrigger().getClickCount() == 2) {
      resetZoom.run();
      return;
    }
    Optional<VariantKey> clicked = variant(event);
    clicked.ifPresent(v -> controller.select(clicked));
  }

  @Override
  public void chartMouseMoved(ChartMouseEventFX event) {
    controller.hover(variant(event));
  }
}
