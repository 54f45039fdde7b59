package org.fewbit.ui.fx;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/**
 * A tooltip that is made when the mouse comes: it is a window of its own with words that take long
 * to write, and most cells of a table are never pointed at.
 */
public final class LateTooltip {

  private LateTooltip() {}

  /** Shows {@code words}, asked for each time the mouse comes; nothing where they are empty. */
  public static void on(Control control, Supplier<String> words) {
    control.setOnMouseEntered(e -> control.setTooltip(tooltip(words.get())));
  }

  @SuppressWarnings("NullAway") // JavaFX: null takes the tooltip away
  private static Tooltip tooltip(String words) {
    return words.isEmpty() ? null : new Tooltip(words);
  }
}
