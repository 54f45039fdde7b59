package org.fewbit.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * Photographs the real window on the sample runs, light and dark, small and large, without a
 * display: {@code mvn test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=org.fewbit.ui.WindowScreenshots -Dapp.args=FOLDER}.
 */
public final class WindowScreenshots {

  private final Photographer camera;
  private final DetailScreenshots details;
  private final RunService runs;

  private WindowScreenshots(Photographer camera, RunService runs) {
    this.camera = camera;
    this.details = new DetailScreenshots(camera);
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
    Photographer.settle();
    switch (part) {
      case "quantize" -> {
        camera.press("#welcome-dismiss");
        quantize();
      }
      case "data" -> {
        camera.press("#welcome-dismiss");
        for (String theme : new String[] {"light", "dark"}) {
          camera.press("#theme-" + theme);
          details.data(theme);
        }
      }
      case "samples" -> {
        camera.press("#welcome-dismiss");
        for (String theme : new String[] {"light", "dark"}) {
          camera.press("#theme-" + theme);
          details.samples(theme);
          details.sideBySide(theme);
        }
      }
      case "program" -> {
        camera.press("#welcome-dismiss");
        for (String theme : new String[] {"light", "dark"}) {
          details.program(theme);
        }
      }
      case "queue" -> {
        camera.press("#welcome-dismiss");
        queue();
      }
      default -> all();
    }
  }

  private void all() throws Exception {
    Photographer.settle();
    camera.picture("light", "welcome", 1280, 800);
    camera.press("#welcome-dismiss");
    for (String theme : new String[] {"light", "dark"}) {
      camera.press("#theme-" + theme);
      camera.selectARow();
      camera.picture(theme, "compare", 1280, 800);
      camera.picture(theme, "compare", 2560, 1440);
      camera.press("#compare-chart-bits");
      camera.picture(theme, "bits", 1280, 800);
      camera.press("#compare-chart-speed");
      camera.picture(theme, "speed", 1280, 800);
      camera.press("#compare-chart-perplexity");
      camera.press("#queue-toggle");
      camera.picture(theme, "queue", 1280, 800);
      camera.press("#queue-toggle");
      camera.press("#run-button");
      Photographer.settle();
      camera.picture(theme, "pick", 1280, 800);
      camera.picture(theme, "pick", 2560, 1440);
      camera.press("#pick-bits-4");
      camera.press("#pick-group-64");
      camera.press("#pick-bits-4");
      camera.picture(theme, "pick-more", 1280, 800);
      camera.press("#pick-group-64");
      camera.press("#pick-sheet .pick-head .button");
      camera.press("#help-button");
      camera.picture(theme, "help", 1280, 800);
      camera.press("#help-sheet .button");
      details.samples(theme);
      details.sideBySide(theme);
      details.data(theme);
      details.program(theme);
    }
    quantize();
    camera.press("#theme-light");
    queue();
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
    Photographer.settle();
    chooseMethod("GPTQ");
    camera.press("#quantize-add");
    chooseMethod("SpQR");
    camera.press("#quantize-add");
    chooseMethod("Round to nearest");
    camera.press("#quantize-add");
    camera.press("#quantize-bits-3");
    camera.press("#quantize-add");
    camera.picture("dark", "quantize-planned", 1280, 800);
    camera.press("#quantize-start");
    Thread.sleep(30_000);
    camera.picture("dark", "quantize", 1280, 800);
    camera.press("#theme-light");
    camera.picture("light", "quantize", 1280, 800);
    camera.press("#quantize-outputs");
    camera.picture("light", "quantize", 2560, 1440);
    chooseTensor();
    camera.picture("light", "quantize-weights", 1280, 800);
    camera.press("#theme-dark");
    camera.picture("dark", "quantize-weights", 2560, 1440);
    camera.press("#quantize-sheet .pick-head .button");
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
    camera.resizedSnapshot("light", "running", 1280, 800);
    while (runs.tickets().stream().anyMatch(t -> !t.state().isTerminal())) {
      Thread.sleep(200);
    }
    camera.picture("light", "ended", 1280, 800);
    camera.press("#theme-dark");
    camera.picture("dark", "ended", 1280, 800);
    camera.press("#queue-toggle");
    camera.picture("dark", "new-points", 1280, 800);
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
