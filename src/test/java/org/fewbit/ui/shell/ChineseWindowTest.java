package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.fewbit.ui.fx.Language;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is told to speak Chinese says nothing in English, whatever is open. */
class ChineseWindowTest extends WindowTest {

  @Test
  void noPaneHasAWordOfEnglishLeft(FxRobot robot) throws TimeoutException {
    until(() -> window.rows().size() > 3, "the sample runs are listed");
    // The sheet for quantizing outlives the switch: what is on its list must follow.
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-method").isPresent(), "quantizing can begin");
    assertThat(english()).as("the test can fail").isNotEmpty();
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    until(() -> window.node("#settings-language").isPresent(), "the settings are there");
    speakChinese();
    until(() -> window.text("#run-button").equals("运行…"), "the window speaks Chinese");
    assertThat(english()).as("settings").isEmpty();
    robot.push(KeyCode.ESCAPE);
    assertThat(english()).as("compare").isEmpty();
    sheet(robot, KeyCode.R, "#pick-matrix");
    sheet(robot, KeyCode.K, "#quantize-method");
    sheet(robot, KeyCode.M, "#recommend-answer");
    sheet(robot, KeyCode.E, "#export-preview");
    for (String figure : new String[] {"forest", "heatmap", "radar", "divergence"}) {
      window.fire("#compare-more", "compare-figure-" + figure);
      assertThat(english()).as(figure).isEmpty();
    }
    window.goToRow("rtn-w2-g128-sym");
    assertThat(english()).as("inspector").isEmpty();
    robot.push(KeyCode.SHORTCUT, KeyCode.B);
    until(() -> window.node("#side-pane").isPresent(), "variants are side by side");
    assertThat(english()).as("side by side").isEmpty();
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node("#compare-table").isPresent(), "the comparison is back");
    window.goToRow("rtn-w2-g128-sym");
    robot.push(KeyCode.ENTER);
    until(() -> window.node("#sample-pane").isPresent(), "samples are there");
    assertThat(english()).as("samples").isEmpty();
  }

  private void sheet(FxRobot robot, KeyCode key, String there) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, key);
    until(() -> window.node(there).isPresent(), there + " is there");
    assertThat(english()).as(there).isEmpty();
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node(there).isEmpty(), there + " is gone");
  }

  private Set<String> english() {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> SpokenEnglish.in(window.root()));
  }

  private void speakChinese() {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Object> box = (ComboBox<Object>) window.node("#settings-language").orElseThrow();
          box.getSelectionModel().select(Language.CHINESE);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
