package org.fewbit.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.XYItemEntity;
import org.jspecify.annotations.Nullable;

/** Which places of a drawn chart belong to which variant, for pointing at them and marking them. */
public final class ChartPlaces {

  /** Of the ring around a point. */
  private static final double RING = 10;

  /** A row is hit up to here above and below what is drawn in it. */
  private static final double ROW_SLACK = 3;

  private final Function<ChartEntity, Optional<VariantKey>> pick;
  private final boolean rows;
  private final Optional<VariantKey> owner;
  private final Function<VariantKey, String> words;

  /**
   * The places of a chart.
   *
   * @param pick whose an entity of the chart is
   * @param rows whether every variant has a row, which belongs to it from edge to edge
   * @param owner whose the whole chart is, if it shows one variant only
   */
  ChartPlaces(
      Function<ChartEntity, Optional<VariantKey>> pick, boolean rows, Optional<VariantKey> owner) {
    this(pick, rows, owner, v -> v.model() + "   " + v.variant().label());
  }

  private ChartPlaces(
      Function<ChartEntity, Optional<VariantKey>> pick,
      boolean rows,
      Optional<VariantKey> owner,
      Function<VariantKey, String> words) {
    this.words = words;
    this.pick = pick;
    this.rows = rows;
    this.owner = owner;
  }

  private record Place(ChartEntity entity, VariantKey variant) {

    Rectangle2D box() {
      return entity.getArea().getBounds2D();
    }

    /** How far a place is from here; infinite where only being inside counts. */
    double distance(double x, double y) {
      Shape area = entity.getArea();
      Rectangle2D box = box();
      if (entity instanceof XYItemEntity) {
        return Math.hypot(box.getCenterX() - x, box.getCenterY() - y);
      }
      if (area.contains(x, y)) {
        return 0;
      }
      return area instanceof RectangularShape
          ? Math.hypot(
              Math.max(0, Math.abs(box.getCenterX() - x) - box.getWidth() / 2),
              Math.max(0, Math.abs(box.getCenterY() - y) - box.getHeight() / 2))
          : Double.POSITIVE_INFINITY;
    }

    boolean inRow(double y) {
      Rectangle2D box = box();
      return y >= box.getMinY() - ROW_SLACK && y <= box.getMaxY() + ROW_SLACK;
    }
  }

  /** In the order in which they are drawn. */
  private List<Place> all(@Nullable ChartRenderingInfo drawn) {
    List<Place> all = new ArrayList<>();
    if (drawn != null && drawn.getEntityCollection() != null) {
      for (Object each : drawn.getEntityCollection().getEntities()) {
        if (each instanceof ChartEntity entity) {
          pick.apply(entity).ifPresent(v -> all.add(new Place(entity, v)));
        }
      }
    }
    return all;
  }

  /**
   * The variant of a place.
   *
   * @param drawn what the last drawing of the chart left
   * @param reach how far from it something may be, pixels
   */
  public Optional<VariantKey> near(
      @Nullable ChartRenderingInfo drawn, double x, double y, double reach) {
    if (owner.isPresent()) {
      return owner;
    }
    Optional<VariantKey> best = Optional.empty();
    double nearest = reach;
    Optional<VariantKey> row = Optional.empty();
    for (Place place : all(drawn)) {
      double distance = place.distance(x, y);
      // What is drawn later lies above.
      if (distance <= nearest) {
        nearest = distance;
        best = Optional.of(place.variant());
      }
      if (rows && place.inRow(y)) {
        row = Optional.of(place.variant());
      }
    }
    return rows && nearest > 0 ? row : best;
  }

  /**
   * All variants whose points lie on each other here, the nearest first; empty where rows or a
   * single chart belong to a variant.
   *
   * @param drawn what the last drawing of the chart left
   * @param reach how far from it the middle of a point may be, pixels
   */
  public List<VariantKey> heap(
      @Nullable ChartRenderingInfo drawn, double x, double y, double reach) {
    if (rows || owner.isPresent()) {
      return List.of();
    }
    return all(drawn).stream()
        .filter(p -> p.entity() instanceof XYItemEntity && p.distance(x, y) <= reach)
        .sorted(Comparator.comparingDouble(p -> p.distance(x, y)))
        .map(Place::variant)
        .distinct()
        .toList();
  }

  /** A variant in a line: its name, and its values where the chart has given words for them. */
  public String line(VariantKey variant) {
    return words.apply(variant);
  }

  /** The same places with words for the variants. */
  ChartPlaces saying(Function<VariantKey, String> line) {
    return new ChartPlaces(pick, rows, owner, line);
  }

  /** What is to be marked for a variant: its points, cells, bars and its row; maybe nothing. */
  public List<Shape> of(@Nullable ChartRenderingInfo drawn, VariantKey variant) {
    List<Shape> shapes = new ArrayList<>();
    if (drawn == null) {
      return shapes;
    }
    if (owner.isPresent()) {
      Rectangle2D area = drawn.getChartArea();
      if (owner.get().equals(variant) && area != null) {
        shapes.add(
            new Rectangle2D.Double(
                area.getX() + 1.5, area.getY() + 1.5, area.getWidth() - 3, area.getHeight() - 3));
      }
      return shapes;
    }
    List<Place> own = all(drawn).stream().filter(p -> p.variant().equals(variant)).toList();
    if (rows && !own.isEmpty() && drawn.getChartArea() != null) {
      Rectangle2D row = own.stream().map(Place::box).reduce(Rectangle2D::createUnion).orElseThrow();
      Rectangle2D all = drawn.getChartArea();
      shapes.add(
          new Rectangle2D.Double(all.getX() + 1, row.getY(), all.getWidth() - 2, row.getHeight()));
      return shapes;
    }
    for (Place place : own) {
      Rectangle2D box = place.box();
      shapes.add(
          place.entity() instanceof XYItemEntity
              ? new Ellipse2D.Double(
                  box.getCenterX() - RING, box.getCenterY() - RING, 2 * RING, 2 * RING)
              : place.entity().getArea());
    }
    return shapes;
  }
}
