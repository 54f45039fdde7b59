package org.fewbit.ui;

import static org.fewbit.ui.Photographer.onWindow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fewbit.ui.fx.JavaFxLog;
import org.fewbit.ui.shell.FewbitWindow;
import org.fewbit.ui.shell.RealPorts;

/**
 * Measures the window on many run folders, copied from the sample runs: for each thing a person
 * does how long it takes and how long the window's thread was blocked at most, with what it was at
 * then. Each is done twice: the first time loads classes and styles. On the display there is, else
 * on none. {@code mvn test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=org.fewbit.ui.ManyRuns -Dapp.args=2000}.
 */
public final class ManyRuns {

  private final BlockWatch watch = new BlockWatch();
  private final FewbitWindow window;
  private final int runs;

  private ManyRuns(FewbitWindow window, int runs) {
    this.window = window;
    this.runs = runs;
  }

  /** Prints the figures; the argument is the number of runs. */
  public static void main(String[] args) throws Exception {
    if (System.getenv("DISPLAY") == null) {
      // The headless toolkit copies every picture on the window's thread, which others do not.
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    System.setProperty("java.awt.headless", "true");
    JavaFxLog.quiet();
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    Path home = Files.createTempDirectory("fewbit-many-runs");
    ManyRunFolders.write(Path.of("sample-runs"), home.resolve("runs"), runs);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (RealPorts real = new RealPorts(home)) {
      FewbitWindow window =
          onWindow(() -> new FewbitWindow(real.ports((owner, title) -> Optional.empty())));
      ManyRuns benchmark = new ManyRuns(window, runs);
      benchmark.watch.start();
      benchmark.measure();
    } catch (Exception failed) {
      failed.printStackTrace();
    }
    Platform.exit();
    System.exit(0);
  }

  private void measure() throws Exception {
    step(
        "window with the comparison of " + runs + " runs",
        () -> {
          Stage stage = new Stage();
          window.show(stage);
          stage.setX(0);
          stage.setY(0);
          return "";
        },
        () -> size("#compare-table") > 30);
    System.out.printf(Locale.ROOT, "%d rows%n", onWindow(() -> size("#compare-table")));
    step("what follows by itself (pairs, idle work), 12 s", () -> "", this::idle);
    compare();
    history();
    for (int i = 0; i < 2; i++) {
      sheets(i == 0 ? "" : " again");
    }
  }

  private boolean idle() throws InterruptedException {
    TimeUnit.SECONDS.sleep(12);
    return true;
  }

  private void compare() throws Exception {
    for (String again : new String[] {"", " again"}) {
      for (String kind : new String[] {"bits", "speed", "perplexity"}) {
        step("chart " + kind + again, () -> fire("#compare-chart-" + kind), ManyRuns::settled);
      }
      for (String kind :
          new String[] {
            "memory",
            "multiples",
            "forest",
            "heatmap",
            "flips",
            "costs",
            "latency",
            "divergence",
            "radar",
            "layers"
          }) {
        step("chart " + kind + again, () -> menu("compare-figure-" + kind), ManyRuns::settled);
      }
      step("chart perplexity" + again, () -> fire("#compare-chart-perplexity"), ManyRuns::settled);
      for (String words : new String[] {"g", "gp", "gptq", ""}) {
        step("filter '" + words + "'" + again, () -> type("#compare-filter", words), () -> true);
      }
      step(
          "select a row" + again,
          () -> {
            table("#compare-table").getSelectionModel().select(again.isEmpty() ? 12 : 20);
            return "";
          },
          ManyRuns::settled);
      step("theme" + again, () -> key(KeyCode.T), ManyRuns::settled);
      step("unseen scrolling" + again, () -> scroll(again.isEmpty() ? 60 : 5), ManyRuns::settled);
    }
  }

  private void history() throws Exception {
    for (String again : new String[] {"", " again"}) {
      step(
          "open the queue" + again,
          () -> {
            ((ToggleButton) node("#queue-toggle")).setSelected(true);
            return "";
          },
          ManyRuns::settled);
      step(
          "history of " + runs + " runs" + again,
          () -> {
            ((TabPane) node("#runs-view")).getSelectionModel().select(1);
            return "";
          },
          () -> size("#history-table") >= runs);
      for (String words : new String[] {"g", "gptq mmlu", ""}) {
        step("search '" + words + "'" + again, () -> type("#history-filter", words), () -> true);
      }
      step(
          "one model" + again,
          () -> {
            ((ComboBox<?>) node("#history-model")).getSelectionModel().select(1);
            return "";
          },
          ManyRuns::settled);
      step(
          "close the queue" + again,
          () -> {
            ((ComboBox<?>) node("#history-model")).getSelectionModel().select(0);
            ((TabPane) node("#runs-view")).getSelectionModel().select(0);
            ((ToggleButton) node("#queue-toggle")).setSelected(false);
            return "";
          },
          ManyRuns::settled);
    }
  }

  private void sheets(String again) throws Exception {
    step("open pick" + again, () -> fire("#run-button"), () -> size("#pick-matrix") > 0);
    step("matrix settles" + again, () -> "", ManyRuns::settled);
    step("close pick" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step("open quantize" + again, () -> fire("#quantize-button"), ManyRuns::settled);
    step("close quantize" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step(
        "open export" + again,
        () -> fire("#export-button"),
        () ->
            onWindow(
                () ->
                    node("#export-preview") instanceof ImageView view && view.getImage() != null));
    step("close export" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step("open recommend" + again, () -> fire("#recommend-button"), ManyRuns::settled);
    step("close recommend" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step("open settings" + again, () -> fire("#settings-button"), ManyRuns::settled);
    step("close settings" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step("open help" + again, () -> fire("#help-button"), ManyRuns::settled);
    step("close help" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step(
        "samples of " + ManyRunFolders.ITEMS + " items" + again,
        () -> fire("#compare-samples"),
        () ->
            onWindow(
                () ->
                    node("#sample-list") instanceof ListView<?> list
                        && !list.getItems().isEmpty()));
    step(
        "its items" + again,
        () -> choose("#sample-evaluation", "pocket-mmlu/paper"),
        ManyRuns::settled);
    step("next item" + again, () -> key("#sample-list", KeyCode.DOWN), ManyRuns::settled);
    step("close samples" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
    step("side by side" + again, () -> key(KeyCode.B), ManyRuns::settled);
    step("close side by side" + again, () -> key(KeyCode.ESCAPE), ManyRuns::settled);
  }

  /** Long enough for what follows from an action to come to the window, too. */
  private static boolean settled() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(700);
    return true;
  }

  private void step(String what, Callable<String> action, Callable<Boolean> done) throws Exception {
    long start = System.nanoTime();
    onWindow(action);
    long end = start + TimeUnit.SECONDS.toNanos(60);
    while (!done.call()) {
      if (System.nanoTime() > end) {
        System.out.println("in vain waited for: " + what);
        break;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(250);
    watch.report(what, start);
  }

  private Node node(String selector) {
    return window.root().lookup(selector);
  }

  private TableView<?> table(String selector) {
    return (TableView<?>) node(selector);
  }

  private int size(String selector) throws Exception {
    Callable<Integer> items =
        () -> node(selector) instanceof TableView<?> t ? t.getItems().size() : 0;
    return Platform.isFxApplicationThread() ? items.call() : onWindow(items);
  }

  private String scroll(int row) {
    table("#compare-table").scrollTo(row);
    return "";
  }

  private String fire(String selector) {
    if (node(selector) instanceof ButtonBase button) {
      button.fire();
    } else {
      System.out.println("no button " + selector);
    }
    return "";
  }

  private String menu(String id) {
    ((MenuButton) node("#compare-more"))
        .getItems().stream().filter(i -> id.equals(i.getId())).forEach(MenuItem::fire);
    return "";
  }

  private String choose(String selector, String wanted) {
    if (node(selector) instanceof ComboBox<?> box) {
      for (int i = 0; i < box.getItems().size(); i++) {
        if (box.getItems().get(i).toString().contains(wanted)) {
          box.getSelectionModel().select(i);
        }
      }
    }
    return "";
  }

  private String type(String selector, String text) {
    ((TextField) node(selector)).setText(text);
    return "";
  }

  private String key(KeyCode code) {
    boolean escape = code == KeyCode.ESCAPE;
    Map.copyOf(window.root().getScene().getAccelerators())
        .forEach(
            (keys, action) -> {
              if (keys.match(press(code, !escape))) {
                action.run();
              }
            });
    return "";
  }

  private String key(String selector, KeyCode code) {
    if (node(selector) instanceof Node node) {
      node.fireEvent(press(code, false));
    }
    return "";
  }

  private static KeyEvent press(KeyCode code, boolean shortcut) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false);
  }
}
