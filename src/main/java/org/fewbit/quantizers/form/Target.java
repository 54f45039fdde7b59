package org.fewbit.quantizers.form;

import java.util.Optional;
import org.fewbit.core.model.TensorClass;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.Tensor;

/**
 * A matrix product, or a look-up in the embedding, whose weight gets quantized.
 *
 * @param node {@code MatMul}, {@code FusedMatMul} or {@code Gemm} without scaling; {@code Gather}
 *     for the embedding
 * @param tensor its constant weight
 * @param transposed whether that is stored [N, K]
 * @param bias name of what {@code Gemm} adds
 * @param type of its activations
 * @param tensorClass what the weight is for
 * @param check called at each reading of the weight; what it throws ends the work
 */
public record Target(
    Node node,
    Tensor tensor,
    boolean transposed,
    Optional<String> bias,
    DataType type,
    TensorClass tensorClass,
    Runnable check) {

  /** Its weight as [K, N]. */
  public WeightMatrix weight() {
    return new WeightMatrix(tensor, transposed, check);
  }

  /** Name for reports: the node's, or the weight's where exporters name no nodes. */
  public String label() {
    return node.name().isEmpty() ? tensor.name() : node.name();
  }
}
