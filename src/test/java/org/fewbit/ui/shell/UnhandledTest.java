package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who hears of a failure nobody handled, in whatever order windows open and close. */
class UnhandledTest {

  private final List<String> told = new ArrayList<>();
  private final Unhandled unhandled = new Unhandled();
  private final Consumer<Throwable> first = thrown -> told.add("first " + thrown.getMessage());
  private final Consumer<Throwable> second = thrown -> told.add("second " + thrown.getMessage());

  private static void happens(String what) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, new Exception(what));
  }

  @Test
  void theLatestOfTheOpenOnes() {
    unhandled.enter(first);
    unhandled.enter(second);
    happens("a");
    unhandled.leave(second);
    happens("b");
    unhandled.enter(second);
    unhandled.leave(first);
    happens("c");
    unhandled.leave(second);
    assertThat(told).containsExactly("second a", "first b", "second c");
  }

  @Test
  void afterTheLastOneWhoeverHeardBefore() {
    UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, thrown) -> told.add("other " + thrown.getMessage()));
    try {
      unhandled.enter(first);
      happens("a");
      unhandled.leave(first);
      happens("b");
      unhandled.uncaughtException(Thread.currentThread(), new Exception("c"));
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(before);
    }
    assertThat(told).containsExactly("first a", "other b", "other c");
  }
}
