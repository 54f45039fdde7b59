package org.fewbit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportNumbersTest {

  @Test
  void allDigitsReadBackAsTheSameNumber() {
    ExportNumbers all = new ExportNumbers(false, 0);
    for (double value : new double[] {0.1, 1e-9, 123456789.25, -1 / 3.0, 1e22, 0}) {
      assertThat(Double.parseDouble(all.text(value))).isEqualTo(value);
      assertThat(all.text(value)).doesNotContain("E");
    }
    assertThat(all.text(Double.NaN)).isEmpty();
    assertThat(all.text(Double.POSITIVE_INFINITY)).isEmpty();
  }

  @Test
  void digitsAreSignificantAndTheMarkIsChosen() {
    assertThat(new ExportNumbers(false, 3).text(0.0012345)).isEqualTo("0.00123");
    assertThat(new ExportNumbers(false, 3).text(123456)).isEqualTo("123000");
    assertThat(new ExportNumbers(true, 4).text(58.3333)).isEqualTo("58,33");
    assertThat(new ExportNumbers(true, 4).text(2)).isEqualTo("2");
  }
}
