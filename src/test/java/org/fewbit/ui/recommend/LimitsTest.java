package org.fewbit.ui.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fewbit.core.compare.Constraints;
import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void anEmptyFieldAsksForNothing() {
    assertThat(new Limits("", " ", "", "", false).read(List.of())).contains(Constraints.none());
  }

  @Test
  void unitsAreThoseBesideTheFields() {
    Constraints read = new Limits("7.5", "0,4", "20", "1.5", false).read(List.of()).orElseThrow();
    assertThat(read.memoryBytes()).hasValue(7_500_000_000L);
    assertThat(read.diskBytes()).hasValue(400_000_000L);
    assertThat(read.tokensPerSecond()).hasValue(20);
    assertThat(read.maxLoss()).contains(new Constraints.MaxLoss(0.015, false, true));
  }

  @Test
  void whatIsNoNumberIsMarkedAndAsksNothing() {
    for (String bad : List.of("x", "-1", "1.2.3", "NaN")) {
      assertThat(Limits.isGood(bad)).as(bad).isFalse();
      assertThat(new Limits(bad, "", "", "", false).read(List.of())).isEmpty();
    }
  }
}
