package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Floats;
import org.fewbit.onnx.graph.GraphView;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.quantizers.solve.LayerSolution;

/** The large constants of one block as fp32 in native memory, overwritten by the new numbers. */
final class BlockWeights implements AutoCloseable {

  private static final int STRETCH = 1 << 16;

  private final GraphView graph;
  private final Arena arena = Arena.ofShared();
  private final Map<String, TensorValue> values = new HashMap<>();

  BlockWeights(GraphView graph, List<Product> products) {
    this.graph = graph;
    for (Product product : products) {
      values.computeIfAbsent(product.weight(), name -> copy(product.tensor()));
    }
  }

  /** A constant by name; those that no product has are left in the mapped file if they can be. */
  TensorValue value(String name) {
    return values.computeIfAbsent(
        name,
        key -> {
          Tensor tensor = graph.initializer(key).orElseThrow();
          return tensor.type().orElseThrow() == DataType.FLOAT && tensor.payload().isNative()
              ? new TensorValue(DataType.FLOAT, tensor.dims(), tensor.payload())
              : copy(tensor);
        });
  }

  private TensorValue copy(Tensor tensor) {
    MemorySegment memory = arena.allocate(Math.max(1, 4 * tensor.elements()), 64);
    Floats floats = Floats.of(tensor);
    float[] stretch = new float[(int) Math.min(STRETCH, Math.max(1, tensor.elements()))];
    for (long from = 0; from < tensor.elements(); from += stretch.length) {
      int count = (int) Math.min(stretch.length, tensor.elements() - from);
      floats.read(from, stretch, 0, count);
      MemorySegment.copy(stretch, 0, memory, ValueLayout.JAVA_FLOAT, 4 * from, count);
    }
    tensor.release();
    return new TensorValue(DataType.FLOAT, tensor.dims(), memory.asSlice(0, 4 * tensor.elements()));
  }

  /**
   * The weight of a product, [K][N].
   *
   * @throws ProblemException if one isn't finite
   */
  float[][] matrix(Product product) {
    MemorySegment memory = value(product.weight()).memory();
    int rows = product.rows();
    int columns = product.columns();
    float[][] matrix = new float[rows][columns];
    if (product.transposed()) {
      float[] stretch = new float[rows];
      for (int n = 0; n < columns; n++) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, 4L * n * rows, stretch, 0, rows);
        for (int k = 0; k < rows; k++) {
          matrix[k][n] = stretch[k];
        }
      }
    } else {
      for (int k = 0; k < rows; k++) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, 4L * k * columns, matrix[k], 0, columns);
      }
    }
    requireFinite(matrix, product);
    return matrix;
  }

  private static void requireFinite(float[][] matrix, Product product) {
    float sum = 0;
    for (float[] row : matrix) {
      for (float value : row) {
        sum += value * 0f;
      }
    }
    if (Float.isNaN(sum)) {
      throw ProblemException.of(
          Problem.Code.GRAPH_CORRUPT,
          "The weight '" + product.weight() + "' holds a number that is infinite or not a number",
          product.label(),
          "Export the model again; if it comes from training, that training has failed.");
    }
  }

  /** Puts the numbers a layer will have in the new graph in place of its weights. */
  void replace(Product product, LayerSolution solution) {
    MemorySegment memory = value(product.weight()).memory();
    int rows = product.rows();
    int columns = product.columns();
    float[] row = new float[columns];
    for (int k = 0; k < rows; k++) {
      solution.values(k, row);
      if (product.transposed()) {
        for (int n = 0; n < columns; n++) {
          memory.setAtIndex(ValueLayout.JAVA_FLOAT, (long) n * rows + k, row[n]);
        }
      } else {
        MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_FLOAT, 4L * k * columns, columns);
      }
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
