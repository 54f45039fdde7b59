package org.fewbit.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What can be taken back in this window, latest first; used on the window's thread. */
public final class UndoStack {

  private static final int DEEPEST = 50;

  private record Step(String name, Runnable undo) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Remembers how to take back what was just done. */
  public void did(String name, Runnable undo) {
    steps.push(new Step(name, undo));
    if (steps.size() > DEEPEST) {
      steps.removeLast();
    }
  }

  /** Takes back the latest; tells what that was, empty if there is nothing. */
  public Optional<String> undo() {
    Step step = steps.poll();
    if (step == null) {
      return Optional.empty();
    }
    step.undo().run();
    return Optional.of(step.name());
  }
}
