package org.fewbit.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fewbit.chart.ChartPlaces;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.Texts;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.fx.interaction.ChartMouseEventFX;
import org.jfree.chart.fx.interaction.ChartMouseListenerFX;

/** The mouse over a chart: what it points at is marked everywhere, a click selects it. */
final class Pointing implements ChartMouseListenerFX {

  /** A finger's and a hurried mouse's inaccuracy, pixels. */
  private static final double REACH = 12;

  /** Nearer than this points lie on each other. */
  private static final double HEAP = 8;

  /** A hand that clicks twice moves the mouse a little. */
  private static final double STILL = 4;

  private final ChartViewer viewer;
  private final Supplier<ChartPlaces> places;
  private final CompareController controller;
  private final Runnable resetZoom;
  private List<VariantKey> clicked = List.of();
  private double clickedX;
  private double clickedY;

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
      Runnable resetZoom,
      Texts texts) {
    Pointing pointing = new Pointing(viewer, places, controller, resetZoom);
    viewer.addChartMouseListener(pointing);
    HeapTooltip.instead(viewer.getCanvas(), pointing::heap, places, controller, texts);
    viewer.setOnMouseExited(e -> controller.hover(Optional.empty()));
  }

  private Optional<VariantKey> variant(ChartMouseEventFX event) {
    var mouse = event.getTrigger();
    return places.get().near(viewer.getRenderingInfo(), mouse.getX(), mouse.getY(), REACH);
  }

  /** Everything under the mouse. */
  private List<VariantKey> heap(MouseEvent mouse) {
    return places.get().heap(viewer.getRenderingInfo(), mouse.getX(), mouse.getY(), HEAP);
  }

  @Override
  public void chartMouseClicked(ChartMouseEventFX event) {
    MouseEvent mouse = event.getTrigger();
    if (mouse.getButton() != MouseButton.PRIMARY) {
      return;
    }
    boolean again = Math.hypot(mouse.getX() - clickedX, mouse.getY() - clickedY) < STILL;
    List<VariantKey> here = again && clicked.size() > 1 ? clicked : heap(mouse);
    clicked = here;
    clickedX = mouse.getX();
    clickedY = mouse.getY();
    if (here.size() > 1) {
      controller.select(Optional.of(next(here)));
    } else if (mouse.getClickCount() == 2) {
      resetZoom.run();
    } else {
      Optional<VariantKey> one = variant(event);
      one.ifPresent(v -> controller.select(one));
    }
  }

  /** Clicking again where points lie on each other leads through all of them. */
  private VariantKey next(List<VariantKey> here) {
    for (int i = 0; i < here.size(); i++) {
      if (controller.isSelected(here.get(i))) {
        return here.get((i + 1) % here.size());
      }
    }
    return here.getFirst();
  }

  @Override
  public void chartMouseMoved(ChartMouseEventFX event) {
    controller.hover(variant(event));
  }
}
