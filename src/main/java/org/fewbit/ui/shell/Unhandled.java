package org.fewbit.ui.shell;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands what nobody handled on the window's thread to the window opened last of those still open: a
 * closed one could show nothing, and the thread would keep it in memory.
 */
final class Unhandled implements UncaughtExceptionHandler {

  private final List<Consumer<? super Throwable>> windows = new ArrayList<>();
  private Optional<UncaughtExceptionHandler> before = Optional.empty();

  /** From now on {@code window} hears of failures; call on the JavaFX thread. */
  void enter(Consumer<? super Throwable> window) {
    if (windows.isEmpty()) {
      Thread thread = Thread.currentThread();
      before = Optional.of(thread.getUncaughtExceptionHandler());
      thread.setUncaughtExceptionHandler(this);
    }
    windows.add(window);
  }

  /** {@code window} hears nothing more; after the last one all is as it was. */
  void leave(Consumer<? super Throwable> window) {
    windows.remove(window);
    Thread thread = Thread.currentThread();
    if (windows.isEmpty() && thread.getUncaughtExceptionHandler() == this) {
      before.ifPresent(thread::setUncaughtExceptionHandler);
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (windows.isEmpty()) {
      before.ifPresent(other -> other.uncaughtException(thread, thrown));
    } else {
      windows.getLast().accept(thrown);
    }
  }
}
