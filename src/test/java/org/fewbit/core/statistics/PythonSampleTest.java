package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against {@code r = random.Random(1234); r.sample(range(n), k)} twice, of Python 3.11. */
class PythonSampleTest {

  private static List<Integer> range(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 6 3 0 4 5, 6 4 0 5 3",
    "21, 14 3 0 2 1, 2 3 11 7 0",
    "22, 14 3 0 2 18, 1 21 2 3 11",
    "100, 99 56 14 0 11, 74 4 85 88 10",
    "7473, 6374 3610 957 61 742, 7462 6610 4769 286 5501",
    "85, 56 14 0 11 74 4 10 12, 45 30 2 3 82 44 61 59",
    "86, 56 14 0 11 74 4 85 10, 12 45 30 2 3 44 82 79"
  })
  void drawsAreThoseOfPython(int n, String first, String second) {
    PythonSample sample = new PythonSample(1234);
    int k = numbers(first).size();
    assertThat(sample.next(range(n), k)).isEqualTo(numbers(first));
    assertThat(sample.next(range(n), k)).isEqualTo(numbers(second));
  }

  @Test
  void moreThanThereAreIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PythonSample(1234).next(range(4), 5));
  }
}
