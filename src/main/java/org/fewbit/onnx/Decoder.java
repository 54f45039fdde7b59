package org.fewbit.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Feeds tokens to a session and shows rows of logits. Everything a run reads or writes lies in
 * native memory that is made once; a step of one token makes as few objects as the API allows.
 *
 * <p>Long inputs go in chunks that start at multiples of the chunk length, so that what a token's
 * logits are does not depend on which other question was answered before.
 */
final class Decoder implements AutoCloseable {

  private static final long MOST_LOGIT_BYTES = 128L << 20;
  private static final int MOST_CHUNK = 512;
  private static final int LEAST_CHUNK = 32;

  /** Sees the logits of one position; the array is only valid during the call. */
  @FunctionalInterface
  interface RowReader {
    /** Ignores them. */
    RowReader NONE = (position, logits) -> {};

    void row(int position, float[] logits);
  }

  private final OrtSession session;
  private final DecoderGraph graph;
  private final Path file;
  private final KvCache cache;
  private final Logits logits;
  private final RunControl control;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment ids;
  private final MemorySegment positions;
  private final MemorySegment mask;
  private final MemorySegment rows;
  private final OnnxTensor stepIds;
  private final OnnxTensor stepPositions;
  private final OnnxTensor stepRows;
  private final OnnxTensor stepLogits;
  private final Logits stepRow;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();
  private final int chunk;
  private final int capacity;
  private final int[] held;
  private int onGrid;

  Decoder(OrtSession session, DecoderGraph graph, Path file, int contextLength)
      throws OrtException {
    this.session = session;
    this.graph = graph;
    this.file = file;
    cache = KvCache.of(graph, contextLength);
    logits = new Logits(graph);
    control = new RunControl();
    long fitting = MOST_LOGIT_BYTES / ((long) graph.vocabularySize() * graph.logitsType().size);
    chunk = Math.clamp(fitting, LEAST_CHUNK, MOST_CHUNK);
    // The last token of a scored sequence is never fed, but a caller may ask for one more.
    capacity = contextLength + 1;
    held = new int[capacity];
    ids = arena.allocate((long) capacity * Long.BYTES, Long.BYTES);
    positions = arena.allocate((long) capacity * Long.BYTES, Long.BYTES);
    mask = arena.allocate((long) capacity * Long.BYTES, Long.BYTES);
    for (int i = 0; i < capacity; i++) {
      mask.setAtIndex(ValueLayout.JAVA_LONG, i, 1);
    }
    rows = arena.allocate((long) capacity * Long.BYTES, Long.BYTES);
    stepRows = NativeTensors.over(arena.allocate(Long.BYTES, Long.BYTES), OnnxJavaType.INT64, 1);
    stepIds = NativeTensors.over(ids, graph.idType(), 1, 1);
    stepPositions = NativeTensors.over(positions, OnnxJavaType.INT64, 1, 1);
    stepRow = new Logits(graph);
    stepLogits = stepRow.tensor(1);
  }

  int vocabulary() {
    return graph.vocabularySize();
  }

  /**
   * Starts a question: keeps what is held of its tokens in whole chunks, forgets the rest.
   *
   * @param needed first position whose logits the question wants; it is computed again
   */
  void begin(int[] tokens, int needed) {
    int common = 0;
    int most = Math.min(Math.min(onGrid, needed), tokens.length);
    while (common < most && held[common] == tokens[common]) {
      common++;
    }
    rewind(graph.hasCache() ? common / chunk * chunk : 0);
  }

  /** Makes room for so many tokens. */
  void reserve(int tokens) {
    try {
      cache.reserve(Math.min(tokens, capacity));
    } catch (OrtException e) {
      throw OrtProblems.atRun(e, file);
    }
  }

  /** Forgets the tokens from a position on. */
  void rewind(int length) {
    onGrid = Math.min(onGrid, length / chunk * chunk);
    try {
      cache.rewind(length);
    } catch (OrtException e) {
      throw OrtProblems.atRun(e, file);
    }
  }

  /** Lets a cancellation stop the runs until the guard is closed. */
  RunControl.Guard guard(Cancellation cancellation) {
    return control.guard(cancellation);
  }

  /**
   * Feeds the tokens after those held, up to {@code to}.
   *
   * @param firstRow first position whose logits are wanted; earlier ones are not shown
   * @param shrink whether the runtime should give its scratch memory back at the end
   */
  void feed(
      int[] tokens,
      int to,
      int firstRow,
      RowReader reader,
      boolean shrink,
      Cancellation cancellation) {
    while (cache.length() < to) {
      int from = cache.length();
      int rowOffset = feedChunk(tokens, to, firstRow, shrink, cancellation);
      for (int position = Math.max(firstRow, from); position < cache.length(); position++) {
        reader.row(position, logits.row(position - rowOffset));
      }
    }
  }

  /**
   * Feeds one chunk of the tokens after those held, at most up to {@code to}.
   *
   * @return the position whose logits are the first row of {@link #row}
   */
  int feedChunk(int[] tokens, int to, int firstRow, boolean shrink, Cancellation cancellation) {
    cancellation.check();
    int from = cache.length();
    // Without a cache every run starts at 0, so chunks would only repeat work.
    int end = graph.hasCache() ? Math.min(to, (from / chunk + 1) * chunk) : to;
    int begin = graph.hasCache() ? from : 0;
    int shown = Math.min(Math.max(firstRow, from), end - 1);
    int rowOffset = run(tokens, begin, end, shown, shrink && end == to, cancellation);
    advance(tokens, end);
    return rowOffset;
  }

  /** Tokens held. */
  int length() {
    return cache.length();
  }

  /** A row of the chunk fed last; the array is the same one at each call. */
  float[] row(int index) {
    return logits.row(index);
  }

  private void advance(int[] tokens, int end) {
    int from = cache.length();
    System.arraycopy(tokens, from, held, from, end - from);
    cache.advance(end - from);
    if (from == onGrid && end % chunk == 0) {
      onGrid = end;
    }
  }

  /**
   * Feeds the next token and returns the logits after it; the array is reused by the next call.
   *
   * @param tokens all tokens so far, the one to feed at the position of the length held
   */
  float[] step(int[] tokens, Cancellation cancellation) {
    int position = cache.length();
    if (!graph.hasCache()) {
      int rowOffset = run(tokens, 0, position + 1, position, false, cancellation);
      advance(tokens, position + 1);
      return logits.row(position - rowOffset);
    }
    putId(0, tokens[position]);
    positions.setAtIndex(ValueLayout.JAVA_LONG, 0, position);
    try (OnnxTensor ones = maskTensor(position + 1)) {
      inputs.put(graph.inputIds(), stepIds);
      bind(stepPositions, ones, stepRows, stepLogits, 1);
      session.run(inputs, Set.of(), outputs, control.options(false)).close();
    } catch (OrtException e) {
      throw failure(e, cancellation);
    }
    held[position] = tokens[position];
    cache.advance(1);
    return stepRow.row(0);
  }

  /**
   * Runs over some tokens.
   *
   * @param firstRow first position whose logits are read; earlier rows are computed only where the
   *     graph can't choose
   * @return the position of the logits' first row
   */
  private int run(
      int[] tokens, int from, int to, int firstRow, boolean shrink, Cancellation cancellation) {
    int count = to - from;
    int begin = graph.rows().isEmpty() ? from : firstRow;
    for (int i = 0; i < count; i++) {
      putId(i, tokens[from + i]);
      positions.setAtIndex(ValueLayout.JAVA_LONG, i, from + i);
    }
    for (int i = 0; i < to - begin; i++) {
      rows.setAtIndex(ValueLayout.JAVA_LONG, i, begin - from + i);
    }
    try (OnnxTensor idTensor = NativeTensors.over(ids, graph.idType(), 1, count);
        OnnxTensor positionTensor = NativeTensors.over(positions, OnnxJavaType.INT64, 1, count);
        OnnxTensor ones = maskTensor(to);
        OnnxTensor chosen = NativeTensors.over(rows, OnnxJavaType.INT64, to - begin);
        OnnxTensor shown = logits.tensor(to - begin)) {
      inputs.put(graph.inputIds(), idTensor);
      bind(positionTensor, ones, chosen, shown, count);
      session.run(inputs, Set.of(), outputs, control.options(shrink)).close();
    } catch (OrtException e) {
      throw failure(e, cancellation);
    }
    return begin;
  }

  private void bind(
      OnnxTensor positionTensor, OnnxTensor ones, OnnxTensor chosen, OnnxTensor shown, int count)
      throws OrtException {
    if (!graph.attentionMask().isEmpty()) {
      inputs.put(graph.attentionMask(), ones);
    }
    if (!graph.positionIds().isEmpty()) {
      inputs.put(graph.positionIds(), positionTensor);
    }
    if (!graph.rows().isEmpty()) {
      inputs.put(graph.rows(), chosen);
    }
    outputs.put(graph.logits(), shown);
    cache.bind(count, inputs, outputs);
  }

  private OnnxTensor maskTensor(int tokens) throws OrtException {
    return NativeTensors.over(mask, OnnxJavaType.INT64, 1, tokens);
  }

  private void putId(int index, int token) {
    if (token < 0 || token >= graph.vocabularySize()) {
      throw ProblemException.of(
          Problem.Code.TOKENIZER_INVALID,
          "The tokenizer gave a token the model does not have",
          "token " + token + ", vocabulary of the model " + graph.vocabularySize(),
          "Use the tokenizer files that belong to this model.");
    }
    if (graph.idType() == OnnxJavaType.INT64) {
      ids.setAtIndex(ValueLayout.JAVA_LONG, index, token);
    } else {
      ids.setAtIndex(ValueLayout.JAVA_INT, index, token);
    }
  }

  private RuntimeException failure(OrtException e, Cancellation cancellation) {
    return cancellation.isRequested() ? new CancelledException() : OrtProblems.atRun(e, file);
  }

  @Override
  public void close() {
    stepIds.close();
    stepPositions.close();
    stepRows.close();
    stepLogits.close();
    cache.close();
    logits.close();
    stepRow.close();
    control.close();
    arena.close();
  }
}
