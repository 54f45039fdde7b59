package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Every kind of 95 % interval holds the truth in 94 to 96 % of 10,000 experiments, and tests reject
 * what is true in at most 5 %. Sizes are those the kind is used at: below 50 units a percentile
 * bootstrap covers too little, which is why Student's interval stands there; shares of a few
 * samples are so discrete that no interval covers evenly, which is why n is 300 here.
 */
class CoverageTest {

  private static final int EXPERIMENTS = 10_000;

  /** The draws of a bootstrap within an experiment; its ends need not be good to 3 % here. */
  private static final int DRAWS = 1000;

  private static double share(int count) {
    return count / (double) EXPERIMENTS;
  }

  /** An error of 1 where the baseline is right, then of either side, else the same. */
  private static double[][] answers(SplittableRandom random, int n, double lost, double won) {
    double[] first = new double[n];
    double[] second = new double[n];
    for (int i = 0; i < n; i++) {
      double u = random.nextDouble();
      first[i] = u < lost || u > 0.5 ? 1 : 0;
      second[i] = u >= lost && (u < lost + won || u > 0.5) ? 1 : 0;
    }
    return new double[][] {first, second};
  }

  @Test
  void wilsonsIntervalOfAShare() {
    SplittableRandom random = new SplittableRandom(11);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] values = new double[300];
      Arrays.setAll(values, i -> random.nextDouble() < 0.83 ? 1 : 0);
      covered += Intervals.share(Means.of(values), 0.95).contains(0.83) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
  }

  @Test
  void wilsonsIntervalOfAShareInClusters() {
    SplittableRandom random = new SplittableRandom(12);
    List<String> names = names(120, 4);
    Clusters clusters = Clusters.of(names);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] values = new double[480];
      for (int c = 0; c < 120; c++) {
        double p = random.nextBoolean() ? 0.9 : 0.5;
        for (int i = 0; i < 4; i++) {
          values[4 * c + i] = random.nextDouble() < p ? 1 : 0;
        }
      }
      covered += Intervals.share(Means.of(values, clusters), 0.95).contains(0.7) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
  }

  @Test
  void studentsIntervalOfPerplexityWindows() {
    SplittableRandom random = new SplittableRandom(13);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] first = new double[12];
      double[] second = new double[12];
      Arrays.setAll(first, i -> 2 + 0.5 * random.nextGaussian());
      Arrays.setAll(second, i -> first[i] + 0.05 + 0.03 * random.nextGaussian());
      PairedDifference difference = PairedDifference.of(first, second, 0.95, Resampling.STANDARD);
      assertThat(difference.kind()).isEqualTo(PairedDifference.Kind.STUDENT);
      covered += difference.interval().contains(0.05) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
  }

  @Test
  void thePairedBootstrapOfRightAndWrong() {
    SplittableRandom random = new SplittableRandom(14);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[][] pair = answers(random, 300, 0.12, 0.06);
      PairedDifference difference =
          PairedDifference.of(pair[0], pair[1], 0.95, new Resampling(DRAWS, e));
      assertThat(difference.kind()).isEqualTo(PairedDifference.Kind.BOOTSTRAP);
      covered += difference.interval().contains(-0.06) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
  }

  @Test
  void thePairedBootstrapOfMeans() {
    SplittableRandom random = new SplittableRandom(15);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] first = new double[120];
      double[] second = new double[120];
      Arrays.setAll(first, i -> random.nextDouble());
      Arrays.setAll(second, i -> first[i] - 0.04 + 0.2 * random.nextGaussian());
      PairedDifference difference =
          PairedDifference.of(first, second, 0.95, new Resampling(DRAWS, e));
      covered += difference.interval().contains(-0.04) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
  }

  @Test
  void theBootstrapOverClusters() {
    SplittableRandom random = new SplittableRandom(16);
    Clusters clusters = Clusters.of(names(120, 3));
    int covered = 0;
    int naive = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] first = new double[360];
      double[] second = new double[360];
      for (int c = 0; c < 120; c++) {
        double common = 0.5 * random.nextGaussian();
        for (int i = 3 * c; i < 3 * c + 3; i++) {
          second[i] = 0.1 + common + 0.5 * random.nextGaussian();
        }
      }
      PairedDifference difference =
          PairedDifference.of(first, second, clusters, 0.95, new Resampling(DRAWS, e));
      assertThat(difference.kind()).isEqualTo(PairedDifference.Kind.CLUSTER_BOOTSTRAP);
      covered += difference.interval().contains(0.1) ? 1 : 0;
      naive += Intervals.normal(Means.of(second), 0.95).contains(0.1) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
    // what clusters are for: without them the interval is far too narrow
    assertThat(share(naive)).isLessThan(0.88);
  }

  /** A ratio of sums, as a perplexity of words is: here 2 and 2.1 on average. */
  @Test
  void theBootstrapOfAFunctionOfSums() {
    SplittableRandom random = new SplittableRandom(21);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      List<double[]> first = new ArrayList<>();
      List<double[]> second = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        double words = 20 + random.nextInt(30);
        double common = words * (2 + 0.5 * random.nextGaussian());
        first.add(new double[] {common, words});
        second.add(new double[] {common + words * (0.1 + 0.2 * random.nextGaussian()), words});
      }
      PairedDifference difference =
          PairedDifference.ofSums(
              first, second, s -> s[0] / s[1], 100, 0.95, new Resampling(300, e));
      covered += difference.interval().contains(0.1) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.96);
  }

  @Test
  void tangosIntervalOfFewFlips() {
    SplittableRandom random = new SplittableRandom(17);
    int covered = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[][] pair = answers(random, 300, 0.012, 0.008);
      int won = 0;
      int lost = 0;
      for (int i = 0; i < 300; i++) {
        won += pair[1][i] > pair[0][i] ? 1 : 0;
        lost += pair[1][i] < pair[0][i] ? 1 : 0;
      }
      covered += PairedShares.interval(won, lost, 300, 0.95).contains(-0.004) ? 1 : 0;
    }
    assertThat(share(covered)).isBetween(0.94, 0.965);
  }

  @Test
  void mcNemarsTestHoldsItsLevel() {
    SplittableRandom random = new SplittableRandom(18);
    int rejected = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[][] pair = answers(random, 600, 0.15, 0.15);
      rejected +=
          PairedDifference.of(pair[0], pair[1], 0.95, new Resampling(1, e)).pValue() < 0.05 ? 1 : 0;
    }
    // exact tests of counts stay below their level, not far below at this n
    assertThat(share(rejected)).isBetween(0.03, 0.053);
  }

  @Test
  void holmHoldsTheLevelOfAllTestsTogether() {
    SplittableRandom random = new SplittableRandom(19);
    int any = 0;
    int uncorrected = 0;
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] p = new double[10];
      // five true nulls that share a baseline, five differences that are there
      for (int t = 0; t < p.length; t++) {
        p[t] = t < 5 ? random.nextDouble() : random.nextDouble() * 1e-4;
      }
      double[] adjusted = Holm.adjust(p);
      any += Arrays.stream(adjusted, 0, 5).anyMatch(v -> v < 0.05) ? 1 : 0;
      uncorrected += Arrays.stream(p, 0, 5).anyMatch(v -> v < 0.05) ? 1 : 0;
    }
    assertThat(share(any)).isBetween(0.035, 0.055);
    assertThat(share(uncorrected)).isGreaterThan(0.2);
  }

  @Test
  void asManySamplesAsToldShowTheDifferenceInFourOfFive() {
    SplittableRandom random = new SplittableRandom(20);
    int n = (int) SampleSize.USUAL.ofShares(0.2, -0.06);
    int seen = 0;
    int experiments = 2000;
    for (int e = 0; e < experiments; e++) {
      double[][] pair = answers(random, n, 0.13, 0.07);
      seen +=
          PairedDifference.of(pair[0], pair[1], 0.95, new Resampling(1, e)).pValue() < 0.05 ? 1 : 0;
    }
    // the formula is McNemar's asymptotic test's; the exact one sees a little less
    assertThat(seen / (double) experiments).isBetween(0.75, 0.83);
  }

  private static List<String> names(int clusters, int each) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < clusters * each; i++) {
      names.add("c" + i / each);
    }
    return names;
  }
}
