package org.fewbit.quantizers.form;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.onnx.graph.Attribute;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.TensorSource;

/**
 * Eight-bit weights and activations: activations get one unsigned grid a tensor, weights one signed
 * scale an output. Stored as {@code MatMulInteger} with the scaling after it, the pattern the
 * runtime fuses; unsigned times signed is its fast kernel. The simulated form rounds the
 * activations likewise and multiplies floats.
 */
final class Int8Form implements LayerForm {

  private final boolean simulated;
  private final FormTools tools;
  private final GraphUses names;
  private final Activations activations;

  Int8Form(boolean simulated, Activations activations, FormTools tools) {
    this.simulated = simulated;
    this.activations = activations;
    this.tools = tools;
    this.names = tools.names();
  }

  @Override
  public Layer plan(Target target) {
    WeightMatrix weight = target.weight();
    List<Long> shape = List.of((long) weight.rows(), (long) weight.columns());
    Workbench.Work work = arena -> make(target, arena);
    List<TensorSource> tensors = new ArrayList<>();
    if (simulated) {
      tensors.add(
          TensorSource.make(
              names.fresh(weight.name() + "_rounded"),
              shape,
              DataType.FLOAT,
              tools.workbench().part(work, 0)));
    } else {
      String base = weight.name() + "_int8";
      tensors.add(
          TensorSource.make(
              names.fresh(base), shape, DataType.INT8, tools.workbench().part(work, 0)));
      tensors.add(
          TensorSource.make(
              names.fresh(base + "_scales"),
              List.of((long) weight.columns()),
              DataType.FLOAT,
              tools.workbench().part(work, 1)));
    }
    List<TensorSource> weights = List.copyOf(tensors);
    List<Node> nodes =
        new ProductNodes(names)
            .around(
                target,
                (input, output) -> {
                  List<Node> product = new ArrayList<>();
                  Activations.Codes codes = activations.round(target, input, product, tensors);
                  product.addAll(product(target, weights, codes, output));
                  return product;
                });
    return new Layer(target, nodes, tensors);
  }

  private List<Node> product(
      Target target, List<TensorSource> weights, Activations.Codes activation, String output) {
    List<Node> nodes = new ArrayList<>();
    String name = target.node().name();
    if (simulated) {
      String rounded = names.fresh(output + "_rounded_input");
      nodes.add(
          Node.of(
              "DequantizeLinear",
              "",
              rounded,
              List.of(activation.codes(), activation.scale(), activation.zeroPoint()),
              List.of(rounded)));
      nodes.add(
          Node.of("MatMul", "", name, List.of(rounded, weights.get(0).name()), List.of(output)));
      return nodes;
    }
    String sums = names.fresh(output + "_int32");
    String floats = names.fresh(output + "_float");
    String scale = names.fresh(output + "_scale");
    nodes.add(
        Node.of(
            "MatMulInteger",
            "",
            name,
            List.of(activation.codes(), weights.get(0).name(), activation.zeroPoint()),
            List.of(sums)));
    nodes.add(
        Node.of(
            "Cast",
            "",
            floats,
            List.of(sums),
            List.of(floats),
            Attribute.of("to", DataType.FLOAT.code())));
    nodes.add(
        Node.of(
            "Mul", "", scale, List.of(activation.scale(), weights.get(1).name()), List.of(scale)));
    nodes.add(Node.of("Mul", "", output + "_scaled", List.of(floats, scale), List.of(output)));
    return nodes;
  }

  private List<MemorySegment> make(Target target, Arena arena) {
    ColumnAbsmax absmax = new ColumnAbsmax(target.weight());
    List<MemorySegment> made =
        simulated
            ? List.of(absmax.values(arena))
            : List.of(absmax.codes(arena), absmax.scales(arena));
    tools.outcomes().made(target, new Outcomes.Made(absmax.deviation(), 0, absmax.storedBits()));
    return made;
  }
}
