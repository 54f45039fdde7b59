package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.fewbit.core.evaluation.Score;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void showsFourSignificantDigits() {
    assertThat(Texts.number(12345.6)).isEqualTo("12346");
    assertThat(Texts.number(123.456)).isEqualTo("123.5");
    assertThat(Texts.number(1.23456)).isEqualTo("1.235");
    assertThat(Texts.number(0.0123456)).isEqualTo("0.0123");
    assertThat(Texts.number(0)).isEqualTo("0");
  }

  @Test
  void showsFractionsAsPercentWithHalfTheInterval() {
    assertThat(Texts.score(Score.of("accuracy", 0.712, 0.01, 100), "fraction"))
        .isEqualTo("71.20 ±1.958");
    assertThat(Texts.score(Score.of("perplexity", 8.5, Double.NaN, 3), "")).isEqualTo("8.500");
  }

  @Test
  void allWrongIsNotCertain() {
    // Wilson's interval of 0 of 2 ends at z² / (2 + z²) = 0.6576
    assertThat(Texts.score(Score.of("accuracy", 0, 0, 2), "fraction")).isEqualTo("0 ±32.88");
  }

  @Test
  void showsBytesInBinaryUnits() {
    assertThat(Texts.bytes(512)).isEqualTo("512 B");
    assertThat(Texts.bytes(1536)).isEqualTo("1.5 KiB");
    assertThat(Texts.bytes(3L << 30)).isEqualTo("3.0 GiB");
  }
}
