package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClustersTest {

  @Test
  void samplesWithoutANameAreByThemselves() {
    Clusters clusters = Clusters.of(List.of("a", "", "a", "", "b"));
    assertThat(clusters.count()).isEqualTo(4);
    assertThat(clusters.sums(1, 2, 3, 4, 5)).containsExactly(4, 2, 4, 5);
    assertThat(clusters.sizes()).containsExactly(2, 1, 1, 1);
    assertThat(clusters.areSingle()).isFalse();
    assertThat(Clusters.of(List.of("", "", "a")).areSingle()).isTrue();
  }

  @Test
  void copiesOfASampleAddNothing() {
    // Miller 2024: four identical answers to each question tell as much as one.
    double[] once = {1, 0, 1, 1, 0, 1, 0, 1};
    double[] fourfold = new double[once.length * 4];
    String[] names = new String[fourfold.length];
    for (int i = 0; i < fourfold.length; i++) {
      fourfold[i] = once[i / 4];
      names[i] = "question " + i / 4;
    }
    assertThat(Means.of(fourfold, Clusters.of(List.of(names))).standardError())
        .isCloseTo(Means.of(once).standardError(), within(1e-12));
  }

  @Test
  void singleSamplesHaveThePlainError() {
    double[] values = {0.2, 0.5, 0.1, 0.9};
    assertThat(Means.of(values, Clusters.single(4)).standardError())
        .isCloseTo(Means.of(values).standardError(), within(1e-15));
  }

  @Test
  void oneClusterHasNoError() {
    assertThat(Means.of(new double[] {1, 0}, Clusters.of(List.of("a", "a"))).standardError())
        .isNaN();
  }
}
