package org.fewbit.ui.shell;

import java.util.Optional;
import org.fewbit.core.settings.SettingsStore;

/**
 * The settings of a further window: its comparison and its layout are its own, everything else is
 * the program's. A window that never was takes the first one's choices to begin with.
 */
record OwnSettings(SettingsStore all, int window) implements SettingsStore {

  /** Those of a window; the first has the plain keys. */
  static SettingsStore of(SettingsStore all, int window) {
    return window == 1 ? all : new OwnSettings(all, window);
  }

  private static boolean isOwn(String key) {
    return key.startsWith("compare.") || key.startsWith("window.");
  }

  private String own(String key) {
    return "window" + window + "." + key;
  }

  @Override
  public Optional<String> get(String key) {
    return isOwn(key) ? all.get(own(key)).or(() -> all.get(key)) : all.get(key);
  }

  @Override
  public void put(String key, String value) {
    all.put(isOwn(key) ? own(key) : key, value);
  }
}
