package org.fewbit.ui.shell;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** What is compared over the queue and the history, which come and go; where they part is kept. */
final class RunsSplit extends SplitPane {

  private static final String DIVIDER = "window.runs.divider";
  private static final double SHARE = 0.58;

  private final WindowMemory memory;
  private final Node runs;
  private final Consumer<Runnable> later;

  /** {@code later} runs something after the next layout. */
  RunsSplit(Node middle, Node runs, WindowMemory memory, Consumer<Runnable> later) {
    this.runs = runs;
    this.memory = memory;
    this.later = later;
    setOrientation(Orientation.VERTICAL);
    getItems().add(middle);
  }

  /** Shows or hides queue and history. */
  void open(boolean open) {
    boolean shown = getItems().contains(runs);
    if (!open && shown) {
      store();
      getItems().remove(runs);
    } else if (open && !shown) {
      double share = memory.divider(DIVIDER, SHARE);
      getItems().add(runs);
      setDividerPositions(share);
      // The first layout with the new part moves the divider: put it back afterwards.
      later.accept(() -> setDividerPositions(share));
    }
  }

  /** Writes down where they part. */
  void store() {
    if (getItems().contains(runs)) {
      memory.storeDivider(this, DIVIDER);
    }
  }
}
