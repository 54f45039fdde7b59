package org.fewbit.benchmarks.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fewbit.benchmarks.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NumbersTest {

  /**
   * 205 pairs of invented replies and answers with what lm-evaluation-harness (RegexFilter at
   * commit 03ebd20, gsm8k's expressions and regexes_to_ignore) makes of them, Python 3.11; lm_eval
   * 0.4.13 makes the same ({@code recompute.py}).
   */
  @Test
  void filtersAreThoseOfTheHarness() throws IOException {
    List<JsonNode> cases = Fixtures.lines("gsm8k-filters.jsonl");
    assertThat(cases).hasSize(205);
    for (JsonNode line : cases) {
      String reply = line.get("reply").stringValue();
      String answer = line.get("answer").stringValue();
      Optional<String> strict = Numbers.strict(reply);
      Optional<String> flexible = Numbers.flexible(reply);
      assertThat(strict.orElse("[invalid]"))
          .as("strict of '%s'", reply)
          .isEqualTo(line.get("strict").stringValue());
      assertThat(flexible.orElse("[invalid]"))
          .as("flexible of '%s'", reply)
          .isEqualTo(line.get("flexible").stringValue());
      assertThat(strict.filter(n -> Numbers.matches(n, answer)).isPresent())
          .as("strict match of '%s' with '%s'", reply, answer)
          .isEqualTo(line.get("strictMatch").booleanValue());
      assertThat(flexible.filter(n -> Numbers.matches(n, answer)).isPresent())
          .as("flexible match of '%s' with '%s'", reply, answer)
          .isEqualTo(line.get("flexibleMatch").booleanValue());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18|18|18",
        "so 5 and then 18 and then 7|18|18",
        "16-3-4=9|9|9",
        "it costs $1,018.00 in all|1018|1018.00",
        "17.99995|18|17.99995",
        "17.9998|18|''",
        "minus -18 degrees|18|''",
        "minus -18 degrees|-18|-18",
        "a range of 5-18|18|18",
        "0.5 or .5|0.5|0.5",
        ".5|0.5|.5",
        "118 and 180|18|''",
        "eighteen|18|''",
        "2, 3|23|''",
      })
  void anyNumberWithinTheToleranceCounts(String reply, String gold, String found) {
    assertThat(Numbers.anyEqual(reply, gold).orElse("")).isEqualTo(found);
  }

  @Test
  void goldIsTheNumberAfterTheMarkWithoutCommas() {
    assertThat(Numbers.gold("9 * 2 = 18, so\n#### 1,018")).isEqualTo("1018");
    assertThat(Numbers.gold("x\n#### -3")).isEqualTo("-3");
  }
}
