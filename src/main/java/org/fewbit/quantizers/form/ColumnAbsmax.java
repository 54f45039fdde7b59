package org.fewbit.quantizers.form;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Plain absmax to eight bits, one scale an output: s = max|w| / 127, q = rnd(w / s) in -127 to 127,
 * value = s q (paper.md section 10, "plain absmax", per row). An all-zero output has scale 1.
 */
final class ColumnAbsmax {

  private static final int STRETCH = 64;
  private static final int LARGEST = 127;

  /** Rounds an fp32 number below 2^22 to a whole one, halves to even. */
  private static final float ROUNDER = 12582912f;

  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final WeightMatrix weight;
  private final float[] scales;
  private Deviation deviation;

  /** Reads the weight once to fit the scales. */
  ColumnAbsmax(WeightMatrix weight) {
    this.weight = weight;
    this.scales = new float[weight.columns()];
    this.deviation = ColumnTiles.each(weight.columns(), this::fit).deviation();
  }

  private ColumnTiles.Sums fit(int first, int width) {
    float[] largest = new float[width];
    forEachStretch(
        first,
        width,
        (row, count, values) -> {
          for (int k = 0; k < count; k++) {
            for (int n = 0; n < width; n++) {
              largest[n] = Math.max(largest[n], Math.abs(values[k * width + n]));
            }
          }
        });
    for (int n = 0; n < width; n++) {
      float scale = largest[n] / LARGEST;
      scales[first + n] = scale == 0 ? 1 : scale;
    }
    return ColumnTiles.Sums.none();
  }

  @FunctionalInterface
  private interface Stretch {
    void use(int row, int count, float[] values);
  }

  private void forEachStretch(int first, int width, Stretch stretch) {
    float[] values = new float[Math.min(STRETCH, weight.rows()) * width];
    for (int row = 0; row < weight.rows(); row += STRETCH) {
      int count = Math.min(STRETCH, weight.rows() - row);
      weight.read(row, count, first, width, values);
      stretch.use(row, count, values);
    }
  }

  /** Scales [N], fp32. */
  MemorySegment scales(Arena arena) {
    return arena.allocateFrom(FLOAT, scales);
  }

  /** Codes [K, N], signed bytes. */
  MemorySegment codes(Arena arena) {
    MemorySegment codes = arena.allocate((long) weight.rows() * weight.columns());
    round((at, row, values) -> MemorySegment.copy(row, 0, codes, BYTE, at, row.length));
    return codes;
  }

  /** Values [K, N], fp32. */
  MemorySegment values(Arena arena) {
    MemorySegment values = arena.allocate(4L * weight.rows() * weight.columns());
    round((at, row, floats) -> MemorySegment.copy(floats, 0, values, FLOAT, 4 * at, row.length));
    return values;
  }

  /** A byte a weight and an fp32 scale an output. */
  long storedBits() {
    return 8L * weight.rows() * weight.columns() + 32L * weight.columns();
  }

  /** Of what was made last. */
  Deviation deviation() {
    return deviation;
  }

  @FunctionalInterface
  private interface Store {
    void put(long at, byte[] codes, float[] values);
  }

  private void round(Store store) {
    deviation =
        ColumnTiles.each(weight.columns(), (first, width) -> tile(first, width, store)).deviation();
  }

  private ColumnTiles.Sums tile(int first, int width, Store store) {
    byte[] codes = new byte[width];
    float[] rounded = new float[width];
    ErrorSums sums = new ErrorSums(width, weight.rows());
    forEachStretch(
        first,
        width,
        (row, count, values) -> {
          for (int k = 0; k < count; k++) {
            for (int n = 0; n < width; n++) {
              float scale = scales[first + n];
              float steps = Math.max(-LARGEST, Math.min(LARGEST, values[k * width + n] / scale));
              float code = (steps + ROUNDER) - ROUNDER;
              codes[n] = (byte) (int) code;
              rounded[n] = code * scale;
            }
            store.put((long) (row + k) * weight.columns() + first, codes, rounded);
            sums.add(rounded, values, k * width);
          }
        });
    return sums.sums();
  }
}
