package org.fewbit.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Loads what sheets and lists need while the person looks at the first picture: the first control
 * of its kind costs the window's thread as much as a hundred later ones. One kind at a time, each
 * in a turn of its own, on a scene that is never shown.
 */
public final class WarmUp {

  private static final List<Supplier<Control>> KINDS =
      List.of(
          () -> new TabPane(new Tab("a")),
          () -> list(new ListView<>()),
          WarmUp::table,
          ComboBox<String>::new,
          () -> new TextField("a"),
          () -> new TextArea("a"),
          () -> new CheckBox("a"),
          () -> new Hyperlink("a"),
          () -> new ProgressBar(0.5),
          ProgressIndicator::new);

  /** The first picture comes first. */
  private static final Duration AFTER = Duration.seconds(1.5);

  /** Classes are loaded once, however many windows there are. */
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private WarmUp() {}

  /**
   * Begins a moment later; returns at once. Nothing the second time.
   *
   * @param later runs something in a later turn of the window's thread
   * @param dress gives a scene the window's styles
   * @param more what else is built ahead, after the controls
   */
  public static void begin(
      Consumer<Runnable> later, Consumer<Scene> dress, Supplier<List<Runnable>> more) {
    if (BEGUN.getAndSet(true)) {
      return;
    }
    PauseTransition pause = new PauseTransition(AFTER);
    pause.setOnFinished(e -> warm(later, dress, more));
    pause.play();
  }

  private static void warm(
      Consumer<Runnable> later, Consumer<Scene> dress, Supplier<List<Runnable>> more) {
    StackPane place = new StackPane();
    Scene scene = new Scene(place, 200, 200);
    dress.accept(scene);
    Deque<Runnable> turns = new ArrayDeque<>();
    KINDS.forEach(kind -> turns.add(() -> lay(kind.get(), place)));
    turns.add(() -> new ContextMenu().setUserData(new Tooltip("a")));
    turns.addAll(more.get());
    next(turns, later);
  }

  private static void lay(Control control, StackPane place) {
    place.getChildren().setAll(control);
    place.applyCss();
    place.layout();
  }

  private static void next(Deque<Runnable> turns, Consumer<Runnable> later) {
    Runnable turn = turns.poll();
    if (turn != null) {
      later.accept(
          () -> {
            turn.run();
            next(turns, later);
          });
    }
  }

  private static Control list(ListView<String> list) {
    list.getItems().setAll("a", "b");
    return list;
  }

  private static Control table() {
    TableView<String> table = new TableView<>();
    TableColumn<String, String> column = new TableColumn<>("a");
    table.getColumns().add(column);
    table.getItems().setAll("a", "b");
    return table;
  }
}
