package org.fewbit.quantizers.solve;

import java.util.Arrays;

/**
 * Which of several widths each layer gets so that the costs sum up to the least and the stored bits
 * stay within a budget: a multiple-choice knapsack, solved exactly by dynamic programming over the
 * budget. A budget of more than {@link #UNITS} steps is counted in coarser ones, sizes rounded up,
 * so that it is never exceeded.
 */
public final class BitAllocation {

  private static final int UNITS = 50_000;

  private BitAllocation() {}

  /**
   * Chooses.
   *
   * @param costs [layers][choices], what a layer loses
   * @param bits [layers][choices], what it takes
   * @param budget bits in all, at least the sum of each layer's least
   * @return [layers], the place of each layer's choice
   */
  public static int[] choose(double[][] costs, long[][] bits, long budget) {
    long[] least = new long[bits.length];
    long step = 0;
    long spare = budget;
    for (int l = 0; l < bits.length; l++) {
      least[l] = Arrays.stream(bits[l]).min().orElseThrow();
      spare -= least[l];
      for (long taken : bits[l]) {
        step = gcd(step, taken - least[l]);
      }
    }
    if (spare < 0) {
      throw new IllegalArgumentException("the budget is " + -spare + " bits too small");
    }
    step = Math.max(Math.max(1, step), Math.ceilDiv(spare, UNITS));
    return choose(costs, units(bits, least, step), (int) (spare / step));
  }

  private static int[][] units(long[][] bits, long[] least, long step) {
    int[][] units = new int[bits.length][];
    for (int l = 0; l < bits.length; l++) {
      long own = least[l];
      units[l] =
          Arrays.stream(bits[l])
              .mapToInt(b -> (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(b - own, step)))
              .toArray();
    }
    return units;
  }

  private static int[] choose(double[][] costs, int[][] units, int budget) {
    byte[][] chosen = new byte[costs.length][budget + 1];
    double[] best = new double[budget + 1];
    for (int l = 0; l < costs.length; l++) {
      double[] next = new double[budget + 1];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      for (int c = 0; c < costs[l].length; c++) {
        for (int u = units[l][c]; u <= budget && u >= 0; u++) {
          double cost = best[u - units[l][c]] + costs[l][c];
          if (cost < next[u]) {
            next[u] = cost;
            chosen[l][u] = (byte) c;
          }
        }
      }
      best = next;
    }
    int[] choice = new int[costs.length];
    int left = budget;
    for (int l = costs.length - 1; l >= 0; l--) {
      choice[l] = chosen[l][left];
      left -= units[l][choice[l]];
    }
    return choice;
  }

  private static long gcd(long one, long other) {
    return other == 0 ? one : gcd(other, one % other);
  }
}
