package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A larger model at fewer bits beside a smaller one at more bits that takes about the same memory:
 * the paper's question which of the two is better.
 *
 * @param smaller the variant of the smaller model
 * @param larger the variant of the larger model, at fewer bits per weight
 */
public record EqualMemory(Point smaller, Point larger) {

  /** Largest ratio of both memories that counts as equal. */
  public static final double TOLERANCE = 1.05;

  /** Pairs among the points of a comparison, by peak memory. */
  public static List<EqualMemory> of(RunIndex index, Selection selection, Comparison comparison) {
    Values values = new Values(index, selection);
    Quantity memory = new Quantity.Cost(Efficiency.PEAK_MEMORY);
    Quantity bits = new Quantity.Cost(Efficiency.BITS_PER_WEIGHT);
    return of(
        comparison.points(),
        index.models(),
        v -> values.value(v, memory).number(),
        v -> values.value(v, bits).number());
  }

  private record Costs(Point point, double memory, double bits) {}

  /**
   * Pairs of neighbouring models whose variants are each other's nearest in memory.
   *
   * @param points of a comparison; those of different kinds are never paired
   * @param models by growing size
   * @param memory of a variant, in any unit
   * @param bits per weight of a variant
   */
  public static List<EqualMemory> of(
      List<Point> points,
      List<String> models,
      Function<VariantKey, OptionalDouble> memory,
      Function<VariantKey, OptionalDouble> bits) {
    Map<String, List<Costs>> byModel = new LinkedHashMap<>();
    for (String model : models) {
      List<Costs> own = new ArrayList<>();
      for (Point point : points) {
        OptionalDouble m = memory.apply(point.variant());
        OptionalDouble b = bits.apply(point.variant());
        if (point.variant().model().equals(model) && m.isPresent() && b.isPresent()) {
          own.add(new Costs(point, m.getAsDouble(), b.getAsDouble()));
        }
      }
      if (!own.isEmpty()) {
        byModel.put(model, own);
      }
    }
    List<EqualMemory> pairs = new ArrayList<>();
    List<List<Costs>> sizes = List.copyOf(byModel.values());
    for (int i = 0; i < sizes.size(); i++) {
      for (int j = i + 1; j < sizes.size(); j++) {
        pair(sizes.get(i), sizes.get(j), pairs);
      }
    }
    return pairs;
  }

  private static void pair(List<Costs> smaller, List<Costs> larger, List<EqualMemory> pairs) {
    for (Costs small : smaller) {
      nearest(small, larger)
          .filter(l -> l.bits() < small.bits())
          .filter(l -> nearest(l, smaller).filter(small::equals).isPresent())
          .ifPresent(l -> pairs.add(new EqualMemory(small.point(), l.point())));
    }
  }

  private static Optional<Costs> nearest(Costs to, List<Costs> among) {
    return among.stream()
        .filter(c -> c.point().variant().kind() == to.point().variant().kind())
        .filter(c -> ratio(c, to) <= TOLERANCE)
        .min(Comparator.comparingDouble(c -> ratio(c, to)));
  }

  private static double ratio(Costs a, Costs b) {
    return Math.max(a.memory(), b.memory()) / Math.min(a.memory(), b.memory());
  }
}
