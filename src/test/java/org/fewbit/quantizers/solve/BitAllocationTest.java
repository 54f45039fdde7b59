package org.fewbit.quantizers.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against trying everything. */
class BitAllocationTest {

  private static final int[] WIDTHS = {2, 3, 4, 8};

  @Test
  void losesNoMoreThanTheBestOfAllPossibilities() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int layers = 1 + random.nextInt(6);
      double[][] costs = new double[layers][WIDTHS.length];
      long[][] bits = new long[layers][WIDTHS.length];
      long least = 0;
      long most = 0;
      for (int l = 0; l < layers; l++) {
        long weights = 64L * (1 + random.nextInt(9));
        double sensitivity = Math.exp(4 * random.nextGaussian());
        for (int c = 0; c < WIDTHS.length; c++) {
          costs[l][c] = sensitivity * Math.pow(4, -WIDTHS[c]) * (0.5 + random.nextDouble());
          bits[l][c] = weights * WIDTHS[c] + weights / 4;
        }
        least += bits[l][0];
        most += bits[l][3];
      }
      long budget = least + (long) (random.nextDouble() * 1.1 * (most - least));

      int[] chosen = BitAllocation.choose(costs, bits, budget);

      assertThat(sum(bits, chosen)).isLessThanOrEqualTo(budget);
      assertThat(cost(costs, chosen)).isCloseTo(best(costs, bits, budget), within(1e-12));
    }
  }

  @Test
  void neverExceedsABudgetThatIsCountedInCoarserSteps() {
    Random random = new Random(8);
    double[][] costs = new double[200][4];
    long[][] bits = new long[200][4];
    for (int l = 0; l < 200; l++) {
      long weights = 1_000_003 + random.nextInt(9_000_000);
      for (int c = 0; c < 4; c++) {
        costs[l][c] = random.nextDouble() * Math.pow(4, -WIDTHS[c]);
        bits[l][c] = weights * WIDTHS[c];
      }
    }
    long least = Arrays.stream(bits).mapToLong(b -> b[0]).sum();
    long budget = (long) (1.7 * least);

    int[] chosen = BitAllocation.choose(costs, bits, budget);

    assertThat(sum(bits, chosen)).isBetween((long) (0.99 * budget), budget);
  }

  @Test
  void refusesABudgetBelowTheLeast() {
    assertThatThrownBy(
            () -> BitAllocation.choose(new double[][] {{1, 0}}, new long[][] {{10, 20}}, 9))
        .hasMessageContaining("1 bits too small");
  }

  private static long sum(long[][] bits, int[] chosen) {
    long sum = 0;
    for (int l = 0; l < chosen.length; l++) {
      sum += bits[l][chosen[l]];
    }
    return sum;
  }

  private static double cost(double[][] costs, int[] chosen) {
    double sum = 0;
    for (int l = 0; l < chosen.length; l++) {
      sum += costs[l][chosen[l]];
    }
    return sum;
  }

  private static double best(double[][] costs, long[][] bits, long budget) {
    double best = Double.POSITIVE_INFINITY;
    int all = (int) Math.pow(WIDTHS.length, costs.length);
    for (int code = 0; code < all; code++) {
      int[] chosen = new int[costs.length];
      int rest = code;
      for (int l = 0; l < chosen.length; l++) {
        chosen[l] = rest % WIDTHS.length;
        rest /= WIDTHS.length;
      }
      if (sum(bits, chosen) <= budget) {
        best = Math.min(best, cost(costs, chosen));
      }
    }
    return best;
  }
}
