package org.fewbit.quantizers.form;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.onnx.graph.Attribute;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.TensorSource;

/**
 * Stores a layer for the runtime's kernel {@code com.microsoft.MatMulNBits}. Its accuracy level is
 * 0 for 4 bits: activations stay fp32 and the product equals that of the dequantized weights. For 8
 * and 2 bits it is 4: activations are rounded to 8 bits a block, because level 0 unpacks the whole
 * matrix on every call there and is 20 to 50 times slower.
 */
final class NBitsForm implements LayerForm {

  private static final int EXACT_ACTIVATIONS = 0;
  private static final int INT8_ACTIVATIONS = 4;

  private final LayerNumbers numbers;
  private final FormTools tools;

  NBitsForm(LayerNumbers numbers, FormTools tools) {
    this.numbers = numbers;
    this.tools = tools;
  }

  /** A weight with a single group takes the least block that holds it: less padding, same sums. */
  static int block(int rows, int group) {
    return rows > group
        ? group
        : NBitsPacking.BLOCKS.stream().filter(block -> block >= rows).findFirst().orElse(group);
  }

  /** The storage of a layer under its scheme. */
  static NBitsPacking packing(Target target, LayerNumbers numbers) {
    WeightMatrix weight = target.weight();
    QuantizationScheme scheme = numbers.scheme(target);
    return new NBitsPacking(
        weight.rows(),
        weight.columns(),
        scheme.bits(),
        block(weight.rows(), numbers.group(target)),
        scheme.symmetric());
  }

  /** Codes [N, blocks, bytes], scales [N blocks] and, if asymmetric, zero points. */
  static List<TensorSource> tensors(
      Target target, NBitsPacking packing, LayerNumbers numbers, FormTools tools) {
    Workbench.Work work = arena -> pack(target, packing, numbers, tools, arena);
    String base = target.weight().name() + "_q" + packing.bits();
    List<TensorSource> tensors = new ArrayList<>();
    long blocks = packing.blocks();
    long columns = packing.columns();
    tensors.add(
        TensorSource.make(
            tools.names().fresh(base),
            List.of(columns, blocks, (long) packing.blockBytes()),
            DataType.UINT8,
            tools.workbench().part(work, 0)));
    tensors.add(
        TensorSource.make(
            tools.names().fresh(base + "_scales"),
            List.of(columns * blocks),
            DataType.FLOAT,
            tools.workbench().part(work, 1)));
    if (!packing.symmetric()) {
      tensors.add(
          TensorSource.make(
              tools.names().fresh(base + "_zero_points"),
              List.of(packing.zeroPointBytes()),
              DataType.UINT8,
              tools.workbench().part(work, 2)));
    }
    return tensors;
  }

  @Override
  public Layer plan(Target target) {
    NBitsPacking packing = packing(target, numbers);
    Optional<SharedCodes.Codes> shared = tools.shared().find(target, packing, numbers);
    List<TensorSource> tensors =
        shared
            .map(SharedCodes.Codes::tensors)
            .orElseGet(() -> tensors(target, packing, numbers, tools));
    List<Node> nodes =
        new ProductNodes(tools.names())
            .around(target, (input, output) -> product(target, packing, tensors, input, output));
    shared.ifPresent(codes -> tools.outcomes().same(target, codes.owner()));
    return new Layer(target, nodes, shared.isPresent() ? List.of() : tensors);
  }

  private static List<Node> product(
      Target target, NBitsPacking packing, List<TensorSource> tensors, String input, String out) {
    List<String> inputs = new ArrayList<>(List.of(input));
    tensors.forEach(tensor -> inputs.add(tensor.name()));
    return List.of(
        Node.of(
            "MatMulNBits",
            "com.microsoft",
            target.node().name(),
            inputs,
            List.of(out),
            Attribute.of("K", packing.rows()),
            Attribute.of("N", packing.columns()),
            Attribute.of("bits", packing.bits()),
            Attribute.of("block_size", packing.block()),
            Attribute.of(
                "accuracy_level", packing.bits() == 4 ? EXACT_ACTIVATIONS : INT8_ACTIVATIONS)));
  }

  private static List<MemorySegment> pack(
      Target target, NBitsPacking packing, LayerNumbers numbers, FormTools tools, Arena arena) {
    NBitsPacking.Packed packed = packing.new Packed(arena);
    Deviation deviation = numbers.codes(target, packed);
    tools.outcomes().made(target, new Outcomes.Made(deviation, 0, packing.storedBits()));
    return List.of(packed.codes(), packed.scales(), packed.zeroPoints());
  }
}
