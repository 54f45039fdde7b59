package org.fewbit.onnx;

import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.job.Cancellation;

/** Feeds the next chunk of a window when a row of it is asked for; holds one chunk's logits. */
final class ChunkRows implements LogitRows {

  private final Decoder decoder;
  private final int[] tokens;
  private final int firstRow;
  private final Cancellation cancellation;
  private int offset;
  private int last;

  ChunkRows(Decoder decoder, int[] tokens, int firstRow, Cancellation cancellation) {
    this.decoder = decoder;
    this.tokens = tokens;
    this.firstRow = firstRow;
    this.cancellation = cancellation;
    last = firstRow;
    decoder.begin(tokens, firstRow);
  }

  @Override
  public float[] row(int position) {
    if (position < last || position >= tokens.length - 1) {
      throw new IllegalArgumentException("row " + position + " after row " + last);
    }
    last = position;
    while (decoder.length() <= position) {
      offset = decoder.feedChunk(tokens, tokens.length - 1, firstRow, false, cancellation);
    }
    return decoder.row(position - offset);
  }
}
