package org.fewbit.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.fx.JavaFxLog;
import org.fewbit.ui.shell.FewbitWindow;
import org.fewbit.ui.shell.RealPorts;

/**
 * Photographs the real window on the sample runs, light and dark, small and large, without a
 * display: {@code mvn test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=org.fewbit.ui.WindowScreenshots -Dapp.args=FOLDER}.
 */
public final class WindowScreenshots {

  private static final long SETTLE_MILLIS = 2500;

  private final Path folder;
  private final FewbitWindow window;
  private final RunService runs;

  private WindowScreenshots(Path folder, FewbitWindow window, RunService runs) {
    this.folder = folder;
    this.window = window;
    this.runs = runs;
  }

  /** Writes the pictures into the folder given. */
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    JavaFxLog.quiet();
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path home = Files.createTempDirectory("fewbit-screenshots");
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (RealPorts real = new RealPorts(home)) {
      real.wiring().settings().put("language", args.length > 2 ? args[2] : "english");
      FewbitWindow window =
          onWindow(() -> open(new FewbitWindow(real.ports((owner, title) -> dataFor(title)))));
      new WindowScreenshots(folder, window, real.runs()).take(args.length > 1 ? args[1] : "");
      onWindow(
          () -> {
            window.close();
            return window;
          });
    }
    Platform.exit();
    System.exit(0);
  }

  /** What a person would choose: the right folder for one benchmark, another's for one. */
  private static Optional<Path> dataFor(String title) {
    Path bundled = Path.of("assets/benchmarks").toAbsolutePath();
    if (title.contains("GSM8K")) {
      return Optional.of(bundled.resolve("pocket-gsm8k"));
    }
    return title.contains("C-EVAL")
        ? Optional.of(bundled.resolve("pocket-mmlu"))
        : Optional.empty();
  }

  /** A folder that is found, one that is another's, one whose origin is explained. */
  private void data(String theme) throws Exception {
    press("#run-button");
    settle();
    press("#pick-data-choose-gsm8k");
    press("#pick-data-choose-ceval");
    press("#pick-data-how-mmlu");
    settle();
    scrollTo("#pick-evaluations", 0.72);
    picture(theme, "pick-data", 1280, 800);
    picture(theme, "pick-data", 2560, 1440);
    press("#pick-sheet .pick-head .button");
  }

  private void scrollTo(String inside, double place) throws Exception {
    onWindow(
        () -> {
          Node node = window.root().lookup(inside);
          while (node != null && !(node instanceof ScrollPane)) {
            node = node.getParent();
          }
          if (node instanceof ScrollPane scroll) {
            scroll.setVvalue(place);
          }
          return inside;
        });
  }

  private static FewbitWindow open(FewbitWindow window) {
    Stage stage = new Stage();
    window.show(stage);
    stage.setX(0);
    stage.setY(0);
    return window;
  }

  /** All pictures, or those of one part. */
  private void take(String part) throws Exception {
    settle();
    switch (part) {
      case "quantize" -> {
        press("#welcome-dismiss");
        quantize();
      }
      case "data" -> {
        press("#welcome-dismiss");
        for (String theme : new String[] {"light", "dark"}) {
          press("#theme-" + theme);
          data(theme);
        }
      }
      case "samples" -> {
        press("#welcome-dismiss");
        for (String theme : new String[] {"light", "dark"}) {
          press("#theme-" + theme);
          samples(theme);
          sideBySide(theme);
        }
      }
      case "program" -> {
        press("#welcome-dismiss");
        for (String theme : new String[] {"light", "dark"}) {
          program(theme);
        }
      }
      case "queue" -> {
        press("#welcome-dismiss");
        queue();
      }
      default -> all();
    }
  }

  private void all() throws Exception {
    settle();
    picture("light", "welcome", 1280, 800);
    press("#welcome-dismiss");
    for (String theme : new String[] {"light", "dark"}) {
      press("#theme-" + theme);
      selectARow();
      picture(theme, "compare", 1280, 800);
      picture(theme, "compare", 2560, 1440);
      press("#compare-chart-bits");
      picture(theme, "bits", 1280, 800);
      press("#compare-chart-speed");
      picture(theme, "speed", 1280, 800);
      press("#compare-chart-perplexity");
      press("#queue-toggle");
      picture(theme, "queue", 1280, 800);
      press("#queue-toggle");
      press("#run-button");
      settle();
      picture(theme, "pick", 1280, 800);
      picture(theme, "pick", 2560, 1440);
      press("#pick-bits-4");
      press("#pick-group-64");
      press("#pick-bits-4");
      picture(theme, "pick-more", 1280, 800);
      press("#pick-group-64");
      press("#pick-sheet .pick-head .button");
      press("#help-button");
      picture(theme, "help", 1280, 800);
      press("#help-sheet .button");
      samples(theme);
      sideBySide(theme);
      data(theme);
      program(theme);
    }
    quantize();
    press("#theme-light");
    queue();
  }

  /** A generation task with flips, then choices by likelihood. */
  private void samples(String theme) throws Exception {
    selectARow();
    press("#compare-samples");
    settle();
    choose("#sample-evaluation", "pocket-gsm8k");
    press("#sample-kind-right-to-wrong");
    settle();
    picture(theme, "samples", 1280, 800);
    picture(theme, "samples", 2560, 1440);
    choose("#sample-evaluation", "pocket-truthfulqa");
    settle();
    picture(theme, "samples-choices", 1280, 800);
    press("#sample-back");
  }

  private void sideBySide(String theme) throws Exception {
    for (int row : new int[] {15, 19, 20, 21}) {
      onWindow(
          () -> {
            if (window.root().lookup("#compare-table") instanceof TableView<?> table) {
              table.getSelectionModel().select(row);
            }
            return row;
          });
      settle();
      press("#compare-add-beside");
    }
    picture(theme, "beside-chosen", 1280, 800);
    press("#compare-beside");
    Thread.sleep(10_000);
    picture(theme, "side", 1280, 800);
    picture(theme, "side", 2560, 1440);
    press("#side-back");
    press("#compare-beside-clear");
  }

  private void awaitAnswer() throws Exception {
    while (onWindow(() -> window.root().lookup(".recommend-row") == null)) {
      Thread.sleep(100);
    }
  }

  private void choose(String selector, String wanted) throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup(selector) instanceof ComboBox<?> box) {
            for (int i = 0; i < box.getItems().size(); i++) {
              if (box.getItems().get(i).toString().contains(wanted)) {
                box.getSelectionModel().select(i);
                break;
              }
            }
          }
          return wanted;
        });
    settle();
  }

  /** What is about the program itself, and the advice; in both languages. */
  private void program(String theme) throws Exception {
    press("#theme-" + theme);
    press("#queue-toggle");
    onWindow(
        () -> {
          if (window.root().lookup("#runs-view") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(1);
          }
          return "";
        });
    picture(theme, "history", 1280, 800);
    press("#queue-toggle");
    press("#recommend-button");
    awaitAnswer();
    picture(theme, "recommend", 1280, 800);
    picture(theme, "recommend", 2560, 1440);
    press("#recommend-sheet .pick-head .button");
    press("#help-button");
    press("#help-about");
    picture(theme, "about", 1280, 800);
    press("#about-sheet .sheet-close");
    press("#help-button");
    press("#help-log");
    picture(theme, "log", 1280, 800);
    press("#log-sheet .sheet-close");
    press("#settings-button");
    picture(theme, "settings", 1280, 800);
    choose("#settings-language", 2);
    picture(theme, "settings-zh", 1280, 800);
    press("#settings-sheet .sheet-close");
    press("#queue-toggle");
    picture(theme, "zh", 1280, 800);
    press("#queue-toggle");
    press("#recommend-button");
    awaitAnswer();
    picture(theme, "recommend-zh", 1280, 800);
    press("#recommend-sheet .pick-head .button");
    press("#settings-button");
    choose("#settings-language", 1);
    press("#settings-sheet .sheet-close");
  }

  private void choose(String selector, int index) throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup(selector) instanceof ComboBox<?> box) {
            box.getSelectionModel().select(index);
          }
          return "";
        });
    settle();
  }

  private void chooseTensor() throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup("#quantize-tensor") instanceof ComboBox<?> box) {
            box.getSelectionModel().select(3);
          }
          return "";
        });
  }

  private void quantize() throws Exception {
    press("#quantize-button");
    settle();
    chooseMethod("GPTQ");
    press("#quantize-add");
    chooseMethod("SpQR");
    press("#quantize-add");
    chooseMethod("Round to nearest");
    press("#quantize-add");
    press("#quantize-bits-3");
    press("#quantize-add");
    picture("dark", "quantize-planned", 1280, 800);
    press("#quantize-start");
    Thread.sleep(30_000);
    picture("dark", "quantize", 1280, 800);
    press("#theme-light");
    picture("light", "quantize", 1280, 800);
    press("#quantize-outputs");
    picture("light", "quantize", 2560, 1440);
    chooseTensor();
    picture("light", "quantize-weights", 1280, 800);
    press("#theme-dark");
    picture("dark", "quantize-weights", 2560, 1440);
    press("#quantize-sheet .pick-head .button");
  }

  /** One run that fails with an explanation, one that works, one that waits. */
  private void queue() throws Exception {
    VariantId small = new VariantId("pocket-0.4m", "rtn-w4-g64-sym");
    RunSpec noData = new RunSpec(small, "mmlu", Protocol.HARNESS, "/data/not-here", 0, 1234, 0, 0);
    VariantId large = new VariantId("pocket-6m", "rtn-w4-g64-sym");
    runs.submit(
        List.of(
            noData,
            RunSpec.of(small, "perplexity", Protocol.GPTQ),
            RunSpec.of(large, "pocket-gsm8k", Protocol.PAPER),
            RunSpec.of(large, "pocket-snli", Protocol.PAPER)));
    press("#queue-toggle");
    while (runs.tickets().stream()
        .noneMatch(
            t ->
                t.spec().variant().equals(large)
                    && t.lastEvent().filter(RunEvent.Progress.class::isInstance).isPresent())) {
      Thread.sleep(50);
    }
    resizedSnapshot("light", "running", 1280, 800);
    while (runs.tickets().stream().anyMatch(t -> !t.state().isTerminal())) {
      Thread.sleep(200);
    }
    picture("light", "ended", 1280, 800);
    press("#theme-dark");
    picture("dark", "ended", 1280, 800);
    press("#queue-toggle");
    picture("dark", "new-points", 1280, 800);
  }

  private void chooseMethod(String title) throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup("#quantize-method") instanceof ComboBox<?> box) {
            for (int i = 0; i < box.getItems().size(); i++) {
              if (((MethodInfo) box.getItems().get(i)).title().equals(title)) {
                box.getSelectionModel().select(i);
              }
            }
          }
          return title;
        });
  }

  private void press(String selector) throws Exception {
    onWindow(
        () -> {
          Node node = window.root().lookup(selector);
          if (node instanceof ToggleButton toggle && selector.equals("#queue-toggle")) {
            toggle.setSelected(!toggle.isSelected());
          } else if (node instanceof ButtonBase button) {
            button.fire();
          }
          return selector;
        });
    Thread.sleep(300);
  }

  private void selectARow() throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup("#compare-table") instanceof TableView<?> table
              && !table.getItems().isEmpty()) {
            int row = Math.min(16, table.getItems().size() - 1);
            table.getSelectionModel().select(row);
            table.scrollTo(Math.max(0, row - 4));
          }
          return "";
        });
  }

  private void picture(String theme, String what, int width, int height) throws Exception {
    onWindow(() -> resize(width, height));
    settle();
    resizedSnapshot(theme, what, width, height);
  }

  private void resizedSnapshot(String theme, String what, int width, int height) throws Exception {
    String name = String.format(Locale.ROOT, "shell-%s-%s-%dx%d.png", what, theme, width, height);
    onWindow(
        () -> {
          Region root = resize(width, height);
          // Without a viewport a shadow that reaches over the edge would widen the picture.
          SnapshotParameters window = new SnapshotParameters();
          window.setViewport(new Rectangle2D(0, 0, width, height));
          var image = root.snapshot(window, null);
          try {
            ImageIO.write(
                SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(name).toFile());
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
          return name;
        });
  }

  /** The root alone gets the size: the headless screen ends at 1000 x 1000. */
  private Region resize(int width, int height) {
    Region root = (Region) window.root();
    root.setMinSize(width, height);
    root.setPrefSize(width, height);
    root.setMaxSize(width, height);
    root.resize(width, height);
    root.applyCss();
    root.layout();
    return root;
  }

  private static void settle() throws InterruptedException {
    Thread.sleep(SETTLE_MILLIS);
  }

  private static <T> T onWindow(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get(5, TimeUnit.MINUTES);
  }
}
