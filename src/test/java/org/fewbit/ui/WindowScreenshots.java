package org.fewbit.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
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
 * Photographs every pane of the real window on the sample runs, light and dark, 1280x800 and
 * 2560x1440, without a display: {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=org.fewbit.ui.WindowScreenshots}; {@code -Dapp.args="FOLDER PART chinese"} for
 * another folder than {@code assets/screenshots}, for one part alone (or {@code welcome}, or {@code
 * all}), and for the other language.
 */
public final class WindowScreenshots {

  private static final String FOLDER = "assets/screenshots";

  private interface Part {
    void take() throws Exception;
  }

  private final Photographer camera;
  private final RunService runs;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  private WindowScreenshots(Photographer camera, RunService runs) {
    this.camera = camera;
    this.runs = runs;
    DetailScreenshots details = new DetailScreenshots(camera);
    parts.put("charts", details::charts);
    parts.put("samples", details::samples);
    parts.put("side", details::sideBySide);
    parts.put("pick", details::pick);
    parts.put("sheets", details::sheets);
    parts.put("program", details::program);
    parts.put("chinese", details::chinese);
    parts.put("quantize", this::quantize);
    parts.put("queue", this::queue);
    parts.put("error", this::error);
  }

  /** Writes the pictures into the folder given. */
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    JavaFxLog.quiet();
    Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : FOLDER));
    Path home = Files.createTempDirectory("fewbit-screenshots");
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (RealPorts real = new RealPorts(home)) {
      real.wiring().settings().put("language", args.length > 2 ? args[2] : "english");
      FewbitWindow window =
          Photographer.onWindow(
              () -> open(new FewbitWindow(real.ports((owner, title) -> dataFor(title)))));
      new WindowScreenshots(new Photographer(folder, window), real.runs())
          .take(args.length > 1 ? args[1] : "");
      Photographer.onWindow(
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

  private static FewbitWindow open(FewbitWindow window) {
    Stage stage = new Stage();
    window.show(stage);
    stage.setX(0);
    stage.setY(0);
    return window;
  }

  /** All pictures, or those of one part. */
  private void take(String part) throws Exception {
    camera.settle();
    camera.settle();
    boolean all = part.isEmpty() || part.equals("all");
    if (all || part.equals("welcome")) {
      camera.picture("welcome");
    }
    camera.press("#welcome-dismiss");
    for (Map.Entry<String, Part> each : parts.entrySet()) {
      if (all || part.equals(each.getKey())) {
        each.getValue().take();
      }
    }
  }

  private void chooseTensor() throws Exception {
    Photographer.onWindow(
        () -> {
          if (camera.root().lookup("#quantize-tensor") instanceof ComboBox<?> box) {
            box.getSelectionModel().select(3);
          }
          return "";
        });
  }

  private void quantize() throws Exception {
    camera.press("#quantize-button");
    camera.settle();
    for (String method : List.of("GPTQ", "SpQR", "Round to nearest")) {
      chooseMethod(method);
      camera.press("#quantize-add");
    }
    camera.press("#quantize-bits-3");
    camera.press("#quantize-add");
    camera.picture("quantize-planned");
    camera.press("#quantize-start");
    while (camera.isOn("#quantize-stop")) {
      Thread.sleep(200);
    }
    camera.picture("quantize");
    camera.press("#quantize-outputs");
    chooseTensor();
    camera.picture("quantize-weights");
    camera.closeSheet();
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
    camera.press("#queue-toggle");
    while (runs.tickets().stream()
        .noneMatch(
            t ->
                t.spec().variant().equals(large)
                    && t.lastEvent().filter(RunEvent.Progress.class::isInstance).isPresent())) {
      Thread.sleep(50);
    }
    camera.moment("queue-running");
    while (runs.tickets().stream().anyMatch(t -> !t.state().isTerminal())) {
      Thread.sleep(200);
    }
    camera.picture("queue");
    camera.press("#queue-toggle");
  }

  /** What nobody expected. */
  private void error() throws Exception {
    Platform.runLater(
        () -> {
          throw new IllegalStateException("Thrown for this picture");
        });
    camera.await("#error-sheet");
    camera.picture("error");
    camera.press("#error-close");
  }

  private void chooseMethod(String title) throws Exception {
    Photographer.onWindow(
        () -> {
          if (camera.root().lookup("#quantize-method") instanceof ComboBox<?> box) {
            for (int i = 0; i < box.getItems().size(); i++) {
              if (((MethodInfo) box.getItems().get(i)).title().equals(title)) {
                box.getSelectionModel().select(i);
              }
            }
          }
          return title;
        });
  }
}
