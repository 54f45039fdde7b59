package org.fewbit.quantizers.form;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.TensorSource;

/**
 * LLM.int8() (arXiv 2208.07339) as bitsandbytes computes it: input columns O in which any token of
 * the call reaches the threshold are multiplied as they are; the others are rounded to eight bits,
 * one scale a token, and multiplied as whole numbers.
 *
 * <pre>
 * SCB[n] = max|W[:,n]|, CB = rnd(127 W / SCB)
 * SCA[t] = max of |x[t]| below the threshold, CA = rnd(127 x / SCA), columns O zeroed
 * y = (CA CB) SCA SCB / 127^2 + x[:,O] (CB[O,:] SCB / 127)
 * </pre>
 *
 * Outlier columns meet weights that are eight-bit too. Written in standard operators, so that any
 * runtime computes it; an empty O is an empty product. Activations are stored as unsigned bytes
 * around 128: unsigned times signed is the runtime's fast kernel.
 */
final class LlmInt8Form implements LayerForm {

  private static final double DEFAULT_THRESHOLD = 6.0;

  private final boolean simulated;
  private final FormTools tools;
  private final OutlierColumns columns;

  LlmInt8Form(QuantizationScheme scheme, boolean simulated, long opset, FormTools tools) {
    this.simulated = simulated;
    this.tools = tools;
    this.columns =
        new OutlierColumns(
            tools.names(),
            opset,
            (float) scheme.options().threshold().orElse(DEFAULT_THRESHOLD),
            simulated);
  }

  @Override
  public Layer plan(Target target) {
    WeightMatrix weight = target.weight();
    List<Long> shape = List.of((long) weight.rows(), (long) weight.columns());
    Workbench.Work work = arena -> make(target, arena);
    List<TensorSource> tensors = new ArrayList<>();
    String base = weight.name() + (simulated ? "_rounded" : "_int8");
    TensorSource matrix =
        TensorSource.make(
            tools.names().fresh(base),
            shape,
            simulated ? DataType.FLOAT : DataType.INT8,
            tools.workbench().part(work, 0));
    tensors.add(matrix);
    String scales = simulated ? "" : tools.names().fresh(base + "_scales");
    if (!simulated) {
      tensors.add(
          TensorSource.make(
              scales,
              List.of((long) weight.columns()),
              DataType.FLOAT,
              tools.workbench().part(work, 1)));
    }
    List<Node> nodes =
        new ProductNodes(tools.names())
            .around(
                target,
                (input, output) -> {
                  List<Node> product = new ArrayList<>();
                  OutlierColumns.Parts parts =
                      columns.split(input, weight.rows(), product, tensors);
                  if (simulated) {
                    product.add(
                        Node.of(
                            "MatMul",
                            "",
                            target.node().name(),
                            List.of(parts.rounded(), matrix.name()),
                            List.of(output)));
                  } else {
                    multiply(target, parts, matrix.name(), scales, product, output);
                  }
                  return product;
                });
    return new Layer(target, nodes, tensors);
  }

  private void multiply(
      Target target,
      OutlierColumns.Parts parts,
      String matrix,
      String scales,
      List<Node> nodes,
      String output) {
    Chain chain = new Chain(tools.names(), nodes);
    String sums =
        chain.named(
            "MatMulInteger",
            target.node().name(),
            output + "_int32",
            List.of(parts.codes(), matrix, parts.zeroPoint()));
    String inliers =
        chain.add("Mul", output + "_inliers", chain.cast(sums, DataType.FLOAT), parts.scale());
    String rows =
        chain.cast(
            chain.gather(matrix, parts.columns(), 0, output + "_outlier_weights"), DataType.FLOAT);
    String outliers = chain.add("MatMul", output + "_outliers", parts.outliers(), rows);
    String sum = chain.add("Add", output + "_both", inliers, outliers);
    nodes.add(Node.of("Mul", "", output + "_scaled", List.of(sum, scales), List.of(output)));
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
