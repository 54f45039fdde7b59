package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.settings.Setting;
import org.fewbit.ui.fx.Language;
import org.junit.jupiter.api.Assumptions;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on the real ports as a test opens, reads and closes it. */
final class WindowFixture implements AutoCloseable {

  /** The bundled model that these tests run. */
  static final String MODEL = "pocket-0.4m";

  private static final long PATIENCE_SECONDS = 180;
  private static final int MOST_TABS = 300;

  private final RealPorts real;
  private final Stage stage;
  private final FewbitWindow window;

  /**
   * Shows the window; call on the JavaFX thread.
   *
   * @param home everything written goes there
   * @param person answers what the window asks for
   */
  WindowFixture(Path home, Stage stage, Person person) {
    real = new RealPorts(home);
    real.wiring().settings().put(Setting.LANGUAGE, Language.ENGLISH.text());
    this.stage = stage;
    stage.setX(0);
    stage.setY(0);
    window = new FewbitWindow(real.ports(person, person));
    window.show(stage);
  }

  /** Skips the test where the bundled model is not here. */
  void needsTheBundledModel() {
    Assumptions.assumeTrue(
        real.wiring().models().models().stream().anyMatch(m -> m.name().equals(MODEL)),
        "the bundled model " + MODEL + " is not here");
  }

  @Override
  public void close() {
    stage.hide();
    window.close();
    real.close();
  }

  RealPorts real() {
    return real;
  }

  Stage stage() {
    return stage;
  }

  Parent root() {
    return window.root();
  }

  /** The first node of the window that the selector finds. */
  Optional<Node> node(String selector) {
    return Optional.ofNullable(window.root().lookup(selector));
  }

  /** A model's name has a dot, which a selector would take for a style class. */
  boolean hasModel() {
    return window.root().lookupAll("#pick-models .check-box").stream()
        .anyMatch(n -> ("pick-model-" + MODEL).equals(n.getId()));
  }

  String text(String selector) {
    return node(selector)
        .map(n -> n instanceof Labeled labeled ? labeled.getText() : n.getAccessibleText())
        .orElse("");
  }

  /** Ticks the boxes whose name is wanted, of those whose id starts so, and no other. */
  void tickOnly(String prefix, Predicate<String> wanted) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            window.root().lookupAll(".check-box").stream()
                .filter(n -> n.getId() != null && ("#" + n.getId()).startsWith(prefix))
                .map(CheckBox.class::cast)
                .filter(
                    box ->
                        box.isSelected() != wanted.test(box.getId().substring(prefix.length() - 1)))
                .forEach(CheckBox::fire));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The records on disk of a model. */
  List<RunRecord> records(String model) {
    return real.wiring().archive().records().stream()
        .filter(r -> r.spec().variant().model().equals(model))
        .toList();
  }

  /** The rows of the comparison. */
  List<?> rows() {
    return node("#compare-table")
        .<List<?>>map(n -> ((TableView<?>) n).getItems())
        .orElse(List.of());
  }

  /** Whether the comparison has a row with these words. */
  boolean hasRow(String words) {
    return rows().stream().anyMatch(row -> row.toString().contains(words));
  }

  /** Puts the keyboard on a row of the comparison. */
  void goToRow(String words) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          TableView<?> table = (TableView<?>) node("#compare-table").orElseThrow();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).toString().contains(words)) {
              table.requestFocus();
              table.getSelectionModel().clearAndSelect(i);
              table.getFocusModel().focus(i);
              table.scrollTo(i);
            }
          }
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Tabs on until the control has the focus, as a person without a mouse does. */
  void tabTo(FxRobot robot, String id) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (id.equals(focused())) {
        return;
      }
      robot.type(KeyCode.TAB);
    }
    throw new AssertionError("the focus never comes to " + id);
  }

  private String focused() {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> Optional.ofNullable(stage.getScene().getFocusOwner()).map(Node::getId).orElse(""));
  }

  /** Chooses an item of a menu whose button is found by its id. */
  void fire(String menu, String item) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            ((MenuButton) node(menu).orElseThrow())
                .getItems().stream()
                    .filter(i -> item.equals(i.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Chooses an item of a box by what it is called or is. */
  void choose(String box, String words) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          ComboBox<?> found = (ComboBox<?>) node(box).orElseThrow();
          int at = 0;
          while (!found.getItems().get(at).toString().contains(words)) {
            at++;
          }
          found.getSelectionModel().select(at);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Chooses a language in the settings, which are open. */
  void speak(Language language) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Object> box = (ComboBox<Object>) node("#settings-language").orElseThrow();
          box.getSelectionModel().select(language);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Turns toggles off that are on. */
  void untoggle(String... selectors) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            List.of(selectors)
                .forEach(
                    selector ->
                        node(selector)
                            .map(ToggleButton.class::cast)
                            .filter(ToggleButton::isSelected)
                            .ifPresent(ToggleButton::fire)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until it is so on the window's thread. */
  static void until(Callable<Boolean> condition, String what) throws TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!WaitForAsyncUtils.waitForAsyncFx(60_000, condition)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("in vain waited until " + what);
      }
      WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
