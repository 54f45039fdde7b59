package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.Function;
import org.fewbit.core.job.Cancellation;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.quantizers.solve.LayerInputs;
import org.fewbit.quantizers.solve.LayerSolution;
import org.fewbit.quantizers.solve.LayerSolver;

/** Solves one layer and measures what that changed. */
final class LayerWork {

  private final Function<Product, LayerSolver> solvers;
  private final Cancellation cancellation;

  LayerWork(Function<Product, LayerSolver> solvers, Cancellation cancellation) {
    this.solvers = solvers;
    this.cancellation = cancellation;
  }

  /** Solves a layer; its weights in the block become what the new numbers stand for. */
  SolvedLayer solve(
      Product product,
      LayerInputs inputs,
      LayerScales scales,
      OutputError error,
      BlockWeights weights) {
    cancellation.check();
    float[][] work = weights.matrix(product);
    scales.apply(work);
    try (Arena arena = Arena.ofConfined()) {
      TensorValue matrix = matrix(work, arena);
      double outputs = error.norm(matrix, cancellation);
      double size = OutputError.plainNorm(matrix);
      LayerSolution solution =
          solvers.apply(product).solve(work, Optional.of(inputs), cancellation);
      subtract(solution, matrix);
      double outputChange = error.norm(matrix, cancellation);
      double change = OutputError.plainNorm(matrix);
      weights.replace(product, solution);
      return new SolvedLayer(
          product.weight(), solution, ratio(change, size), ratio(outputChange, outputs), scales);
    }
  }

  static TensorValue matrix(float[][] rows, Arena arena) {
    int columns = rows[0].length;
    MemorySegment memory = arena.allocate(4L * rows.length * columns, 64);
    for (int k = 0; k < rows.length; k++) {
      MemorySegment.copy(rows[k], 0, memory, ValueLayout.JAVA_FLOAT, 4L * k * columns, columns);
    }
    return Products.matrix(memory, rows.length, columns);
  }

  /** The solution's weights less those of the matrix, into the matrix. */
  static void subtract(LayerSolution solution, TensorValue matrix) {
    float[] row = new float[solution.columns()];
    for (int k = 0; k < solution.rows(); k++) {
      solution.values(k, row);
      for (int n = 0; n < row.length; n++) {
        long at = (long) k * row.length + n;
        float original = matrix.memory().getAtIndex(ValueLayout.JAVA_FLOAT, at);
        matrix.memory().setAtIndex(ValueLayout.JAVA_FLOAT, at, row[n] - original);
      }
    }
  }

  private static double ratio(double change, double whole) {
    return whole == 0 ? 0 : change / whole;
  }
}
