package org.fewbit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.XYItemEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On every kind of figure a place leads to its variant, and a variant to its places. */
class ChartPlacesTest {

  private static final int SIDE = 900;
  private static final double REACH = 12;

  private static List<Drawing> draw(FigureKind kind) {
    return Figures.draw(MadeUpFigures.source(), FigureChoice.of(kind), ChartTheme.light());
  }

  private static BufferedImage image(Drawing drawing, ChartRenderingInfo info) {
    return drawing.chart().createBufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB, info);
  }

  private static Set<VariantKey> shown(Drawing drawing, ChartRenderingInfo info) {
    Set<VariantKey> variants = new LinkedHashSet<>();
    drawing.owner().ifPresent(variants::add);
    for (Object each : info.getEntityCollection().getEntities()) {
      drawing.variantAt((ChartEntity) each).ifPresent(variants::add);
    }
    return variants;
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void pointingAtAPlaceFindsItsVariant(FigureKind kind) {
    for (Drawing drawing : draw(kind)) {
      ChartRenderingInfo info = new ChartRenderingInfo();
      image(drawing, info);
      int asked = 0;
      for (Object each : info.getEntityCollection().getEntities()) {
        ChartEntity entity = (ChartEntity) each;
        Optional<VariantKey> variant = drawing.variantAt(entity);
        Rectangle2D box = entity.getArea().getBounds2D();
        // What lies under another mark or is no solid shape is found by the next test.
        if (variant.isPresent() && alone(drawing, info, entity)) {
          asked++;
          assertThat(drawing.places().near(info, box.getCenterX(), box.getCenterY(), REACH))
              .as("%s %s", kind, entity)
              .isEqualTo(variant);
        }
      }
      assertThat(asked > 3 || drawing.owner().isPresent()).as(kind.id()).isTrue();
    }
  }

  private static boolean alone(Drawing drawing, ChartRenderingInfo info, ChartEntity one) {
    Rectangle2D box = one.getArea().getBounds2D();
    if (!one.getArea().contains(box.getCenterX(), box.getCenterY())) {
      return false;
    }
    for (Object each : info.getEntityCollection().getEntities()) {
      ChartEntity other = (ChartEntity) each;
      if (other != one
          && drawing.variantAt(other).isPresent()
          && !drawing.variantAt(other).equals(drawing.variantAt(one))
          && other.getArea().intersects(box)) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void everyVariantHasItsPlacesOnTheChart(FigureKind kind) {
    for (Drawing drawing : draw(kind)) {
      ChartRenderingInfo info = new ChartRenderingInfo();
      image(drawing, info);
      Set<VariantKey> variants = shown(drawing, info);
      assertThat(variants).as(kind.id()).isNotEmpty();
      for (VariantKey variant : variants) {
        List<Shape> shapes = drawing.places().of(info, variant);
        assertThat(shapes).as("%s %s", kind, variant).isNotEmpty();
        for (Shape shape : shapes) {
          Rectangle2D box = shape.getBounds2D();
          assertThat(new Rectangle2D.Double(-12, -12, SIDE + 24, SIDE + 24).contains(box))
              .as("%s %s %s", kind, variant, box)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = FigureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "LAYERS")
  void theSelectedVariantLooksOtherThanTheRestAtItsPlaces(FigureKind kind) {
    Drawing drawing = draw(kind).getFirst();
    ChartRenderingInfo info = new ChartRenderingInfo();
    BufferedImage before = image(drawing, info);
    for (VariantKey variant : shown(drawing, info)) {
      drawing.select(Optional.of(variant));
      BufferedImage after = image(drawing, new ChartRenderingInfo());
      List<Rectangle2D> places =
          drawing.places().of(info, variant).stream().map(s -> grown(s.getBounds2D())).toList();
      int inside = 0;
      int outside = 0;
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          if (before.getRGB(x, y) != after.getRGB(x, y)) {
            double px = x;
            double py = y;
            if (places.stream().anyMatch(p -> p.contains(px, py))) {
              inside++;
            } else {
              outside++;
            }
          }
        }
      }
      assertThat(inside).as("%s %s", kind, variant).isGreaterThan(40);
      assertThat(outside).as("%s %s", kind, variant).isZero();
    }
  }

  private static Rectangle2D grown(Rectangle2D box) {
    double by = 8;
    return new Rectangle2D.Double(
        box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    Drawing drawing = draw(FigureKind.BITS).getFirst();
    ChartRenderingInfo info = new ChartRenderingInfo();
    image(drawing, info);

    assertThat(drawing.places().near(info, -100, -100, REACH)).isEmpty();
    assertThat(drawing.places().near(null, 1, 1, REACH)).isEmpty();
  }

  @Test
  void aRowBelongsToItsVariantFromEdgeToEdgeButAHeadingToNobody() {
    Drawing drawing = draw(FigureKind.COSTS).getFirst();
    ChartRenderingInfo info = new ChartRenderingInfo();
    image(drawing, info);
    List<Double> rows = new ArrayList<>();
    for (Object each : info.getEntityCollection().getEntities()) {
      if (each instanceof VariantEntity bar) {
        rows.add(bar.getArea().getBounds2D().getCenterY());
        assertThat(drawing.places().near(info, 3, rows.getLast(), REACH)).contains(bar.variant());
      }
    }
    double first = rows.stream().mapToDouble(y -> y).min().orElseThrow();
    double pitch = rows.stream().mapToDouble(y -> y - first).filter(d -> d > 1).min().orElseThrow();
    assertThat(drawing.places().near(info, 3, first - pitch, REACH)).isEmpty();
  }

  @Test
  void aTooltipSaysWhatAVariantCostsOnce() {
    for (FigureKind kind : FigureKind.values()) {
      for (Drawing drawing : draw(kind)) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        image(drawing, info);
        for (Object each : info.getEntityCollection().getEntities()) {
          boolean place = each instanceof VariantEntity || each instanceof XYItemEntity;
          String text = place ? ((ChartEntity) each).getToolTipText() : null;
          if (text != null && kind != FigureKind.LAYERS && !text.contains("published")) {
            assertThat(text.split("bits per weight", -1)).as("%s: %s", kind, text).hasSize(2);
          }
        }
      }
    }
  }
}
