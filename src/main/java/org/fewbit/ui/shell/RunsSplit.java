package org.fewbit.ui.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** What is compared over the queue and the history, which come and go; where they part is kept. */
final class RunsSplit extends SplitPane {

  private static final String DIVIDER = "window.runs.divider";
  private static final double SHARE = 0.58;

  private final WindowMemory memory;
  private final Supplier<? extends Node> runs;
  private final Consumer<Runnable> later;

  /**
   * {@code runs} is asked for when it is to be shown; {@code later} runs something after the next
   * layout.
   */
  RunsSplit(
      Node middle, Supplier<? extends Node> runs, WindowMemory memory, Consumer<Runnable> later) {
    this.runs = runs;
    this.memory = memory;
    this.later = later;
    setOrientation(Orientation.VERTICAL);
    getItems().add(middle);
  }

  /** Shows or hides queue and history. */
  void open(boolean open) {
    boolean shown = isOpen();
    if (!open && shown) {
      store();
      getItems().remove(1);
    } else if (open && !shown) {
      double share = memory.divider(DIVIDER, SHARE);
      getItems().add(runs.get());
      setDividerPositions(share);
      // The first layout with the new part moves the divider: put it back afterwards.
      later.accept(() -> setDividerPositions(share));
    }
  }

  private boolean isOpen() {
    return getItems().size() > 1;
  }

  /** Writes down where they part. */
  void store() {
    if (isOpen()) {
      memory.storeDivider(this, DIVIDER);
    }
  }
}
