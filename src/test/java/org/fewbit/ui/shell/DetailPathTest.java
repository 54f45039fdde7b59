package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** From a table row to its samples and to the columns side by side and back, by keyboard alone. */
class DetailPathTest extends WindowTest {

  private static boolean isShown(FxRobot robot, String selector) {
    return robot.lookup(selector).tryQuery().filter(Node::isVisible).isPresent();
  }

  @Test
  void rowsLeadToSamplesAndColumnsAndEscapeLeadsBack(FxRobot robot) throws Exception {
    Assumptions.assumeTrue(
        window.real().wiring().archive().records().stream()
            .anyMatch(r -> r.spec().variant().toString().equals("pocket-0.4m@rtn-w4-g128-sym")),
        "the sample runs are not here");
    until(() -> window.rows().size() > 5, "the sample runs are listed");
    TableView<?> table = robot.lookup("#compare-table").queryAs(TableView.class);
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(3);
          table.getFocusModel().focus(3);
        });

    robot.type(KeyCode.ENTER);
    until(() -> isShown(robot, "#sample-pane"), "the samples are there");
    until(
        () -> !robot.lookup("#sample-list").queryAs(ListView.class).getItems().isEmpty(),
        "they are read");
    until(() -> isShown(robot, "#sample-id"), "one is shown");
    robot.type(KeyCode.F);
    robot.type(KeyCode.ESCAPE);
    until(() -> isShown(robot, "#compare-table"), "the table is back");
    assertThat(isShown(robot, "#sample-pane")).isFalse();
    assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(3);

    robot.interact(table::requestFocus);
    robot.type(KeyCode.SPACE);
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.SPACE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#compare-beside").queryAs(Labeled.class).getText())
        .isEqualTo("Side by side: 2");
    robot.push(KeyCode.SHORTCUT, KeyCode.B);
    until(() -> isShown(robot, "#side-grid"), "the columns are there");
    assertThat(robot.lookup(".side-head .text-bold").queryAll()).hasSize(2);
    until(() -> isShown(robot, ".side-flips"), "their flips are counted");
    robot.type(KeyCode.ESCAPE);
    until(() -> isShown(robot, "#compare-table"), "the table is back");
  }
}
