package org.fewbit.ui.compare;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import org.fewbit.chart.ChartPlaces;
import org.fewbit.chart.ChartTheme;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.fx.FXGraphics2D;

/**
 * Marks on top of a chart where the variant is that the mouse points at, here or elsewhere: the
 * chart itself, which may have thousands of points, isn't drawn again for that.
 */
final class HoverLayer extends Canvas {

  private static final int FILL_ALPHA = 44;
  private static final BasicStroke EDGE = new BasicStroke(1.6f);

  private final ChartViewer viewer;
  private ChartPlaces places;
  private Optional<VariantKey> hovered = Optional.empty();
  private Optional<VariantKey> selected = Optional.empty();
  private boolean dark;

  HoverLayer(ChartViewer viewer, ChartPlaces places) {
    this.viewer = viewer;
    this.places = places;
    setMouseTransparent(true);
    // Its size follows the chart; the layout must not follow its size.
    setManaged(false);
    widthProperty().bind(viewer.widthProperty());
    heightProperty().bind(viewer.heightProperty());
    viewer.getCanvas().addOverlay(new AfterDrawing(this::mark));
  }

  /** Marks on another chart, which the viewer is about to draw. */
  void follow(ChartPlaces now) {
    places = now;
  }

  /** Marks a variant. */
  void hover(Optional<VariantKey> variant) {
    hovered = variant;
    mark();
  }

  /** Frames a chart that is a variant's as a whole; others mark what is selected themselves. */
  void frame(Optional<VariantKey> variant) {
    selected = variant;
    mark();
  }

  void setDark(boolean on) {
    dark = on;
    mark();
  }

  private List<Shape> shapes(Optional<VariantKey> variant) {
    return variant.map(v -> places.of(viewer.getRenderingInfo(), v)).orElseGet(ArrayList::new);
  }

  private void mark() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    List<Shape> below = shapes(hovered);
    List<Shape> frames = shapes(selected);
    if (below.isEmpty() && frames.isEmpty()) {
      return;
    }
    FXGraphics2D g2 = new FXGraphics2D(getGraphicsContext2D());
    g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Color c = ChartTheme.of(dark).selection();
    g2.setPaint(new Color(c.getRed(), c.getGreen(), c.getBlue(), FILL_ALPHA));
    below.forEach(g2::fill);
    g2.setPaint(c);
    g2.setStroke(EDGE);
    below.forEach(g2::draw);
    frames.forEach(g2::draw);
  }
}
