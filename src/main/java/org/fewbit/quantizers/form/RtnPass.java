package org.fewbit.quantizers.form;

import java.util.Arrays;
import org.fewbit.quantizers.solve.RoundingGrid;

/**
 * Group-wise round to nearest over a weight: groups run along the inputs of each output; a last
 * group may be shorter. The weight passes through once, stretches of outputs side by side.
 */
final class RtnPass {

  /** Adding and subtracting it rounds an fp32 number below 2^22 to a whole one, halves to even. */
  private static final float ROUNDER = 12582912f;

  private final WeightMatrix weight;
  private final RoundingGrid grid;
  private final int groupSize;

  /** Prepares; {@code groupSize} is at least 1 and may exceed the inputs. */
  RtnPass(WeightMatrix weight, RoundingGrid grid, int groupSize) {
    this.weight = weight;
    this.grid = grid;
    this.groupSize = groupSize;
  }

  /** Receives codes, from several threads at once but for different outputs. */
  interface Sink {

    /** The next group of some outputs; the tile is reused afterwards. */
    void group(CodeTile tile);
  }

  /** Rounds everything. */
  Deviation run(Sink sink) {
    return ColumnTiles.each(weight.columns(), (first, width) -> tile(first, width, sink))
        .deviation();
  }

  private ColumnTiles.Sums tile(int first, int width, Sink sink) {
    int group = Math.min(groupSize, weight.rows());
    CodeTile tile = new CodeTile(first, width, group);
    float[] block = new float[Math.multiplyExact(group, width)];
    Row row = new Row(width);
    ErrorSums sums = new ErrorSums(width, weight.rows());
    for (int start = 0; start < weight.rows(); start += group) {
      int count = Math.min(group, weight.rows() - start);
      weight.read(start, count, first, width, block);
      row.range(block, count);
      grid.fit(row.least, row.largest, tile.scales(), tile.zeros(), width);
      for (int n = 0; n < width; n++) {
        row.zeros[n] = tile.zeros()[n];
      }
      for (int k = 0; k < count; k++) {
        row.round(block, k * width, grid.levels(), tile);
        sums.add(row.values, block, k * width);
      }
      tile.start(start / group, count);
      sink.group(tile);
    }
    return sums.sums();
  }

  /**
   * One input for all outputs of a tile. Loops over whole arrays of one type at the same index are
   * what the compiler turns into vector instructions: five times faster than one loop over all.
   */
  private static final class Row {
    private final float[] weights;
    private final float[] least;
    private final float[] largest;
    private final float[] zeros;
    private final float[] codes;
    private final float[] values;

    Row(int width) {
      weights = new float[width];
      least = new float[width];
      largest = new float[width];
      zeros = new float[width];
      codes = new float[width];
      values = new float[width];
    }

    void range(float[] block, int count) {
      Arrays.fill(least, 0);
      Arrays.fill(largest, 0);
      for (int k = 0; k < count; k++) {
        System.arraycopy(block, k * weights.length, weights, 0, weights.length);
        for (int n = 0; n < weights.length; n++) {
          least[n] = Math.min(least[n], weights[n]);
        }
        for (int n = 0; n < weights.length; n++) {
          largest[n] = Math.max(largest[n], weights[n]);
        }
      }
    }

    /** Codes into the tile, what they stand for into {@code values}. */
    void round(float[] block, int at, float levels, CodeTile tile) {
      System.arraycopy(block, at, weights, 0, weights.length);
      float[] scales = tile.scales();
      for (int n = 0; n < weights.length; n++) {
        float steps = Math.max(-levels, Math.min(levels, weights[n] / scales[n]));
        float code = Math.max(0f, Math.min(levels, (steps + ROUNDER) - ROUNDER + zeros[n]));
        codes[n] = code;
        values[n] = scales[n] * (code - zeros[n]);
      }
      byte[] bytes = tile.codes();
      for (int n = 0; n < weights.length; n++) {
        bytes[at + n] = (byte) (int) codes[n];
      }
    }
  }
}
