package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.quantizers.solve.LayerInputs;

/**
 * Collects activations of one group and sums them up. Sequences are packed to some thousand tokens,
 * whose Gram matrix the runtime computes in fp32; those are summed in double precision.
 */
final class InputSums implements Receiver {

  private static final int PACK = 2048;

  private final Group group;
  private final Products products;
  private final Arena arena = Arena.ofShared();
  private final int rows;
  private final int capacity;
  private final int stretch;
  private final MemorySegment pack;
  private final MemorySegment gram;
  private final float[] row;
  private final LayerInputs sums;
  private int held;

  InputSums(Group group, int longest, Products products) {
    this.group = group;
    this.products = products;
    this.rows = group.rows();
    this.capacity = Math.max(PACK, longest);
    this.pack = arena.allocate(4L * capacity * rows, 64);
    this.stretch = Math.min(rows, Products.rowsAtOnce((long) capacity * rows));
    this.gram = arena.allocate(4L * stretch * rows, 64);
    this.row = new float[rows];
    this.sums = new LayerInputs(rows);
  }

  @Override
  public TensorValue room(int tokens, Cancellation cancellation) {
    if (held + tokens > capacity) {
      flush(cancellation);
    }
    TensorValue room =
        Products.matrix(pack.asSlice(4L * held * rows, 4L * tokens * rows), tokens, rows);
    held += tokens;
    return room;
  }

  private void flush(Cancellation cancellation) {
    if (held == 0) {
      return;
    }
    TensorValue x = Products.matrix(pack, held, rows);
    for (int from = 0; from < rows; from += stretch) {
      int to = Math.min(rows, from + stretch);
      products.gram(x, from, to, Products.matrix(gram, to - from, rows - from), cancellation);
      requireFinite(from, to);
      for (int k = from; k < to; k++) {
        sums.addGram(k, from, row(gram, k - from, rows - from), rows - from);
      }
    }
    for (int t = 0; t < held; t++) {
      sums.addToken(row(pack, t, rows));
    }
    held = 0;
  }

  private float[] row(MemorySegment matrix, long number, int width) {
    MemorySegment.copy(matrix, ValueLayout.JAVA_FLOAT, 4 * number * width, row, 0, width);
    return row;
  }

  private void requireFinite(int from, int to) {
    for (int k = from; k < to; k++) {
      long diagonal = (k - from) * (rows - from + 1L);
      if (!Float.isFinite(gram.getAtIndex(ValueLayout.JAVA_FLOAT, diagonal))) {
        throw ProblemException.of(
            Problem.Code.GRAPH_CORRUPT,
            "The model computes numbers that are infinite or not a number on the calibration data",
            group.products().getFirst().label(),
            "Check the model with 'fewbit perplexity'; its weights may be damaged.");
      }
    }
  }

  /** Everything seen. */
  LayerInputs finish(Cancellation cancellation) {
    flush(cancellation);
    sums.mirrorGram(stretch);
    return sums;
  }

  @Override
  public void close() {
    arena.close();
  }
}
