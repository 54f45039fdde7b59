package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.ProblemBox;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the real window does beside running: looks, languages, help, and how it bears failures. */
@NullUnmarked // its fields are set by the test engine
class WindowHabitsTest extends WindowTest {

  @TempDir private Path emptyFolder;

  @Test
  void themeSwitchesAndIsRemembered(FxRobot robot) throws TimeoutException {
    robot.clickOn("#theme-light");
    assertThat(background().getBrightness()).isGreaterThan(0.9);
    robot.clickOn("#theme-dark");
    assertThat(background().getBrightness()).isLessThan(0.2);
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    assertThat(background().getBrightness()).isGreaterThan(0.9);
    robot.clickOn("#theme-dark");
    until(
        () -> window.real().wiring().settings().get("theme").equals(Optional.of("dark")),
        "the choice is on disk");
  }

  @Test
  void theLanguageSwitchesAtOnceAndTheQueueAndTheSelectionStay(FxRobot robot)
      throws TimeoutException {
    until(() -> tableItems().size() > 3, "the sample runs are listed");
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> table().getSelectionModel().select(3));
    Object chosen = table().getSelectionModel().getSelectedItem();
    robot.clickOn("#queue-toggle");
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    until(() -> window.node("#settings-sheet").isPresent(), "the settings are there");
    until(() -> window.node("#settings-folder-data").isPresent(), "the folders are listed");
    assertThat(window.node("#settings-folder-data").map(n -> ((TextField) n).getText()))
        .contains(home.toString());
    window.speak(Language.CHINESE);
    until(() -> window.text("#run-button").equals("运行…"), "the window speaks Chinese");
    assertThat(window.node("#settings-sheet")).as("the sheet stays").isPresent();
    assertThat(window.node("#runs-view")).as("the queue stays open").isPresent();
    until(
        () ->
            chosen.toString().equals(String.valueOf(table().getSelectionModel().getSelectedItem())),
        "the selection stays");
    assertThat(window.real().wiring().settings().get("language")).contains("chinese");
    window.speak(Language.ENGLISH);
    until(() -> window.text("#run-button").equals("Run…"), "and English again");
  }

  private TableView<?> table() {
    return (TableView<?>) window.node("#compare-table").orElseThrow();
  }

  private List<?> tableItems() {
    return window
        .node("#compare-table")
        .<List<?>>map(n -> ((TableView<?>) n).getItems())
        .orElse(List.of());
  }

  @Test
  void aboutNamesVersionsLicencesAndThePaper(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.F1);
    until(() -> window.node("#help-about").isPresent(), "help is there");
    robot.clickOn("#help-about");
    until(() -> window.node("#about-sheet").isPresent(), "about is there");
    until(() -> robot.lookup("ONNX Runtime").tryQuery().isPresent(), "versions are read");
    until(
        () -> {
          TableView<?> licences = (TableView<?>) window.node("#about-licences").orElseThrow();
          return licences.getItems().stream().anyMatch(l -> l.toString().contains("onnxruntime"));
        },
        "licences are read");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            ((TableView<?>) window.node("#about-licences").orElseThrow())
                .getSelectionModel()
                .select(0));
    until(
        () ->
            ((TextInputControl) window.node("#about-licence-text").orElseThrow())
                .getText()
                .contains("Apache License"),
        "the licence can be read");
    assertThat(((TextInputControl) window.node("#about-citation").orElseThrow()).getText())
        .contains("10.18653/v1/2024.findings-acl.726");
  }

  @Test
  void anotherWindowHasItsOwnComparisonAndTheSameQueue(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.N);
    until(() -> javafx.stage.Window.getWindows().size() == 2, "there are two windows");
    Stage other =
        (Stage)
            javafx.stage.Window.getWindows().stream()
                .filter(w -> w != window.stage())
                .findFirst()
                .orElseThrow();
    assertThat(other.getTitle()).isEqualTo("Fewbit 2");
    until(
        () ->
            other.getScene().lookup("#compare-chart-bits") instanceof ToggleButton bits
                && !bits.isSelected(),
        "it starts as the first one");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((ToggleButton) other.getScene().lookup("#compare-chart-bits")).fire());
    until(
        () -> window.real().wiring().settings().get("window2.compare.chart").isPresent(),
        "its comparison is remembered apart");
    assertThat(((ToggleButton) window.node("#compare-chart-bits").orElseThrow()).isSelected())
        .isFalse();
    WaitForAsyncUtils.waitForAsyncFx(10_000, other::close);
    until(() -> javafx.stage.Window.getWindows().size() == 1, "it is gone");
  }

  @Test
  void helpListsTheKeysAndEscapeClosesIt(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.F1);
    until(() -> window.node("#help-sheet").isPresent(), "help is there");
    assertThat(robot.lookup("Ctrl+R").tryQuery()).isPresent();
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node("#help-sheet").isEmpty(), "help is gone");
  }

  @Test
  void anEmptyFolderIsExplainedInPlace(FxRobot robot) throws TimeoutException {
    robot.clickOn("#run-button");
    until(window::hasModel, "the sheet has read the models");
    person.answers(emptyFolder);
    robot.clickOn("#pick-add-folder");
    until(
        () ->
            robot
                .from(window.node("#pick-models").orElseThrow())
                .lookup(".problem-box")
                .tryQuery()
                .filter(ProblemBox.class::isInstance)
                .isPresent(),
        "the problem is shown");
    assertThat(robot.lookup("FB-101").tryQuery()).isPresent();
  }

  @Test
  void aFailureNobodyExpectedEndsInOneDialogAndTheWindowLives(FxRobot robot)
      throws TimeoutException {
    Platform.runLater(
        () -> {
          throw new IllegalStateException("broken on purpose");
        });
    until(() -> window.node("#error-sheet").isPresent(), "the dialog is there");
    assertThat(robot.lookup("FB-199").tryQuery()).isPresent();
    robot.clickOn("#error-close");
    until(() -> window.node("#error-sheet").isEmpty(), "the dialog is gone");
    robot.push(KeyCode.SHORTCUT, KeyCode.L);
    until(() -> window.node("#log-list").isPresent(), "the log is there");
    assertThat(((ListView<?>) window.node("#log-list").orElseThrow()).getItems())
        .anyMatch(entry -> entry.toString().contains("broken on purpose"));
    robot.push(KeyCode.ESCAPE);
    robot.clickOn("#run-button");
    until(() -> window.node("#pick-sheet").isPresent(), "the window still answers");
  }

  @Test
  void theWelcomeGoesForGood(FxRobot robot) throws TimeoutException {
    assertThat(window.node("#welcome")).isPresent();
    robot.clickOn("#welcome-dismiss");
    assertThat(window.node("#welcome")).isEmpty();
    until(
        () -> window.real().wiring().settings().get("welcome.seen").isPresent(),
        "the choice is on disk");
    assertThat(home).isNotEmptyDirectory();
  }

  /** The colour of the top bar between its controls. */
  private Color background() {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.root().snapshot(null, null));
    PixelReader pixels = image.getPixelReader();
    return pixels.getColor((int) (image.getWidth() / 2), 6);
  }
}
