package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** From a table row to its samples and to the columns side by side and back, by keyboard alone. */
@NullUnmarked // its fields are set by the test engine
@ExtendWith(ApplicationExtension.class)
class DetailPathTest {

  private static final long PATIENCE_SECONDS = 120;
  private static final long SETUP_MILLIS = 300_000;

  @TempDir private static Path home;

  private RealPorts real;
  private FewbitWindow window;
  private Stage stage;

  @BeforeAll
  static void aBusyMachineIsSlow() {
    FxToolkit.toolkitContext().setSetupTimeoutInMillis(SETUP_MILLIS);
  }

  @Start
  void open(Stage primary) {
    real = new RealPorts(home);
    real.wiring().settings().put("language", "english");
    stage = primary;
    stage.setX(0);
    stage.setY(0);
    window = new FewbitWindow(real.ports((owner, title) -> Optional.empty()));
    window.show(stage);
  }

  @Stop
  void stop() {
    stage.hide();
    window.close();
    real.close();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean isShown(FxRobot robot, String selector) {
    return robot.lookup(selector).tryQuery().filter(Node::isVisible).isPresent();
  }

  @Test
  void rowsLeadToSamplesAndColumnsAndEscapeLeadsBack(FxRobot robot) throws Exception {
    Assumptions.assumeTrue(
        real.wiring().archive().records().stream()
            .anyMatch(r -> r.spec().variant().toString().equals("pocket-0.4m@rtn-w4-g128-sym")),
        "the sample runs are not here");
    await(
        () ->
            robot.lookup("#compare-table").tryQuery().isPresent()
                && robot.lookup("#compare-table").queryAs(TableView.class).getItems().size() > 5);
    TableView<?> table = robot.lookup("#compare-table").queryAs(TableView.class);
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(3);
          table.getFocusModel().focus(3);
        });

    robot.type(KeyCode.ENTER);
    await(() -> isShown(robot, "#sample-pane"));
    await(() -> !robot.lookup("#sample-list").queryAs(ListView.class).getItems().isEmpty());
    await(() -> isShown(robot, "#sample-id"));
    robot.type(KeyCode.F);
    robot.type(KeyCode.ESCAPE);
    await(() -> isShown(robot, "#compare-table"));
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
    await(() -> isShown(robot, "#side-grid"));
    assertThat(robot.lookup(".side-head .text-bold").queryAll()).hasSize(2);
    await(() -> isShown(robot, ".side-flips"));
    robot.type(KeyCode.ESCAPE);
    await(() -> isShown(robot, "#compare-table"));
  }
}
