package org.fewbit.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.fewbit.ui.shell.FewbitWindow;

/** Presses what a person would press in the window and writes down what it looks like. */
final class Photographer {

  private static final long SETTLE_MILLIS = 2500;

  private final Path folder;
  private final FewbitWindow window;

  Photographer(Path folder, FewbitWindow window) {
    this.folder = folder;
    this.window = window;
  }

  Parent root() {
    return window.root();
  }

  void scrollTo(String inside, double place) throws Exception {
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

  void choose(String selector, String wanted) throws Exception {
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

  void choose(String selector, int index) throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup(selector) instanceof ComboBox<?> box) {
            box.getSelectionModel().select(index);
          }
          return "";
        });
    settle();
  }

  void press(String selector) throws Exception {
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

  void selectARow() throws Exception {
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

  void picture(String theme, String what, int width, int height) throws Exception {
    onWindow(() -> resize(width, height));
    settle();
    resizedSnapshot(theme, what, width, height);
  }

  void resizedSnapshot(String theme, String what, int width, int height) throws Exception {
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

  static void settle() throws InterruptedException {
    Thread.sleep(SETTLE_MILLIS);
  }

  static <T> T onWindow(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get(5, TimeUnit.MINUTES);
  }
}
