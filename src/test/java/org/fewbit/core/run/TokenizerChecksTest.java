package org.fewbit.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fewbit.core.inference.Prompt;
import org.junit.jupiter.api.Test;

class TokenizerChecksTest {

  private static final int BOS = 1;

  private static List<Prompt> prompts(String... texts) {
    return List.of(texts).stream().map(Prompt::plain).toList();
  }

  @Test
  void promptsThatBeginTwiceAreCounted() {
    Letters tokenizer = new Letters(BOS, 8);
    assertThat(TokenizerChecks.doubledBos(tokenizer, prompts("one", "two"))).isEmpty();
    assertThat(TokenizerChecks.doubledBos(tokenizer, prompts("one", "^two", "^three")))
        .hasValueSatisfying(
            flag -> {
              assertThat(flag.code()).isEqualTo("doubled-bos");
              assertThat(flag.count()).isEqualTo(2);
              assertThat(flag.text()).startsWith("2 of 3 prompts");
            });
    // the template adds it: no second one may come from the text
    assertThat(TokenizerChecks.doubledBos(tokenizer, List.of(Prompt.chat("one")))).isEmpty();
    assertThat(TokenizerChecks.doubledBos(tokenizer, List.of(Prompt.chat("^one")))).isPresent();
  }

  @Test
  void aTokenizerThatAddsNothingDoublesNothing() {
    assertThat(TokenizerChecks.doubledBos(new Letters(0, 8), prompts("^^a"))).isEmpty();
  }
}
