package org.fewbit.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.fewbit.ui.fx.JavaFxLog;
import org.fewbit.ui.shell.FewbitWindow;
import org.fewbit.ui.shell.RealPorts;

/**
 * Measures the window on many run folders, copied from the sample runs: time until the history
 * shows them all, time of a search, and the longest block of the window's thread. {@code mvn
 * test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.fewbit.ui.ManyRuns
 * -Dapp.args=2000}.
 */
public final class ManyRuns {

  private static final long WATCH_MILLIS = 2;

  private static final long ODD_MILLIS = 50;

  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong longestCpu = new AtomicLong();
  private final Map<String, Integer> suspects = new ConcurrentHashMap<>();
  private final FewbitWindow window;

  private ManyRuns(FewbitWindow window) {
    this.window = window;
  }

  /** Prints the figures; the argument is the number of runs. */
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    JavaFxLog.quiet();
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    Path home = Files.createTempDirectory("fewbit-many-runs");
    copy(Path.of("sample-runs"), home.resolve("runs"), runs);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (RealPorts real = new RealPorts(home)) {
      long start = System.nanoTime();
      FewbitWindow window =
          onWindow(() -> new FewbitWindow(real.ports((owner, title) -> Optional.empty())));
      ManyRuns benchmark = new ManyRuns(window);
      onWindow(
          () -> {
            Stage stage = new Stage();
            window.show(stage);
            return stage;
          });
      benchmark.measure(runs, start);
    }
    Platform.exit();
    System.exit(0);
  }

  /** Whole folders with their samples under new names: each is a run of its own. */
  private static void copy(Path from, Path to, int runs) throws IOException {
    List<Path> samples;
    try (Stream<Path> folders = Files.list(from)) {
      samples = folders.filter(f -> Files.isRegularFile(f.resolve("run.json"))).sorted().toList();
    }
    for (int i = 0; i < runs; i++) {
      Path source = samples.get(i % samples.size());
      Path target = Files.createDirectories(to.resolve(source.getFileName() + "-copy" + i));
      try (Stream<Path> files = Files.list(source)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
  }

  private void measure(int runs, long start) throws Exception {
    Thread watchdog = new Thread(this::watch, "watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
    block("window shown", start);
    start = System.nanoTime();
    onWindow(
        () -> {
          toggle().setSelected(true);
          return "";
        });
    onWindow(
        () -> {
          ((TabPane) window.root().lookup("#runs-view")).getSelectionModel().select(1);
          return "";
        });
    until(() -> table() != null && table().getItems().size() >= runs);
    block("history of " + runs + " runs listed", start);
    start = System.nanoTime();
    onWindow(
        () -> {
          ((TextField) window.root().lookup("#history-filter")).setText("gptq mmlu");
          return "";
        });
    until(() -> table().getItems().size() < runs);
    block("search, " + onWindow(() -> table().getItems().size()) + " found", start);
    start = System.nanoTime();
    onWindow(
        () -> {
          ((ComboBox<?>) window.root().lookup("#history-model")).getSelectionModel().select(1);
          return "";
        });
    block("one model, " + onWindow(() -> table().getItems().size()) + " found", start);
    start = System.nanoTime();
    TimeUnit.SECONDS.sleep(20);
    block("what follows in the background (comparison, pairs)", start);
  }

  private ToggleButton toggle() {
    return (ToggleButton) window.root().lookup("#queue-toggle");
  }

  private TableView<?> table() {
    return (TableView<?>) window.root().lookup("#history-table");
  }

  private void block(String what, long start) {
    System.out.printf(
        Locale.ROOT,
        "%-52s %8.0f ms, longest block of the window %5d ms, of it %5d ms of its own work%n",
        what,
        (System.nanoTime() - start) / 1e6,
        longest.getAndSet(0) / 1_000_000,
        longestCpu.getAndSet(0) / 1_000_000);
    suspects.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(8)
        .forEach(e -> System.out.println("    seen " + e.getValue() + " times: " + e.getKey()));
    suspects.clear();
  }

  /**
   * How long the window's thread lets something wait that asks for its turn, and how much processor
   * time that thread used meanwhile: on a machine that others load, waiting alone says little.
   * While it lets wait, what it is at is looked at.
   */
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

  private static String place(Thread thread) {
    StackTraceElement[] trace = thread.getStackTrace();
    List<String> own =
        Stream.of(trace)
            .filter(e -> e.getClassName().startsWith("org.fewbit"))
            .map(e -> e.getClassName().replaceAll(".*\\.", "") + "." + e.getMethodName())
            .limit(3)
            .toList();
    String top =
        Stream.of(trace)
            .limit(1)
            .map(e -> e.getClassName().replaceAll(".*\\.", "") + "." + e.getMethodName())
            .findFirst()
            .orElse("");
    return top
        + " < "
        + (own.isEmpty()
            ? Stream.of(trace)
                .filter(
                    e ->
                        e.getClassName().startsWith("javafx.scene")
                            || e.getClassName().startsWith("com.sun.javafx.tk"))
                .limit(3)
                .map(e -> e.getClassName().replaceAll(".*\\.", "") + "." + e.getMethodName())
                .toList()
            : own);
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    while (!onWindow(condition)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static <T> T onWindow(java.util.concurrent.Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get(5, TimeUnit.MINUTES);
  }
}
