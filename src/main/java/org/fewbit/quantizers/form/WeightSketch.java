package org.fewbit.quantizers.form;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.quantize.WeightHistogram;

/**
 * Counts weights and the values they became in bins over [-R, R). R is a power of two that doubles
 * as larger numbers come; bins then merge in pairs. So the result does not depend on the order, and
 * sketches of parts can be put together.
 */
final class WeightSketch {

  private static final int BINS = 256;
  private static final int SMALLEST = -40;
  private static final int LARGEST = 120;

  private int exponent = SMALLEST;
  private long[] original = new long[BINS];
  private long[] quantized = new long[BINS];

  /** Adds weights and what they became. */
  void add(float[] weights, int weightsFrom, float[] values) {
    float most = 0;
    for (int n = 0; n < values.length; n++) {
      most = Math.max(most, Math.max(Math.abs(weights[weightsFrom + n]), Math.abs(values[n])));
    }
    widen(most);
    double scale = Math.scalb(BINS / 2.0, -exponent);
    for (int n = 0; n < values.length; n++) {
      original[bin(weights[weightsFrom + n], scale)]++;
      quantized[bin(values[n], scale)]++;
    }
  }

  private static int bin(float value, double scale) {
    return Math.clamp((int) Math.floor(value * scale) + BINS / 2, 0, BINS - 1);
  }

  private void widen(double most) {
    int needed = most == 0 ? SMALLEST : Math.clamp(Math.getExponent(most) + 1, SMALLEST, LARGEST);
    widenTo(needed);
  }

  private void widenTo(int wanted) {
    for (; exponent < wanted; exponent++) {
      original = merged(original);
      quantized = merged(quantized);
    }
  }

  private static long[] merged(long[] bins) {
    long[] half = new long[BINS];
    for (int i = 0; i < BINS; i++) {
      half[BINS / 4 + i / 2] += bins[i];
    }
    return half;
  }

  /** Both together, as a new one. */
  WeightSketch plus(WeightSketch other) {
    WeightSketch sum = new WeightSketch();
    int wide = Math.max(exponent, other.exponent);
    sum.exponent = wide;
    sum.take(this, wide);
    sum.take(other, wide);
    return sum;
  }

  private void take(WeightSketch part, int wide) {
    WeightSketch same = new WeightSketch();
    same.exponent = part.exponent;
    same.original = part.original.clone();
    same.quantized = part.quantized.clone();
    same.widenTo(wide);
    for (int i = 0; i < BINS; i++) {
      original[i] += same.original[i];
      quantized[i] += same.quantized[i];
    }
  }

  /** The bins that hold something, and what lies between. */
  WeightHistogram histogram() {
    int first = 0;
    int end = BINS;
    while (first < end - 1 && original[first] + quantized[first] == 0) {
      first++;
    }
    while (end > first + 1 && original[end - 1] + quantized[end - 1] == 0) {
      end--;
    }
    double width = Math.scalb(2.0 / BINS, exponent);
    return new WeightHistogram(
        (first - BINS / 2) * width, width, part(original, first, end), part(quantized, first, end));
  }

  private static List<Long> part(long[] bins, int first, int end) {
    List<Long> part = new ArrayList<>();
    for (int i = first; i < end; i++) {
      part.add(bins[i]);
    }
    return part;
  }
}
