package org.fewbit.quantizers.calibrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.onnx.graph.SubgraphRunner;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.quantizers.solve.LayerInputs;
import org.fewbit.quantizers.solve.LayerSolver;

/**
 * Chooses the numbers of all layers, block by block. Each block sees what the already changed
 * blocks before it compute (Frantar et al., GPTQ, and its code).
 */
public final class Calibrator {

  private final CalibrationJob job;
  private final SubgraphRunner runner;
  private final Cancellation cancellation;
  private final List<Block> blocks;
  private final GraphFlow flow;
  private final Effort effort;
  private final Set<String> solved = new HashSet<>();

  /**
   * Prepares a calibration.
   *
   * @param runner computes pieces of the graph
   */
  public Calibrator(
      CalibrationJob job,
      SubgraphRunner runner,
      ProgressListener listener,
      Cancellation cancellation) {
    this.job = job;
    this.runner = runner;
    this.cancellation = cancellation;
    this.flow = new GraphFlow(job.model().graph(), job.products());
    this.blocks = BlockPlan.of(flow);
    this.effort = new Effort(listener, blocks, job.walk() == Walk.LAYER_BY_LAYER, job.tokens());
  }

  /**
   * Runs it; what an interrupted one with the same identity has finished is not solved again.
   *
   * @return the solved layers, to be closed
   * @throws org.fewbit.core.problem.ProblemException if the graph, the data or the disk forbid it
   * @throws org.fewbit.core.job.CancelledException if cancelled; finished blocks are kept
   */
  public CalibratedLayers run() {
    WorkFolder folder = WorkFolder.open(job.target(), job.identity());
    boolean done = false;
    try {
      folder.requireSpace(bytesToWrite(folder));
      int last = blocks.size() - 1;
      while (last >= 0 && folder.has(last)) {
        last--;
      }
      try (Passes passes = new Passes(job, flow, runner, cancellation);
          Products products = new Products(job.model(), runner)) {
        for (int b = 0; b <= last; b++) {
          block(b, folder, passes, products, b < last);
        }
      }
      done = true;
      return new CalibratedLayers(folder, blocks);
    } finally {
      if (!done) {
        folder.close();
      }
    }
  }

  /**
   * Only looks at the ranges of the layers' inputs in the float model; nothing is solved or kept.
   *
   * @throws org.fewbit.core.problem.ProblemException if the graph or the data forbid it
   * @throws org.fewbit.core.job.CancelledException if cancelled
   */
  public CalibratedRanges ranges() {
    Map<String, CalibratedRanges.Range> ranges = new HashMap<>();
    try (Passes passes = new Passes(job, flow, runner, cancellation)) {
      for (int b = 0; b < blocks.size(); b++) {
        Block block = blocks.get(b);
        String where = "Block " + (b + 1) + " of " + blocks.size() + ": ranges";
        double each = effortOf(block) / Math.max(1, job.tokens());
        try (BlockWeights weights =
            new BlockWeights(job.model().graph(), block.products().toList())) {
          List<CalibratedRanges.Range> found =
              passes.ranges(block.groups(), weights, tokens -> effort.add(tokens * each, where));
          for (int g = 0; g < found.size(); g++) {
            CalibratedRanges.Range range = found.get(g);
            block.groups().get(g).products().forEach(p -> ranges.put(p.weight(), range));
          }
          if (b < blocks.size() - 1) {
            passes.carry(block, weights, tokens -> effort.add(tokens * Effort.carry(block), where));
          }
        }
      }
    }
    return new CalibratedRanges(ranges);
  }

  /**
   * What rounding each layer to nearest would cost in the float model; nothing is solved or kept.
   *
   * @param solvers a method for each width
   * @throws org.fewbit.core.problem.ProblemException if the graph or the data forbid it
   * @throws org.fewbit.core.job.CancelledException if cancelled
   */
  public List<LayerCost> costs(List<LayerSolver> solvers) {
    LayerCosts costs = new LayerCosts(solvers, cancellation);
    try (Passes passes = new Passes(job, flow, runner, cancellation);
        Products products = new Products(job.model(), runner)) {
      for (int b = 0; b < blocks.size(); b++) {
        Block block = blocks.get(b);
        String where = "Block " + (b + 1) + " of " + blocks.size() + ": sensitivity";
        try (BlockWeights weights =
            new BlockWeights(job.model().graph(), block.products().toList())) {
          List<LayerInputs> inputs =
              inputs(block, block.groups(), where, passes, products, weights);
          for (int g = 0; g < inputs.size(); g++) {
            costs.add(block.groups().get(g), inputs.get(g), products, weights);
          }
          block.products().forEach(product -> effort.add(Effort.solve(product), where));
          if (b < blocks.size() - 1) {
            passes.carry(block, weights, tokens -> effort.add(tokens * Effort.carry(block), where));
          }
        }
      }
    }
    return costs.all();
  }

  private void block(int number, WorkFolder folder, Passes passes, Products products, boolean on) {
    Block block = blocks.get(number);
    String where = "Block " + (number + 1) + " of " + blocks.size();
    boolean floatInputs = job.walk() == Walk.FLOAT_INPUTS;
    try (BlockWeights weights = new BlockWeights(job.model().graph(), block.products().toList())) {
      Runnable carry =
          () ->
              passes.carry(
                  block,
                  weights,
                  tokens -> effort.add(tokens * Effort.carry(block), where + ": onwards"));
      if (folder.has(number)) {
        SolvedBlock found = folder.read(number);
        if (!floatInputs) {
          restore(block, found.layers(), weights);
        }
        found.layers().forEach(layer -> solved.add(layer.weight()));
        effort.add(effortOf(block), where + ": already solved");
        if (on) {
          carry.run();
        }
      } else if (floatInputs) {
        List<LayerInputs> inputs = inputs(block, block.groups(), where, passes, products, weights);
        if (on) {
          carry.run();
        }
        folder.write(number, scaled(block, inputs, where, products, weights));
      } else {
        folder.write(number, solve(block, where, passes, products, weights));
        if (on) {
          carry.run();
        }
      }
    }
  }

  /**
   * An upper bound: solved layers that aren't on disk yet, then the variant. Codes and their grids
   * take less than half of fp32; what has no kernel is stored as it will be used, as fp32.
   */
  private long bytesToWrite(WorkFolder folder) {
    boolean grid =
        switch (job.scheme().method()) {
          case GPTQ -> !job.scheme().has(SchemeOption.DYNAMIC_GROUPS);
          case AWQ, MIXED -> true;
          default -> false;
        };
    long bytes = 0;
    for (int b = 0; b < blocks.size(); b++) {
      long floats =
          4 * blocks.get(b).products().mapToLong(p -> (long) p.rows() * p.columns()).sum();
      bytes += folder.has(b) ? 0 : grid ? floats / 2 : floats;
    }
    return bytes + job.model().graph().initializers().stream().mapToLong(Tensor::bytes).sum();
  }

  private double effortOf(Block block) {
    double sum = block.products().mapToDouble(Effort::solve).sum();
    for (Group group : block.groups()) {
      sum += job.tokens() * effort.pass(block, group);
    }
    return sum;
  }

  private static void restore(Block block, List<SolvedLayer> layers, BlockWeights weights) {
    block
        .products()
        .forEach(
            product ->
                layers.stream()
                    .filter(layer -> layer.weight().equals(product.weight()))
                    .findFirst()
                    .ifPresent(layer -> weights.replace(product, layer.solution())));
  }

  private SolvedBlock solve(
      Block block, String where, Passes passes, Products products, BlockWeights weights) {
    List<SolvedLayer> layers = new ArrayList<>();
    List<List<Group>> rounds =
        job.walk() == Walk.LAYER_BY_LAYER
            ? block.groups().stream().map(List::of).toList()
            : List.of(block.groups());
    for (List<Group> round : rounds) {
      List<LayerInputs> inputs = inputs(block, round, where, passes, products, weights);
      for (int g = 0; g < round.size(); g++) {
        layers.addAll(
            group(round.get(g), inputs.get(g), p -> LayerScales.NONE, where, products, weights));
      }
    }
    return new SolvedBlock(layers, Map.of());
  }

  private SolvedBlock scaled(
      Block block,
      List<LayerInputs> inputs,
      String where,
      Products products,
      BlockWeights weights) {
    AwqBlock scales = new AwqBlock(block, inputs, flow, weights, job.scheme(), cancellation);
    List<SolvedLayer> layers = new ArrayList<>();
    for (int g = 0; g < inputs.size(); g++) {
      layers.addAll(
          group(block.groups().get(g), inputs.get(g), scales::scales, where, products, weights));
    }
    return new SolvedBlock(layers, scales.divided());
  }

  private List<LayerInputs> inputs(
      Block block,
      List<Group> round,
      String where,
      Passes passes,
      Products products,
      BlockWeights weights) {
    double pass = round.stream().mapToDouble(group -> effort.pass(block, group)).sum();
    String step = where + ": inputs of " + round.getFirst().products().getFirst().label();
    return passes.inputs(round, weights, products, tokens -> effort.add(tokens * pass, step));
  }

  private List<SolvedLayer> group(
      Group group,
      LayerInputs inputs,
      Function<Product, LayerScales> scales,
      String where,
      Products products,
      BlockWeights weights) {
    List<SolvedLayer> layers = new ArrayList<>();
    LayerWork work = new LayerWork(job.solvers(), cancellation);
    OutputError error = new OutputError(inputs, products);
    for (Product product : group.products()) {
      if (solved.add(product.weight())) {
        layers.add(work.solve(product, inputs, scales.apply(product), error, weights));
      }
      effort.add(Effort.solve(product), where + ": " + product.label());
    }
    return layers;
  }
}
