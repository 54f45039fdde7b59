package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

  /** statsmodels 0.15.0: proportion_confint(k, n, 1 - level, "wilson"). */
  @ParameterizedTest
  @CsvSource({
    "7, 10, 0.95, 0.39677814746114537, 0.8922087325936989",
    "0, 20, 0.95, 0.0, 0.1611251580528194",
    "20, 20, 0.95, 0.8388748419471804, 1.0",
    "180, 300, 0.95, 0.5436365963411877, 0.6538348094139032",
    "180, 300, 0.99, 0.5257408156785796, 0.669931629516297"
  })
  void wilsonIsStatsmodels(long successes, long n, double level, double low, double high) {
    Interval interval = Intervals.wilson(successes, n, level);
    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
  }

  /** scipy 1.17.1: norm.interval(0.95, loc=0.6, scale=0.02), norm.ppf(0.995). */
  @Test
  void normalIsScipys() {
    Interval interval = Intervals.normal(new Estimate(0.6, 0.02, 600), 0.95);
    assertThat(interval.low()).isCloseTo(0.5608007203091989, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.639199279690801, within(1e-9));
    assertThat(Intervals.z(0.99)).isCloseTo(2.5758293035489004, within(1e-9));
  }

  @Test
  void impossibleSharesAndLevelsAreRefused() {
    assertThatThrownBy(() -> Intervals.wilson(3, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Intervals.wilson(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Intervals.z(95)).isInstanceOf(IllegalArgumentException.class);
  }
}
