package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fewbit.core.job.Cancellation;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.quantizers.solve.LayerInputs;

/**
 * How much new numbers change a layer: ||W' - W|| / ||W||, and on the calibration data ||X W' - X
 * W|| / ||X W||, where ||X D||^2 is the sum over outputs of d^T G d with the Gram matrix G = X^T X.
 */
final class OutputError {

  private final Products products;
  private final double[][] gram;
  private final int rows;

  OutputError(LayerInputs inputs, Products products) {
    this.products = products;
    this.rows = inputs.rows();
    this.gram = inputs.gram();
  }

  /** ||X D|| for D [K, N]. */
  double norm(TensorValue matrix, Cancellation cancellation) {
    long columns = matrix.dims().getLast();
    int stretch = Math.min(rows, Products.rowsAtOnce(rows * columns));
    double sum = 0;
    try (Arena work = Arena.ofConfined()) {
      MemorySegment part = work.allocate(4L * stretch * rows, 64);
      MemorySegment turned = work.allocate(4L * stretch * columns, 64);
      for (int from = 0; from < rows; from += stretch) {
        int count = Math.min(stretch, rows - from);
        copy(from, count, part);
        products.product(
            Products.matrix(part, count, rows),
            matrix,
            Products.matrix(turned, count, columns),
            cancellation);
        sum += dot(matrix.memory().asSlice(4L * from * columns), turned, count * columns);
      }
    }
    return Math.sqrt(Math.max(0, sum));
  }

  private void copy(int from, int count, MemorySegment part) {
    float[] narrow = new float[rows];
    for (int i = 0; i < count; i++) {
      double[] row = gram[from + i];
      for (int j = 0; j < rows; j++) {
        narrow[j] = (float) row[j];
      }
      MemorySegment.copy(narrow, 0, part, ValueLayout.JAVA_FLOAT, 4L * i * rows, rows);
    }
  }

  private static double dot(MemorySegment one, MemorySegment other, long count) {
    double sum = 0;
    for (long i = 0; i < count; i++) {
      sum +=
          (double) one.getAtIndex(ValueLayout.JAVA_FLOAT, i)
              * other.getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }
    return sum;
  }

  /** ||D||. */
  static double plainNorm(TensorValue matrix) {
    return Math.sqrt(dot(matrix.memory(), matrix.memory(), matrix.elements()));
  }
}
