package org.fewbit.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.ChineseFont;
import org.fewbit.ui.fx.FirstFrame;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.WarmUp;
import org.fewbit.ui.quantize.QuantizePane;
import org.fewbit.ui.quantize.QuantizeSources;

/**
 * A window: stays the same while its content, the {@link Desk}, is built anew in another language.
 * What works goes on meanwhile.
 */
public final class FewbitWindow implements AutoCloseable {

  private static final double STEP = 32;

  private final Shared shared;
  private final int number;
  private final SettingsStore settings;
  private final WindowMemory memory;
  private final Background background;
  private final QuantizePane quantize;
  private final StackPane root = new StackPane();
  private final StringProperty title = new SimpleStringProperty();

  /** What all windows share lives on and must not keep a closed one. */
  private final Subscription following;

  private final Consumer<Throwable> failures = this::failed;
  private Desk desk;
  private boolean closed;

  /** Builds the first window; call on the JavaFX thread. */
  public FewbitWindow(UiPorts ports) {
    this(new Shared(ports));
  }

  private FewbitWindow(Shared shared) {
    this.shared = shared;
    number = shared.enter();
    settings = OwnSettings.of(shared.ports().settings(), number);
    memory = new WindowMemory(settings);
    background = Background.ofWindow(this::failed);
    quantize = quantize(shared.ports());
    desk = desk(Optional.empty());
    root.getChildren().setAll(desk.root());
    following =
        Subscription.combine(
            shared.theme().darkProperty().subscribe(dark -> desk.setDark(dark)),
            shared.theme().darkProperty().subscribe(quantize::setDark),
            shared.languageProperty().subscribe((was, is) -> speak()));
  }

  private QuantizePane quantize(UiPorts ports) {
    return new QuantizePane(
        new QuantizeSources(
            ports.models(), ports.quantizer(), ports.inspector(), ports.reports(), ports.machine()),
        background,
        shared.languageProperty().get().locale(),
        variant -> desk.variantMade(variant),
        () -> desk.closeSheet());
  }

  private Desk desk(Optional<Desk.Memento> before) {
    Locale locale = shared.languageProperty().get().locale();
    return new Desk(
        shared,
        settings,
        memory,
        background,
        quantize,
        locale,
        this::openAnother,
        this::entitle,
        before);
  }

  /** Builds the content anew in the language now chosen; selection, queue and sheet stay. */
  private void speak() {
    Desk.Memento memento = desk.leave();
    quantize.speak(shared.languageProperty().get().locale());
    desk = desk(Optional.of(memento));
    desk.setDark(shared.theme().darkProperty().get());
    root.getChildren().setAll(desk.root());
    Optional.ofNullable(root.getScene())
        .ifPresent(
            scene -> {
              ChineseFont.dress(scene, shared.languageProperty().get().locale());
              desk.install(scene);
            });
    desk.start(Optional.of(memento));
    desk.read();
  }

  /** {@code comparison} is its name, empty where all runs are compared. */
  private void entitle(String comparison) {
    String program = number == 1 ? "Fewbit" : "Fewbit " + number;
    title.set(comparison.isEmpty() ? program : comparison + " \u2013 " + program);
  }

  private void failed(Throwable thrown) {
    shared
        .log()
        .failed(Problems.of(thrown).oneLine(), List.of(Problems.details(thrown).split("\\R")));
    desk.fail(thrown);
  }

  /** Shows the window, and closes it when it is hidden. */
  public void show(Stage stage) {
    shared.unhandled().enter(failures);
    Scene scene = new Scene(root);
    shared.theme().dress(scene);
    ChineseFont.dress(scene, shared.languageProperty().get().locale());
    desk.install(scene);
    stage.titleProperty().bind(title);
    stage.setMinWidth(900);
    stage.setMinHeight(600);
    memory.restore(stage);
    stage.setScene(scene);
    stage.setOnHiding(
        e -> {
          memory.store(stage);
          shared.flush();
        });
    stage.setOnHidden(e -> close());
    stage.show();
    desk.start(Optional.empty());
    FirstFrame.then(
        scene,
        () -> {
          // After the first picture: reading takes both the processor and the window's turns.
          desk.read();
          WarmUp.begin(background::onWindowThread, shared.theme()::dress, () -> desk.ahead());
        });
  }

  /** Runs something once the first picture was followed by the comparison of all runs. */
  public void whenCompared(Runnable action) {
    FirstFrame.then(root.getScene(), () -> desk.whenCompared(action));
  }

  /** Another window on the same models, runs and queue, with a comparison of its own. */
  private void openAnother() {
    FewbitWindow other = new FewbitWindow(shared);
    Stage stage = new Stage();
    if (root.getScene().getWindow() instanceof Stage mine) {
      stage.getIcons().setAll(mine.getIcons());
      stage.setX(mine.getX() + STEP);
      stage.setY(mine.getY() + STEP);
    }
    other.show(stage);
  }

  /** The window's content. */
  public Parent root() {
    return root;
  }

  /**
   * Ends the window's threads, and with the last window's what all of them share; the ports stay
   * open. Nothing the second time.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      following.unsubscribe();
      shared.unhandled().leave(failures);
      desk.stop();
      quantize.stop();
      background.close();
      shared.leave(number);
    }
  }
}
