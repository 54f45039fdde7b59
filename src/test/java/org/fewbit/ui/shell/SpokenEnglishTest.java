package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as English in a window that speaks Chinese. */
class SpokenEnglishTest {

  @ParameterizedTest
  @ValueSource(strings = {"Nothing selected", "bits per weight", "Copy the details (Ctrl+C)"})
  void sentencesDo(String text) {
    assertThat(SpokenEnglish.isEnglish(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Pocket MMLU", "gptq-w4-g128-sym", "困惑度 per token", "ROUGE-L", "fp32, llm.int8"})
  void namesAndChineseWithNamesDoNot(String text) {
    assertThat(SpokenEnglish.isEnglish(text)).isFalse();
  }

  @Test
  void emptyTextsDoNot() {
    assertThat(SpokenEnglish.isEnglish("")).isFalse();
  }
}
