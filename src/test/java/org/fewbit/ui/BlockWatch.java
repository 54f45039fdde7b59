package org.fewbit.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * How long the window's thread lets something wait that asks for its turn, and how much processor
 * time that thread used meanwhile: on a machine that others load, waiting alone says little. While
 * it lets wait, what it is at is looked at.
 */
final class BlockWatch {

  private static final long WATCH_MILLIS = 2;
  private static final long ODD_MILLIS = 15;

  /** What a person notices. */
  private static final long MOST_MILLIS = 50;

  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong longestCpu = new AtomicLong();
  private final Map<String, Integer> suspects = new ConcurrentHashMap<>();

  void start() {
    Thread watchdog = new Thread(this::watch, "watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  /** Prints what was seen since the last report. */
  void report(String what, long start) {
    long cpu = longestCpu.getAndSet(0) / 1_000_000;
    System.out.printf(
        Locale.ROOT,
        "%-52s %8.0f ms, longest block of the window %5d ms, of it %5d ms of its own work%s%n",
        what,
        (System.nanoTime() - start) / 1e6,
        longest.getAndSet(0) / 1_000_000,
        cpu,
        cpu > MOST_MILLIS ? "  <-- more than " + MOST_MILLIS : "");
    if (cpu > MOST_MILLIS) {
      suspects.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(6)
          .forEach(e -> System.out.println("    seen " + e.getValue() + " times: " + e.getKey()));
    }
    suspects.clear();
  }

  private void watch() {
    Thread fx = fxThread();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    while (true) {
      long asked = System.nanoTime();
      long before = threads.getThreadCpuTime(fx.threadId());
      CountDownLatch turn = new CountDownLatch(1);
      Platform.runLater(turn::countDown);
      try {
        while (!turn.await(ODD_MILLIS, TimeUnit.MILLISECONDS)) {
          suspects.merge(place(fx), 1, Integer::sum);
        }
        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        longestCpu.accumulateAndGet(threads.getThreadCpuTime(fx.threadId()) - before, Math::max);
        TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Thread fxThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("JavaFX Application Thread"))
        .findFirst()
        .orElseThrow();
  }

  /** The innermost frame and the innermost of the program's own, or the toolkit's if none is. */
  private static String place(Thread thread) {
    StackTraceElement[] trace = thread.getStackTrace();
    List<String> own = frames(trace, "org.fewbit", 4);
    return frames(trace, "", 1) + " < " + (own.isEmpty() ? frames(trace, "javafx.scene", 5) : own);
  }

  private static List<String> frames(StackTraceElement[] trace, String of, int most) {
    return Stream.of(trace)
        .filter(e -> e.getClassName().contains(of))
        .map(e -> e.getClassName().replaceAll(".*\\.", "") + "." + e.getMethodName())
        .limit(most)
        .collect(Collectors.toList());
  }
}
