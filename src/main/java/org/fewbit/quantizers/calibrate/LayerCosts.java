package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.job.Cancellation;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.quantizers.solve.LayerInputs;
import org.fewbit.quantizers.solve.LayerSolution;
import org.fewbit.quantizers.solve.LayerSolver;

/** Tries each width on each layer, with the inputs it has in the float model. */
final class LayerCosts {

  private final List<LayerSolver> solvers;
  private final Cancellation cancellation;
  private final Map<String, LayerCost> costs = new LinkedHashMap<>();

  LayerCosts(List<LayerSolver> solvers, Cancellation cancellation) {
    this.solvers = List.copyOf(solvers);
    this.cancellation = cancellation;
  }

  /** Tries all layers that read one value; a weight that several share counts once. */
  void add(Group group, LayerInputs inputs, Products products, BlockWeights weights) {
    OutputError error = new OutputError(inputs, products);
    for (Product product : group.products()) {
      if (!costs.containsKey(product.weight())) {
        costs.put(product.weight(), cost(product, inputs, error, weights));
      }
    }
  }

  private LayerCost cost(
      Product product, LayerInputs inputs, OutputError error, BlockWeights weights) {
    List<Double> errors = new ArrayList<>();
    for (LayerSolver solver : solvers) {
      cancellation.check();
      float[][] work = weights.matrix(product);
      try (Arena arena = Arena.ofConfined()) {
        TensorValue matrix = LayerWork.matrix(work, arena);
        double outputs = error.norm(matrix, cancellation);
        LayerSolution solution = solver.solve(work, Optional.of(inputs), cancellation);
        LayerWork.subtract(solution, matrix);
        double ratio = outputs == 0 ? 0 : error.norm(matrix, cancellation) / outputs;
        errors.add(ratio * ratio);
      }
    }
    return new LayerCost(product.weight(), product.rows(), product.columns(), errors);
  }

  List<LayerCost> all() {
    return List.copyOf(costs.values());
  }
}
