package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import org.fewbit.core.job.Cancellation;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.SubgraphRunner;
import org.fewbit.onnx.graph.SubgraphRunner.Subgraph;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.onnx.graph.ValueInfo;

/** Matrix products by the runtime, which knows the machine's fastest way: fp32 in, fp32 out. */
final class Products implements AutoCloseable {

  private static final String A = "fewbit_a";
  private static final String B = "fewbit_b";
  private static final String TURNED = "fewbit_turned";
  private static final String C = "fewbit_c";
  private static final String FROM = "fewbit_from";
  private static final String TO = "fewbit_to";
  private static final String END = "fewbit_end";
  private static final String AXIS = "fewbit_axis";

  /** Multiply-adds of one product: the runtime can be stopped only between two. */
  private static final long MOST_MULTIPLY_ADDS = 6_000_000_000L;

  private final Subgraph gram;
  private final Subgraph plain;

  Products(OnnxModel model, SubgraphRunner runner) {
    List<Node> gramNodes =
        List.of(
            Node.of("Slice", "", "fewbit_rows", List.of(A, FROM, TO, AXIS), List.of("fewbit_x")),
            Node.of("Slice", "", "fewbit_rest", List.of(A, FROM, END, AXIS), List.of(B)),
            Node.of("Transpose", "", "fewbit_turn", List.of("fewbit_x"), List.of(TURNED)),
            Node.of("MatMul", "", "fewbit_gram", List.of(TURNED, B), List.of(C)));
    this.gram =
        runner.open(
            bytes(
                model,
                gramNodes,
                List.of(matrix(A), number(FROM), number(TO), number(END), number(AXIS))),
            model.file());
    this.plain =
        runner.open(
            bytes(
                model,
                List.of(Node.of("MatMul", "", "fewbit_product", List.of(A, B), List.of(C))),
                List.of(matrix(A), matrix(B))),
            model.file());
  }

  private static ValueInfo number(String name) {
    return ValueInfo.of(name, DataType.INT64, List.of(ValueInfo.Dim.of(1)));
  }

  /**
   * Rows of a result that one product may make, so that cancelling takes no longer than that.
   *
   * @param multiplyAdds that one row takes
   */
  static int rowsAtOnce(long multiplyAdds) {
    return Math.clamp(MOST_MULTIPLY_ADDS / Math.max(1, multiplyAdds), 16, 1 << 20);
  }

  private static byte[] bytes(OnnxModel model, List<Node> nodes, List<ValueInfo> inputs) {
    return model
        .edit()
        .withoutShapes()
        .nodes(nodes)
        .initializers(List.of())
        .inputs(inputs)
        .outputs(List.of(ValueInfo.untyped(C)))
        .toBytes();
  }

  private static ValueInfo matrix(String name) {
    return ValueInfo.of(
        name,
        DataType.FLOAT,
        List.of(ValueInfo.Dim.of(name + "_rows"), ValueInfo.Dim.of(name + "_columns")));
  }

  /** An fp32 matrix in native memory. */
  static TensorValue matrix(MemorySegment memory, long rows, long columns) {
    return new TensorValue(
        DataType.FLOAT,
        List.of(rows, columns),
        memory.asSlice(0, rows * columns * ValueLayout.JAVA_FLOAT.byteSize()));
  }

  /**
   * Rows [from, to) of x^T x, x [T, K], right of column {@code from}: the rest is known from the
   * rows before, as it is symmetric.
   *
   * @param into [to - from, K - from]
   */
  void gram(TensorValue x, int from, int to, TensorValue into, Cancellation cancellation) {
    try (Arena arena = Arena.ofConfined()) {
      run(
          gram,
          Map.of(
              A, x,
              FROM, number(from, arena),
              TO, number(to, arena),
              END, number(x.dims().getLast(), arena),
              AXIS, number(1, arena)),
          into,
          cancellation);
    }
  }

  private static TensorValue number(long value, Arena arena) {
    return new TensorValue(
        DataType.INT64, List.of(1L), arena.allocateFrom(ValueLayout.JAVA_LONG, value));
  }

  /** a b, into [rows of a, columns of b]. */
  void product(TensorValue a, TensorValue b, TensorValue into, Cancellation cancellation) {
    run(plain, Map.of(A, a, B, b), into, cancellation);
  }

  private static void run(
      Subgraph subgraph,
      Map<String, TensorValue> inputs,
      TensorValue into,
      Cancellation cancellation) {
    try (Arena none = Arena.ofConfined()) {
      subgraph.run(inputs, Map.of(C, into), List.of(), none, cancellation);
    }
  }

  @Override
  public void close() {
    gram.close();
    plain.close();
  }
}
