package org.fewbit.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.Test;

/** What the notes say, without a toolkit. */
class NotesBlockTest {

  private static NotesBlock.Note note(String evaluation, String text) {
    return new NotesBlock.Note("code", evaluation, text);
  }

  @Test
  void equalWordsAreSaidOnceByAll() {
    assertThat(
            NotesBlock.lines(
                List.of(
                    note("A [paper]", "no tokenizer"),
                    note("B", "2 of 3 replies"),
                    note("A [harness]", "no tokenizer"),
                    note("A [paper]", "no tokenizer")),
                Texts.of(Locale.ENGLISH, ComparePane.class)))
        .containsExactly("A [paper], A [harness]: no tokenizer", "B: 2 of 3 replies");
  }

  @Test
  void addressesMayBeBrokenAtTheirJointsWordsMayNot() {
    String text = "fetch from https://example.org/a_long_name.model and incomprehensibilities";
    String broken = NotesBlock.breakable(text);
    assertThat(broken.replace("\u200b", "")).isEqualTo(text);
    assertThat(broken)
        .contains("https:/\u200b/\u200bexample.\u200borg/\u200ba_\u200blong")
        .endsWith(" and incomprehensibilities");
  }
}
