package org.fewbit.quantizers.form;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Works on stretches of outputs at once, on all cores. Stretches don't depend on the number of
 * cores and their sums are added in order, so the result doesn't either.
 */
final class ColumnTiles {

  /** Outputs of a stretch: a group of 128 inputs stays in a core's own cache. */
  static final int WIDTH = 256;

  private ColumnTiles() {}

  /** Squared norms of a difference and of what it differs from; how both are spread. */
  record Sums(double error, double norm, WeightSketch sketch) {

    /** Nothing. */
    static Sums none() {
      return new Sums(0, 0, new WeightSketch());
    }

    Sums plus(Sums other) {
      return new Sums(error + other.error, norm + other.norm, sketch.plus(other.sketch));
    }

    /** ||value - weight|| / ||weight||, 0 for a zero weight. */
    double relativeError() {
      return norm == 0 ? 0 : Math.sqrt(error / norm);
    }

    Deviation deviation() {
      return new Deviation(relativeError(), sketch.histogram());
    }
  }

  /** Works on outputs [first, first + width). */
  @FunctionalInterface
  interface Work {
    Sums tile(int first, int width);
  }

  static Sums each(int columns, Work work) {
    List<Sums> sums =
        IntStream.range(0, Math.ceilDiv(columns, WIDTH))
            .parallel()
            .mapToObj(tile -> work.tile(tile * WIDTH, Math.min(WIDTH, columns - tile * WIDTH)))
            .toList();
    Sums all = Sums.none();
    for (Sums one : sums) {
      all = all.plus(one);
    }
    return all;
  }
}
