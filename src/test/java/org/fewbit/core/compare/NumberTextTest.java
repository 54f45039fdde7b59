package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  /** The formatter of Java is the reference, for numbers of all sizes and for ties. */
  @Test
  void fixedDecimalsAreThoseOfTheFormatter() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> random.nextGaussian() * Math.pow(10, random.nextInt(25) - 12);
            case 1 -> Math.rint(random.nextGaussian() * 1000) / 8;
            case 2 -> Math.rint(random.nextGaussian() * 100_000) / 1000 + 0.0005;
            default -> -random.nextInt(3) * 0.05;
          };
      int decimals = random.nextInt(8);
      String reference = String.format(Locale.ROOT, "%,." + decimals + "f", value);
      assertThat(NumberText.fixed(value, decimals)).isEqualTo(reference.replace('-', '\u2212'));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1234 | 0.123",
        "-0.5 | \u22120.500",
        "3.14159 | 3.14",
        "99.994 | 99.99",
        "99.996 | 100.0",
        "999.96 | 1,000",
        "192872.47 | 192,872"
      })
  void numbersHaveAboutFourDigits(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"300 | 300", "0.1234567891 | 0.123457", "71.25 | 71.25000", "60000 | 60,000"})
  void preciseNumbersHaveSevenDigits(double value, String text) {
    assertThat(NumberText.precise(value)).isEqualTo(text);
  }

  @Test
  void sharesAreWrittenAsPercentWithInterval() {
    Value.Known share =
        new Value.Known(0.7125, OptionalDouble.of(0.01), 0.6929, 0.7321, 300, List.of());
    assertThat(NumberText.withInterval(share, "fraction")).isEqualTo("71.3 % [69.3, 73.2]");
    assertThat(NumberText.plusMinus(share, DisplayUnit.of("fraction", 1)))
        .isEqualTo("71.3 \u00b12.0");
  }

  @Test
  void theLargestValueChoosesTheUnitOfBytes() {
    assertThat(DisplayUnit.of("bytes", 24e6).header("Size")).isEqualTo("Size (MB)");
    assertThat(DisplayUnit.of("bytes", 144e9).shown(144e9)).isEqualTo(144);
    assertThat(DisplayUnit.of("bits", 4).header("bits per weight")).isEqualTo("bits per weight");
  }

  @Test
  void keysAndQuantitiesAreReadBack() {
    VariantKey published =
        new VariantKey(new VariantId("a@b", "gptq-w4-g128-sym"), RunRecord.Kind.PUBLISHED);
    assertThat(VariantKey.parse(published.toString())).contains(published);
    assertThat(VariantKey.parse("nothing")).isEmpty();
    for (Quantity quantity :
        List.of(
            new Quantity.Headline(new EvaluationKey("a/b", Protocol.LLAMA_CPP)),
            new Quantity.Mean(Optional.empty()),
            new Quantity.Mean(Optional.of(Dimension.ALIGNMENT)),
            new Quantity.Cost(Efficiency.FIRST_TOKEN))) {
      assertThat(Quantity.parse(quantity.toString())).contains(quantity);
    }
    assertThat(Quantity.parse("headline:x/none")).isEmpty();
    assertThat(Quantity.parse("junk")).isEmpty();
  }
}
