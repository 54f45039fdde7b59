package org.fewbit.ui.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The window's keys: one list that both works and is shown as help. */
record Keys(List<Key> keys) {

  /** One key, what it does in words, and doing it. */
  record Key(KeyCombination combination, String meaning, Runnable action) {}

  Keys {
    keys = List.copyOf(keys);
  }

  /** Ctrl, or Cmd where that is the habit. */
  static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  /** The same with Shift. */
  static KeyCombination shiftShortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  void install(Scene scene) {
    keys.forEach(key -> scene.getAccelerators().put(key.combination(), key.action()));
  }
}
