package org.fewbit.core.settings;

import java.util.OptionalInt;

/** Keys of settings that more than one room reads, and how their values are read. */
public final class Setting {

  /** {@code system}, {@code english} or {@code chinese}. */
  public static final String LANGUAGE = "language";

  /** {@code system}, {@code light} or {@code dark}. */
  public static final String THEME = "theme";

  /** Threads inside an operator for runs started in the window; 0 for all cores. */
  public static final String THREADS = "threads";

  /** {@code comma} where numbers that leave the window are written with a decimal comma. */
  public static final String EXPORT_DECIMAL = "export.decimal";

  /** Significant digits of numbers that leave the window; 0 for all there are. */
  public static final String EXPORT_DIGITS = "export.digits";

  private Setting() {}

  /** A whole number of at least {@code least}; empty if it was never set or is none. */
  public static OptionalInt number(SettingsStore settings, String key, int least) {
    return settings.get(key).stream()
        .filter(text -> text.matches("\\d{1,6}"))
        .mapToInt(Integer::parseInt)
        .filter(n -> n >= least)
        .findFirst();
  }
}
