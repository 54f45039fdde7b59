package org.fewbit.benchmarks.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;

/** The unweighted mean, over blocks of samples, of a function of sums over each block. */
public final class BlockSums implements SumScore {

  private final Map<String, Integer> index = new TreeMap<>();
  private final Predicate<SampleOutcome> takesPart;
  private final Function<SampleOutcome, String> block;
  private final int width;
  private final Function<List<SampleOutcome>, double[]> sums;
  private final ToDoubleFunction<double[]> function;

  /**
   * A score of samples.
   *
   * @param all samples of both runs, from which the blocks are known
   * @param takesPart samples of which it is the score
   * @param block name of a sample's block
   * @param width length of a block's sums
   * @param sums of samples of one block
   * @param function of a block's sums; blocks for which it is not a number are left out
   */
  public BlockSums(
      List<SampleOutcome> all,
      Predicate<SampleOutcome> takesPart,
      Function<SampleOutcome, String> block,
      int width,
      Function<List<SampleOutcome>, double[]> sums,
      ToDoubleFunction<double[]> function) {
    this.takesPart = takesPart;
    this.block = block;
    this.width = width;
    this.sums = sums;
    this.function = function;
    all.stream()
        .filter(takesPart)
        .map(block)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(name -> index.put(name, index.size()));
  }

  @Override
  public double[] part(List<SampleOutcome> samples) {
    double[] part = new double[width * index.size()];
    samples.stream()
        .filter(takesPart)
        .collect(Collectors.groupingBy(block))
        .forEach(
            (name, own) -> {
              Integer at = index.get(name);
              if (at != null) {
                System.arraycopy(sums.apply(own), 0, part, width * at, width);
              }
            });
    return part;
  }

  @Override
  public double value(double[] parts) {
    double total = 0;
    int counted = 0;
    double[] own = new double[width];
    for (int at = 0; at < index.size(); at++) {
      System.arraycopy(parts, width * at, own, 0, width);
      double value = function.applyAsDouble(own);
      if (!Double.isNaN(value)) {
        total += value;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : total / counted;
  }
}
