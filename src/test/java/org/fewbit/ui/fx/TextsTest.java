package org.fewbit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final Texts english = Texts.of(Language.ENGLISH.locale(), TextsTest.class);
  private final Texts chinese = Texts.of(Language.CHINESE.locale(), TextsTest.class);

  @Test
  void eachLanguageHasItsWordsAndItsOrder() {
    assertThat(english.get("hello")).isEqualTo("Hello");
    assertThat(chinese.get("hello")).isEqualTo("你好");
    assertThat(english.get("count", 2, 7)).isEqualTo("2 of 7 runs");
    assertThat(chinese.get("count", 2, 7)).isEqualTo("7 次运行中的 2 次");
    assertThat(english.get("apostrophe", "a.json")).isEqualTo("can't open a.json");
    assertThat(english.get("plain")).isEqualTo("it's");
  }

  @Test
  void whatIsNotTranslatedIsEnglishAndWhatIsNowhereIsAnError() {
    assertThat(chinese.get("only")).isEqualTo("Only in English");
    assertThatThrownBy(() -> english.get("nowhere")).isInstanceOf(MissingResourceException.class);
  }

  @Test
  void englishIsEnglishWhateverTheSystemSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      assertThat(Texts.of(Language.ENGLISH.locale(), TextsTest.class).get("hello"))
          .isEqualTo("Hello");
      assertThat(Language.SYSTEM.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
      Locale.setDefault(Locale.GERMANY);
      assertThat(Language.SYSTEM.locale()).isEqualTo(Locale.ENGLISH);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(Language.parse("chinese")).isEqualTo(Language.CHINESE);
    assertThat(Language.parse("?")).isEqualTo(Language.SYSTEM);
  }
}
