package org.fewbit.quantizers.form;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.quantizers.solve.GridSolution;
import org.fewbit.quantizers.solve.LayerSolution;
import org.fewbit.quantizers.solve.RoundingGrid;

/** Where layers get their numbers from: rounded to nearest on the way, or solved before. */
final class LayerNumbers {

  private static final int STRETCH = 16;
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final QuantizationScheme whole;
  private final Optional<SolvedLayers> solved;

  LayerNumbers(QuantizationScheme whole, Optional<SolvedLayers> solved) {
    this.whole = whole;
    this.solved = solved;
  }

  /** The scheme of one layer. */
  QuantizationScheme scheme(Target target) {
    return solved.map(layers -> layers.scheme(target, whole)).orElse(whole);
  }

  /** Inputs that share a grid, at most all. */
  int group(Target target) {
    QuantizationScheme scheme = scheme(target);
    int rows = target.weight().rows();
    return scheme.isRowWise() ? rows : Math.min(rows, scheme.groupSize());
  }

  /** The solved numbers of a layer, for forms that exist for solved layers only. */
  LayerSolution solution(Target target) {
    LayerSolution solution =
        solved
            .map(layers -> layers.solution(target))
            .orElseThrow(() -> new IllegalStateException(whole + " needs solved layers"));
    WeightMatrix weight = target.weight();
    if (solution.rows() != weight.rows() || solution.columns() != weight.columns()) {
      throw new IllegalStateException(
          "%s: solved as %d x %d, is %d x %d"
              .formatted(
                  target.label(),
                  solution.rows(),
                  solution.columns(),
                  weight.rows(),
                  weight.columns()));
    }
    return solution;
  }

  /** Gives all groups of codes to a sink. */
  Deviation codes(Target target, RtnPass.Sink sink) {
    if (solved.isEmpty()) {
      return rtn(target).run(sink);
    }
    LayerSolution solution = solution(target);
    if (!(solution instanceof GridSolution grid)
        || !grid.hasWholeZeros()
        || Math.min(grid.groupSize(), grid.rows()) != group(target)
        || grid.bits() != scheme(target).bits()) {
      throw new IllegalStateException(target.label() + ": the numbers don't fit the scheme's grid");
    }
    new GridGroups(grid).feed(sink);
    return error(target, solution);
  }

  /** Writes the values [K, N] that the numbers stand for; tells what they would take if packed. */
  Outcomes.Made values(Target target, MemorySegment values) {
    WeightMatrix weight = target.weight();
    int columns = weight.columns();
    if (solved.isPresent()) {
      LayerSolution solution = solution(target);
      float[] row = new float[columns];
      for (int k = 0; k < weight.rows(); k++) {
        solution.values(k, row);
        MemorySegment.copy(row, 0, values, FLOAT, 4L * k * columns, columns);
      }
      return new Outcomes.Made(
          error(target, solution), solution.outlierShare(), solution.storedBits());
    }
    int group = group(target);
    RtnPass.Sink sink =
        tile -> {
          float[] row = new float[tile.width()];
          for (int k = 0; k < tile.count(); k++) {
            for (int n = 0; n < row.length; n++) {
              int code = tile.codes()[k * row.length + n] & 0xff;
              row[n] = RoundingGrid.value(code, tile.scales()[n], tile.zeros()[n]);
            }
            long first = ((long) tile.group() * group + k) * columns + tile.firstColumn();
            MemorySegment.copy(row, 0, values, FLOAT, 4 * first, row.length);
          }
        };
    return new Outcomes.Made(rtn(target).run(sink), 0, packedBits(target));
  }

  /** Whether numbers come from rounding to nearest. */
  boolean isRounding() {
    return solved.isEmpty();
  }

  /** Writes the rounded values as [N, K]; tells what they would take if packed. */
  Outcomes.Made turnedValues(Target target, MemorySegment values) {
    int rows = target.weight().rows();
    int group = group(target);
    RtnPass.Sink sink =
        tile -> {
          float[] part = new float[tile.count()];
          for (int n = 0; n < tile.width(); n++) {
            for (int k = 0; k < part.length; k++) {
              int code = tile.codes()[k * tile.width() + n] & 0xff;
              part[k] = RoundingGrid.value(code, tile.scales()[n], tile.zeros()[n]);
            }
            long first = (long) (tile.firstColumn() + n) * rows + (long) tile.group() * group;
            MemorySegment.copy(part, 0, values, FLOAT, 4 * first, part.length);
          }
        };
    return new Outcomes.Made(rtn(target).run(sink), 0, packedBits(target));
  }

  /** A code a weight; a scale of 32 bits and, if asymmetric, a zero point of one code a group. */
  private long packedBits(Target target) {
    WeightMatrix weight = target.weight();
    QuantizationScheme scheme = scheme(target);
    long groups = (long) weight.columns() * Math.ceilDiv(weight.rows(), group(target));
    return (long) weight.rows() * weight.columns() * scheme.bits()
        + groups * (32 + (scheme.symmetric() ? 0 : scheme.bits()));
  }

  private RtnPass rtn(Target target) {
    QuantizationScheme scheme = scheme(target);
    RoundingGrid grid = new RoundingGrid(scheme.bits(), scheme.symmetric());
    return new RtnPass(target.weight(), grid, group(target));
  }

  /** How far a solution is from the weights. */
  Deviation error(Target target, LayerSolution solution) {
    WeightMatrix weight = target.weight();
    Optional<float[]> scales = solved.flatMap(layers -> layers.inputScales(target));
    Optional<float[]> outputs = solved.flatMap(layers -> layers.outputScales(target));
    float[] block =
        new float[Math.multiplyExact(Math.min(STRETCH, weight.rows()), weight.columns())];
    float[] values = new float[weight.columns()];
    ErrorSums sums = new ErrorSums(values.length, weight.rows());
    for (int first = 0; first < weight.rows(); first += STRETCH) {
      int count = Math.min(STRETCH, weight.rows() - first);
      weight.read(first, count, block);
      for (int k = 0; k < count; k++) {
        solution.values(first + k, values);
        if (scales.isPresent()) {
          float scale = scales.get()[first + k];
          for (int n = 0; n < values.length; n++) {
            values[n] /= scale;
          }
        }
        if (outputs.isPresent()) {
          for (int n = 0; n < values.length; n++) {
            values[n] *= outputs.get()[n];
          }
        }
        sums.add(values, block, k * values.length);
      }
    }
    return sums.sums().deviation();
  }
}
