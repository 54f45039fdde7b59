package org.fewbit.ui;

import java.nio.file.Path;
import java.util.List;
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
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.fewbit.ui.shell.FewbitWindow;

/** Presses what a person would press in the window and writes down what it looks like. */
final class Photographer {

  private static final long SETTLE_MILLIS = 1200;

  /** Of a laptop and of a large screen. */
  private enum Size {
    USUAL(1280, 800, ""),
    LARGE(2560, 1440, "-large");

    private final int width;
    private final int height;
    private final String end;

    Size(int width, int height, String end) {
      this.width = width;
      this.height = height;
      this.end = end;
    }
  }

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

  void menu(String selector, String item) throws Exception {
    onWindow(
        () -> {
          if (window.root().lookup(selector) instanceof MenuButton menu) {
            menu.getItems().stream().filter(i -> item.equals(i.getId())).forEach(MenuItem::fire);
          }
          return item;
        });
    settle();
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

  /** What is shown now, light and dark, small and large. */
  void picture(String what) throws Exception {
    pictures(what, Size.values());
  }

  /** What is shown now, light and dark, of a laptop's size alone. */
  void small(String what) throws Exception {
    pictures(what, Size.USUAL);
  }

  private void pictures(String what, Size... sizes) throws Exception {
    for (String theme : List.of("light", "dark")) {
      press("#theme-" + theme);
      for (Size size : sizes) {
        onWindow(() -> resize(size));
        settle();
        shoot(what + "-" + theme + size.end, size);
      }
    }
    press("#theme-light");
    onWindow(() -> resize(Size.USUAL));
  }

  /** What does not wait, light and small alone. */
  void moment(String what) throws Exception {
    shoot(what + "-light", Size.USUAL);
  }

  private void shoot(String name, Size size) throws Exception {
    onWindow(
        () -> {
          Region root = resize(size);
          // Without a viewport a shadow that reaches over the edge would widen the picture.
          SnapshotParameters window = new SnapshotParameters();
          window.setViewport(new Rectangle2D(0, 0, size.width, size.height));
          SmallPng.write(
              SwingFXUtils.fromFXImage(root.snapshot(window, null), null),
              folder.resolve(name + ".png"));
          return name;
        });
  }

  /** Closes the sheet that is over the window. */
  void closeSheet() throws Exception {
    onWindow(
        () -> {
          Node sheet = window.root().lookup(".overlay-sheet");
          if (sheet != null) {
            sheet.fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
          }
          return "";
        });
    Thread.sleep(300);
  }

  /** Whether a node is there and shown. */
  boolean isOn(String selector) throws Exception {
    return onWindow(() -> root().lookup(selector) instanceof Node node && node.isVisible());
  }

  /** Waits until a node is there. */
  void await(String selector) throws Exception {
    for (int i = 0; i < 600 && onWindow(() -> root().lookup(selector) == null); i++) {
      Thread.sleep(100);
    }
    settle();
  }

  /** The root alone gets the size: the headless screen ends at 1000 x 1000. */
  private Region resize(Size size) {
    Region root = (Region) window.root();
    root.setMinSize(size.width, size.height);
    root.setPrefSize(size.width, size.height);
    root.setMaxSize(size.width, size.height);
    root.resize(size.width, size.height);
    root.applyCss();
    root.layout();
    return root;
  }

  /** Until nothing turns any more. */
  void settle() throws Exception {
    Thread.sleep(SETTLE_MILLIS);
    for (int i = 0; i < 600 && onWindow(this::isTurning); i++) {
      Thread.sleep(100);
      if (!onWindow(this::isTurning)) {
        Thread.sleep(SETTLE_MILLIS);
      }
    }
  }

  private boolean isTurning() {
    return window.root().lookupAll(".progress-indicator").stream()
        .anyMatch(n -> !(n instanceof ProgressBar) && isSeen(n));
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  static <T> T onWindow(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get(5, TimeUnit.MINUTES);
  }
}
