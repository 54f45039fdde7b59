package org.fewbit.ui.fx;

import java.util.Locale;

/** Language of the window: one of the two of the paper, or whatever the system has. */
public enum Language {
  SYSTEM,
  ENGLISH,
  CHINESE;

  /** Reads the remembered form; anything unknown means the system's. */
  public static Language parse(String text) {
    for (Language language : values()) {
      if (language.text().equals(text)) {
        return language;
      }
    }
    return SYSTEM;
  }

  /** The remembered form. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language to show: English unless Chinese is chosen or is the system's. */
  public Locale locale() {
    return switch (this) {
      case ENGLISH -> Locale.ENGLISH;
      case CHINESE -> Locale.SIMPLIFIED_CHINESE;
      case SYSTEM ->
          Locale.getDefault().getLanguage().equals(Locale.CHINESE.getLanguage())
              ? Locale.SIMPLIFIED_CHINESE
              : Locale.ENGLISH;
    };
  }
}
