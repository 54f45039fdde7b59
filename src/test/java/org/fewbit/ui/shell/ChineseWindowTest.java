package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.fewbit.ui.fx.Language;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is told to speak Chinese says nothing in English, whatever is open. */
class ChineseWindowTest extends WindowTest {

  /** What is left of English, by place. */
  private final Map<String, Set<String>> english = new TreeMap<>();

  @Test
  void noPaneHasAWordOfEnglishLeft(FxRobot robot) throws TimeoutException {
    until(() -> window.rows().size() > 3, "the sample runs are listed");
    // Both have been read before the switch; that for quantizing outlives it: its list must follow.
    openPick(robot);
    openQuantize(robot);
    assertThat(spoken()).as("the test can fail").isNotEmpty();
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    until(() -> window.node("#settings-language").isPresent(), "the settings are there");
    window.speak(Language.CHINESE);
    until(() -> window.text("#run-button").equals("运行…"), "the window speaks Chinese");
    look("settings");
    robot.push(KeyCode.ESCAPE);

    until(() -> window.rows().size() > 3, "the runs are listed again");
    look("compare");
    workSheets(robot);
    otherSheets(robot);
    queue(robot);
    figures();
    places(robot);
    english.values().removeIf(Set::isEmpty);
    assertThat(english).isEmpty();
  }

  private void openPick(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(window::hasModel, "the sheet has read the models");
  }

  private void openQuantize(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-method").isPresent(), "the sheet for quantizing is there");
  }

  private void workSheets(FxRobot robot) throws TimeoutException {
    openPick(robot);
    until(() -> window.node("#pick-matrix").isPresent(), "the matrix is there");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((ButtonBase) window.node("#pick-data-how-mmlu").orElseThrow()).fire());
    look("pick");
    openQuantize(robot);
    look("quantize");
    robot.push(KeyCode.ESCAPE);
    sheet(robot, KeyCode.E, "#export-preview");
    sheet(robot, KeyCode.M, ".recommend-row");
  }

  private void otherSheets(FxRobot robot) throws TimeoutException {
    sheet(robot, KeyCode.L, "#log-list");
    sheet(robot, KeyCode.O, "#open-sheet");
    robot.push(KeyCode.F1);
    until(() -> window.node("#help-about").isPresent(), "help is there");
    look("help");
    robot.clickOn("#help-about");
    until(() -> window.node("#about-licences").isPresent(), "about is there");
    look("about");
    robot.push(KeyCode.ESCAPE);
  }

  private void sheet(FxRobot robot, KeyCode key, String there) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, key);
    until(() -> window.node(there).isPresent(), there + " is there");
    look(there);
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node(there).isEmpty(), there + " is gone");
  }

  private void queue(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> window.node("#runs-view").isPresent(), "the queue is open");
    look("queue");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((TabPane) window.node("#runs-view").orElseThrow()).getSelectionModel().selectLast());
    look("history");
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
  }

  private void figures() {
    for (String figure : List.of("forest", "heatmap", "radar", "divergence")) {
      window.fire("#compare-more", "compare-figure-" + figure);
      look(figure);
    }
  }

  private void places(FxRobot robot) throws TimeoutException {
    window.goToRow("rtn-w2-g128-sym");
    look("inspector");
    robot.push(KeyCode.SHORTCUT, KeyCode.B);
    until(() -> window.node("#side-pane").isPresent(), "variants are side by side");
    Set<String> side = spoken();
    side.removeIf(ChineseWindowTest::tellsAConvention);
    english.put("side by side", side);
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node("#compare-table").isPresent(), "the comparison is back");
    window.goToRow("rtn-w2-g128-sym");
    robot.push(KeyCode.ENTER);
    until(() -> window.node("#sample-pane").isPresent(), "samples are there");
    look("samples");
  }

  /** Below its name in Chinese a score's convention stands as its record has it. */
  private static boolean tellsAConvention(String text) {
    return text.contains("\n")
        && text.lines().findFirst().filter(SpokenEnglish::isEnglish).isEmpty();
  }

  private void look(String place) {
    english.put(place, spoken());
  }

  private Set<String> spoken() {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> SpokenEnglish.in(window.root()));
  }
}
