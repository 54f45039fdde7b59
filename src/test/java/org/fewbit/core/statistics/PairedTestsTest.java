package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** McNemar, Holm and paired differences against scipy 1.17.1 and statsmodels 0.15.0. */
class PairedTestsTest {

  /** scipy.stats.binomtest(b, b + c, 0.5).pvalue. */
  @ParameterizedTest
  @CsvSource({
    "5, 15, 0.04138946533203125",
    "0, 6, 0.03125",
    "10, 10, 1",
    "1, 0, 1",
    "0, 0, 1",
    "37, 61, 0.019690184799846844"
  })
  void mcNemarIsTheExactBinomialTest(int first, int second, double p) {
    assertThat(McNemar.pValue(first, second)).isCloseTo(p, within(1e-12));
    assertThat(McNemar.pValue(second, first)).isCloseTo(p, within(1e-12));
  }

  /** statsmodels: multipletests(p, method="holm")[1]. */
  @Test
  void holmIsStatsmodels() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005, 0.5))
        .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.5}, within(1e-15));
    assertThat(Holm.adjust(0.6, 0.7, 0.02, 0.02))
        .containsExactly(new double[] {1, 1, 0.08, 0.08}, within(1e-15));
    assertThat(Holm.adjust()).isEmpty();
  }

  /** scipy.stats.sem of the differences; Tango's interval as in statistics_fixtures.py. */
  @Test
  void fewDifferingAnswersHaveTangosInterval() {
    double[] first = {1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1};
    double[] second = {1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1};
    PairedDifference difference =
        PairedDifference.of(first, second, 0.95, new Resampling(50_000, 1));
    assertThat(difference.difference().value()).isCloseTo(-0.15, within(1e-15));
    assertThat(difference.difference().standardError())
        .isCloseTo(0.1094243309804831, within(1e-14));
    assertThat(difference.interval().low()).isCloseTo(-0.383185581, within(1e-6));
    assertThat(difference.interval().high()).isCloseTo(0.086736608, within(1e-6));
    assertThat(difference.isSignificant()).isFalse();
  }

  @Test
  void badCountsAndUnequalLengthsAreRefused() {
    assertThatThrownBy(() -> McNemar.pValue(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> PairedDifference.of(new double[2], new double[3], 0.95, new Resampling(10, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
