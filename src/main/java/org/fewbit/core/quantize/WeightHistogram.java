package org.fewbit.core.quantize;

import java.util.List;

/**
 * How the weights of a tensor are spread, before and after quantizing, in bins of one width.
 * Counted on rows at even distances where the tensor is large.
 *
 * @param from left edge of the first bin
 * @param binWidth width of each bin, a power of two, so that equal inputs have equal bins
 * @param original weights of the source in each bin
 * @param quantized values that the stored numbers stand for in each bin
 */
public record WeightHistogram(
    double from, double binWidth, List<Long> original, List<Long> quantized) {

  /** Copies the lists. */
  public WeightHistogram {
    original = List.copyOf(original);
    quantized = List.copyOf(quantized);
  }

  /** Weights counted. */
  public long count() {
    return original.stream().mapToLong(Long::longValue).sum();
  }

  /** Middle of a bin. */
  public double middle(int bin) {
    return from + (bin + 0.5) * binWidth;
  }
}
