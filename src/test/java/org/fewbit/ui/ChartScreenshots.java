package org.fewbit.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.fewbit.chart.FigureKind;
import org.fewbit.ui.fx.JavaFxLog;
import org.fewbit.ui.shell.FewbitWindow;
import org.fewbit.ui.shell.RealPorts;

/**
 * Photographs every chart of the window on the sample runs, without a display: {@code mvn
 * test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.fewbit.ui.ChartScreenshots
 * -Dapp.args="FOLDER LANGUAGE WIDTH HEIGHT KINDS"}, language {@code english} or {@code chinese},
 * kinds with commas, {@code all}, {@code two} charts at once, or {@code export}.
 */
public final class ChartScreenshots {

  private static final long SETTLE_MILLIS = 1800;

  private ChartScreenshots() {}

  /** Writes the pictures into the folder given. */
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    JavaFxLog.quiet();
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path home = Files.createTempDirectory("fewbit-screenshots");
    int width = Integer.parseInt(args[2]);
    int height = Integer.parseInt(args[3]);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (RealPorts real = new RealPorts(home)) {
      real.wiring().settings().put("language", args[1]);
      real.wiring().settings().put("welcome.seen", "true");
      FewbitWindow window =
          on(() -> new FewbitWindow(real.ports((owner, title) -> Optional.empty())));
      on(
          () -> {
            Stage stage = new Stage();
            window.show(stage);
            stage.setX(0);
            stage.setY(0);
            return stage;
          });
      Region root = (Region) window.root();
      Thread.sleep(4 * SETTLE_MILLIS);
      for (String theme : List.of("light", "dark")) {
        press(root, "#theme-" + theme);
        if (args[4].equals("export")) {
          press(root, "#compare-chart-perplexity");
          press(root, "#export-button");
          resize(root, width, height);
          Thread.sleep(2 * SETTLE_MILLIS);
          String name = "export-" + theme + "-" + args[1] + "-" + width + ".png";
          shoot(root, folder.resolve(name), width, height);
          press(root, "#export-sheet .pick-head .button");
          continue;
        }
        if (args[4].equals("two")) {
          two(root, folder, theme, args[1], width, height);
          continue;
        }
        for (FigureKind kind : FigureKind.values()) {
          if (!args[4].equals("all") && !List.of(args[4].split(",")).contains(kind.id())) {
            continue;
          }
          choose(root, kind);
          resize(root, width, height);
          Thread.sleep(
              (kind == FigureKind.FOREST || kind == FigureKind.FLIPS ? 5 : 1) * SETTLE_MILLIS);
          shoot(root, folder.resolve(name(kind, theme, args[1], width)), width, height);
        }
      }
      on(
          () -> {
            window.close();
            return "";
          });
    }
    Platform.exit();
    System.exit(0);
  }

  /** Two charts beside each other, a variant selected and another one pointed at. */
  private static void two(
      Region root, Path folder, String theme, String language, int width, int height)
      throws Exception {
    if (root.lookup("#second-more") == null) {
      press(root, "#compare-second");
    }
    on(
        () -> {
          TableView<?> table = (TableView<?>) root.lookup("#compare-table");
          table.getSelectionModel().select(15);
          return table;
        });
    resize(root, width, height);
    for (String second : List.of("bits", "heatmap", "forest")) {
      on(
          () -> {
            MenuButton more = (MenuButton) root.lookup("#second-more");
            more.getItems().stream()
                .filter(i -> ("second-figure-" + second).equals(i.getId()))
                .forEach(MenuItem::fire);
            return more;
          });
      resize(root, width, height);
      Thread.sleep(4 * SETTLE_MILLIS);
      String name = "two-" + second + "-" + theme + "-" + language + "-" + width + ".png";
      shoot(root, folder.resolve(name), width, height);
    }
  }

  private static String name(FigureKind kind, String theme, String language, int width) {
    return String.format(Locale.ROOT, "chart-%s-%s-%s-%d.png", kind.id(), theme, language, width);
  }

  private static void choose(Region root, FigureKind kind) throws Exception {
    switch (kind) {
      case PERPLEXITY, BITS, SPEED -> press(root, "#compare-chart-" + kind.id());
      default ->
          on(
              () -> {
                MenuButton more = (MenuButton) root.lookup("#compare-more");
                more.getItems().stream()
                    .filter(i -> ("compare-figure-" + kind.id()).equals(i.getId()))
                    .forEach(MenuItem::fire);
                return more;
              });
    }
  }

  private static void press(Region root, String id) throws Exception {
    on(
        () -> {
          ButtonBase button = (ButtonBase) root.lookup(id);
          button.fire();
          return button;
        });
  }

  private static void resize(Region root, int width, int height) throws Exception {
    on(
        () -> {
          root.setMinSize(width, height);
          root.setPrefSize(width, height);
          root.setMaxSize(width, height);
          root.resize(width, height);
          root.layout();
          return new Button();
        });
  }

  private static void shoot(Region root, Path file, int width, int height) throws Exception {
    on(
        () -> {
          SnapshotParameters all = new SnapshotParameters();
          all.setViewport(new Rectangle2D(0, 0, width, height));
          try {
            ImageIO.write(
                SwingFXUtils.fromFXImage(root.snapshot(all, null), null), "png", file.toFile());
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
          return file;
        });
  }

  private static <T> T on(Supplier<T> what) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(what.get());
          } catch (RuntimeException thrown) {
            done.completeExceptionally(thrown);
          }
        });
    return done.get();
  }
}
