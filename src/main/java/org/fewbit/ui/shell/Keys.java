package org.fewbit.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

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

  /** Lists and tables keep Escape for an editing that ours do in a field: here it closes, too. */
  void listenTo(Node root) {
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          boolean inList = e.getTarget() instanceof ListView || e.getTarget() instanceof TableView;
          if (inList && e.getCode() == KeyCode.ESCAPE) {
            keys.stream()
                .filter(key -> key.combination().match(e))
                .findFirst()
                .ifPresent(key -> key.action().run());
            e.consume();
          }
        });
  }
}
