package org.fewbit.quantizers.form;

import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.onnx.graph.Floats;
import org.fewbit.onnx.graph.Tensor;

/** A constant weight [K, N] (inputs x outputs) of a graph, read a stretch of inputs at a time. */
public final class WeightMatrix {

  private final Tensor tensor;
  private final boolean transposed;
  private final Runnable check;
  private final int rows;
  private final int columns;

  /**
   * Looks at a rank-2 float tensor.
   *
   * @param transposed whether it is stored [N, K]
   * @param check called at each reading; what it throws ends the work
   */
  WeightMatrix(Tensor tensor, boolean transposed, Runnable check) {
    this.tensor = tensor;
    this.transposed = transposed;
    this.check = check;
    this.rows = Math.toIntExact(tensor.dims().get(transposed ? 1 : 0));
    this.columns = Math.toIntExact(tensor.dims().get(transposed ? 0 : 1));
  }

  /** Its name in the graph. */
  public String name() {
    return tensor.name();
  }

  /** Inputs K. */
  public int rows() {
    return rows;
  }

  /** Outputs N. */
  public int columns() {
    return columns;
  }

  /**
   * Reads rows [first, first + count) as [count][N].
   *
   * @throws ProblemException if one isn't finite
   */
  public void read(int first, int count, float[] into) {
    read(first, count, 0, columns, into);
  }

  /**
   * Reads rows [first, first + count) of columns [firstColumn, firstColumn + width) as
   * [count][width].
   *
   * @throws ProblemException if one isn't finite
   */
  void read(int first, int count, int firstColumn, int width, float[] into) {
    check.run();
    Floats floats = Floats.of(tensor);
    if (transposed) {
      float[] stretch = new float[count];
      for (int n = 0; n < width; n++) {
        floats.read((long) (firstColumn + n) * rows + first, stretch, 0, count);
        for (int k = 0; k < count; k++) {
          into[k * width + n] = stretch[k];
        }
      }
    } else if (width == columns) {
      floats.read((long) first * columns, into, 0, count * columns);
    } else {
      for (int k = 0; k < count; k++) {
        floats.read((long) (first + k) * columns + firstColumn, into, k * width, width);
      }
    }
    requireFinite(into, count * width);
  }

  private void requireFinite(float[] values, int count) {
    // Infinite or not, times zero it is no number; minima and maxima pass that on.
    float least = 0;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, values[i] * 0f);
    }
    if (Float.isNaN(least)) {
      throw ProblemException.of(
          Problem.Code.GRAPH_CORRUPT,
          "The weight '" + name() + "' holds a number that is infinite or not a number",
          name(),
          "Export the model again; if it comes from training, that training has failed.");
    }
  }
}
