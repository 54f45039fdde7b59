package org.fewbit.quantizers.calibrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.CalibrationData;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.solve.LayerSolver;

/**
 * What to calibrate and how.
 *
 * @param model the open float graph
 * @param architecture for extents that the graph leaves open
 * @param products what gets new numbers
 * @param scheme what is made, for methods that look at more than one layer
 * @param solvers the method at work on each layer
 * @param walk which changed layers the others see
 * @param data drawn and tokenized
 * @param target the graph to write; intermediate results lie beside it
 * @param identity lines with everything that decides the numbers
 */
public record CalibrationJob(
    OnnxModel model,
    Architecture architecture,
    List<Product> products,
    QuantizationScheme scheme,
    Function<Product, LayerSolver> solvers,
    Walk walk,
    CalibrationData data,
    Path target,
    List<String> identity) {

  /** Copies the lists. */
  public CalibrationJob {
    products = List.copyOf(products);
    identity = List.copyOf(identity);
  }

  /** Tokens of all sequences. */
  long tokens() {
    return data.sequences().stream().mapToLong(sequence -> sequence.size()).sum();
  }

  /** Tokens of the longest sequence. */
  int longest() {
    return data.sequences().stream().mapToInt(sequence -> sequence.size()).max().orElse(0);
  }
}
