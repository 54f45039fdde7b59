package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** What counts as English in a window that speaks Chinese. */
@ExtendWith(ApplicationExtension.class)
class SpokenEnglishTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nothing selected",
        "bits per weight",
        "Copy the details (Ctrl+C)",
        "困惑度: bits per weight",
        "Round 至 nearest"
      })
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

  @Test
  void itIsFoundWhereverItIsShownOrSaid() {
    HBox pane = new HBox(new Label("Choose any model"), new Label("量化 GPTQ"));
    Label named = new Label("就近 4");
    named.setTooltip(new Tooltip("Opens the folder of models"));
    named.setAccessibleText("Round 至 nearest");
    Label hidden = new Label("Nobody sees this sentence");
    hidden.setVisible(false);
    Label reply = new Label("A model wrote this");
    reply.setId("sample-detail");
    pane.getChildren().addAll(named, hidden, reply);

    assertThat(SpokenEnglish.in(pane))
        .containsExactlyInAnyOrder(
            "Choose any model", "Opens the folder of models", "Round 至 nearest");
  }
}
