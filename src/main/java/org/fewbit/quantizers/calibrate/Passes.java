package org.fewbit.quantizers.calibrate;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.job.Cancellation;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.SubgraphRunner;
import org.fewbit.onnx.graph.SubgraphRunner.Subgraph;
import org.fewbit.onnx.graph.TensorValue;
import org.fewbit.onnx.graph.ValueInfo;
import org.fewbit.quantizers.solve.LayerInputs;

/** Sends all sequences through pieces of a graph; holds what each sequence carries on. */
final class Passes implements AutoCloseable {

  private static final long LARGE_SUMS = 32 << 20;

  private final OnnxModel model;
  private final List<TokenIds> sequences;
  private final SubgraphRunner runner;
  private final Cancellation cancellation;
  private final PieceBuilder builder;
  private final Feed feed;
  private final int longest;
  private final List<Carried> carried = new ArrayList<>();
  private long lastSumBytes;

  Passes(CalibrationJob job, GraphFlow flow, SubgraphRunner runner, Cancellation cancellation) {
    this.model = job.model();
    this.sequences = job.data().sequences();
    this.longest = job.longest();
    this.runner = runner;
    this.cancellation = cancellation;
    this.builder = new PieceBuilder(model, flow);
    this.feed = new Feed(model.file(), job.architecture().kvHeads(), job.architecture().headSize());
    sequences.forEach(sequence -> carried.add(new Carried(Map.of(), Arena.ofShared())));
  }

  /** What a sequence takes from block to block, and where that lies. */
  private record Carried(Map<String, TensorValue> values, Arena arena) {}

  /** Told when a sequence has passed. */
  @FunctionalInterface
  interface Passed {
    void sequence(int tokens);
  }

  /** Sums the inputs of groups, in one pass. */
  List<LayerInputs> inputs(
      List<Group> groups, BlockWeights weights, Products products, Passed passed) {
    collectGarbage(groups);
    List<InputSums> sums = new ArrayList<>();
    try {
      groups.forEach(group -> sums.add(new InputSums(group, longest, products)));
      observe(groups, sums, weights, passed);
      return sums.stream().map(sum -> sum.finish(cancellation)).toList();
    } finally {
      sums.forEach(InputSums::close);
    }
  }

  /**
   * The sums of the groups before are garbage by now, hundreds of megabytes in a real model; left
   * to itself the heap grows by them instead of looking for them.
   */
  private void collectGarbage(List<Group> groups) {
    long bytes = groups.stream().mapToLong(group -> 8L * group.rows() * group.rows()).sum();
    if (Math.max(bytes, lastSumBytes) >= LARGE_SUMS) {
      System.gc();
    }
    lastSumBytes = bytes;
  }

  /** Finds the ranges of the inputs of groups, in one pass. */
  List<CalibratedRanges.Range> ranges(List<Group> groups, BlockWeights weights, Passed passed) {
    List<InputRange> ranges = new ArrayList<>();
    try {
      groups.forEach(group -> ranges.add(new InputRange(group, longest)));
      observe(groups, ranges, weights, passed);
      return ranges.stream().map(InputRange::finish).toList();
    } finally {
      ranges.forEach(InputRange::close);
    }
  }

  private void observe(
      List<Group> groups, List<? extends Receiver> receivers, BlockWeights weights, Passed passed) {
    Piece piece = builder.build(new Piece.Ends(groups, List.of()), carried.getFirst().values());
    try (Subgraph subgraph = runner.open(piece.model(), model.file())) {
      for (int s = 0; s < sequences.size(); s++) {
        int tokens = sequences.get(s).size();
        Map<String, TensorValue> into = new HashMap<>();
        for (int g = 0; g < receivers.size(); g++) {
          into.put(Piece.flat(g), receivers.get(g).room(tokens, cancellation));
        }
        try (Arena work = Arena.ofConfined()) {
          subgraph.run(inputs(piece, s, weights, work), into, List.of(), work, cancellation);
        }
        passed.sequence(tokens);
      }
    }
  }

  /** Carries all sequences over a block. */
  void carry(Block block, BlockWeights weights, Passed passed) {
    Piece piece =
        builder.build(new Piece.Ends(List.of(), block.carriedOut()), carried.getFirst().values());
    try (Subgraph subgraph = runner.open(piece.model(), model.file())) {
      for (int s = 0; s < sequences.size(); s++) {
        carry(s, piece, block, subgraph, weights);
        passed.sequence(sequences.get(s).size());
      }
    }
  }

  /** Frees what a sequence carried as soon as it has the next: never all sequences twice. */
  private void carry(
      int sequence, Piece piece, Block block, Subgraph subgraph, BlockWeights weights) {
    Arena next = Arena.ofShared();
    try (Arena work = Arena.ofConfined()) {
      Map<String, TensorValue> values =
          subgraph.run(
              inputs(piece, sequence, weights, work),
              Map.of(),
              block.carriedOut(),
              next,
              cancellation);
      carried.set(sequence, new Carried(values, next)).arena().close();
    } finally {
      if (carried.get(sequence).arena() != next) {
        next.close();
      }
    }
  }

  private Map<String, TensorValue> inputs(
      Piece piece, int sequence, BlockWeights weights, Arena work) {
    Map<String, TensorValue> inputs = new HashMap<>();
    for (ValueInfo input : model.graph().inputs()) {
      if (piece.inputs().contains(input.name())) {
        inputs.put(input.name(), feed.value(input, sequences.get(sequence), work));
      }
    }
    piece.weights().forEach(name -> inputs.put(name, weights.value(name)));
    piece.carried().forEach(name -> inputs.put(name, carried.get(sequence).values().get(name)));
    return inputs;
  }

  @Override
  public void close() {
    carried.forEach(values -> values.arena().close());
  }
}
