package org.fewbit.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of one part of the window in the language chosen: {@code messages.properties} (English)
 * and {@code messages_zh.properties} beside the part's classes, both UTF-8.
 *
 * <p>A text with arguments is a {@link MessageFormat} pattern ({@code {0}}, apostrophes doubled);
 * one without is shown as it stands.
 */
public final class Texts {

  private static final ResourceBundle.Control NO_SYSTEM_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;

  private final Phrases phrases;

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
    phrases = Phrases.of(locale);
  }

  /**
   * The texts beside a class.
   *
   * @throws MissingResourceException if the package has no {@code messages.properties}
   */
  public static Texts of(Locale locale, Class<?> beside) {
    String base = beside.getPackageName() + ".messages";
    return new Texts(
        locale,
        ResourceBundle.getBundle(
            base, written(locale), beside.getClassLoader(), NO_SYSTEM_FALLBACK));
  }

  /**
   * English is what the files without a language say; asking for others first would look into every
   * jar for files that are nowhere.
   */
  private static Locale written(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ROOT : locale;
  }

  /** The language chosen. */
  public Locale locale() {
    return locale;
  }

  /**
   * One text.
   *
   * @param arguments put in place of {@code {0}}, {@code {1}} and so on; texts or whole numbers
   * @throws MissingResourceException if no language has the key
   */
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }

  /** A sentence that a room below the window says in English, such as a reason or a problem. */
  public String phrase(String english) {
    return phrases.get(english);
  }
}
