package org.fewbit.quantizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.quantizers.calibrate.LayerCost;
import org.fewbit.quantizers.solve.BitAllocation;
import org.fewbit.quantizers.solve.LayerSolver;
import org.fewbit.quantizers.solve.Solvers;

/**
 * Which scheme each layer gets under {@code mixed-bBITS}: GPTQ in groups of 128 at the widths that
 * together lose least and store at most BITS bits per weight of these layers, scales included. What
 * a layer loses at a width is measured by rounding it to nearest: the square of its output's
 * relative change on the calibration data, all layers weighing the same.
 */
final class MixedPlan {

  private static final int GROUP = 128;

  private final Map<String, QuantizationScheme> schemes;

  private MixedPlan(Map<String, QuantizationScheme> schemes) {
    this.schemes = schemes;
  }

  /** Widths to choose from; three bits have no kernel. */
  static List<Integer> widths(ExecutionWish wish) {
    return wish == ExecutionWish.SIMULATED ? List.of(2, 3, 4, 8) : List.of(2, 4, 8);
  }

  /** What tries each width. */
  static List<LayerSolver> trials(List<Integer> widths) {
    return widths.stream()
        .map(bits -> Solvers.of(QuantizationScheme.rtn(bits, GROUP, true)))
        .toList();
  }

  /**
   * Chooses.
   *
   * @throws ProblemException if the target is below what the smallest width takes
   */
  static MixedPlan of(QuantizationScheme mixed, ExecutionWish wish, List<LayerCost> costs) {
    List<Integer> widths = widths(wish);
    boolean kernel = wish != ExecutionWish.SIMULATED;
    double target = mixed.options().targetBits().orElseThrow();
    long weights = costs.stream().mapToLong(LayerCost::weights).sum();
    long[][] bits =
        costs.stream()
            .map(c -> widths.stream().mapToLong(width -> storedBits(c, width, kernel)).toArray())
            .toArray(long[][]::new);
    long least = Arrays.stream(bits).mapToLong(b -> b[0]).sum();
    long budget = (long) Math.floor(target * weights);
    if (least > budget) {
      // Rounded up to two digits, so that the advice is one that works.
      double possible = Math.ceil(100.0 * least / weights) / 100;
      throw ProblemException.of(
          Problem.Code.SCHEME_UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "'%s' can't be reached: %d bits and their scales take %.2f bits per weight here",
              mixed,
              widths.getFirst(),
              (double) least / weights),
          mixed,
          String.format(Locale.ROOT, "Choose mixed-b%s or more.", possible));
    }
    double[][] losses =
        costs.stream()
            .map(c -> c.outputErrors().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    int[] choice = BitAllocation.choose(losses, bits, budget);
    Map<String, QuantizationScheme> schemes = new LinkedHashMap<>();
    for (int l = 0; l < choice.length; l++) {
      schemes.put(
          costs.get(l).weight(),
          new QuantizationScheme(Method.GPTQ, widths.get(choice[l]), GROUP, true));
    }
    return new MixedPlan(schemes);
  }

  /** Codes and a scale a group; the kernel pads the last group. */
  private static long storedBits(LayerCost layer, int width, boolean kernel) {
    int group = Math.min(GROUP, layer.rows());
    long groups = Math.ceilDiv(layer.rows(), group);
    return layer.columns() * ((kernel ? groups * group : layer.rows()) * width + groups * 32);
  }

  /** The scheme of the layer with this weight. */
  QuantizationScheme scheme(String weight) {
    QuantizationScheme scheme = schemes.get(weight);
    if (scheme == null) {
      throw new IllegalStateException("no width for " + weight);
    }
    return scheme;
  }

  /** One line a layer, for the identity of a pass that may be resumed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    schemes.forEach((weight, scheme) -> lines.add("layer " + weight + " " + scheme));
    return lines;
  }
}
