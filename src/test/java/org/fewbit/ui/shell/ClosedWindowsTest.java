package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What was closed is gone: it takes no memory, and failures are shown by what is still open. */
class ClosedWindowsTest extends WindowTest {

  @Test
  void aSecondWindowLeavesNothingInMemory(FxRobot robot) throws TimeoutException {
    WeakReference<Object> content = openAndCloseAnother(robot);
    untilCollected(content, "the closed window");
    fail("after it is closed");
    until(() -> window.node("#error-sheet").isPresent(), "the window that is open tells");
    robot.clickOn("#error-close");
  }

  private WeakReference<Object> openAndCloseAnother(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.N);
    until(() -> Window.getWindows().size() == 2, "there are two windows");
    Stage other = other();
    until(
        () ->
            other.getScene().lookup("#compare-table") instanceof TableView<?> table
                && table.getItems().size() > 5,
        "its chart is drawn");
    fail("while it is open");
    until(() -> other.getScene().lookup("#error-sheet") != null, "the latest window tells");
    assertThat(window.node("#error-sheet")).isEmpty();
    WeakReference<Object> content = new WeakReference<>(other.getScene().getRoot());
    WaitForAsyncUtils.waitForAsyncFx(10_000, other::close);
    until(() -> Window.getWindows().size() == 1, "it is closed");
    return content;
  }

  private Stage other() {
    return (Stage)
        Window.getWindows().stream().filter(w -> w != window.stage()).findFirst().orElseThrow();
  }

  private static void fail(String when) {
    Platform.runLater(
        () -> {
          throw new IllegalStateException("broken on purpose " + when);
        });
  }

  private static void untilCollected(WeakReference<Object> reference, String what)
      throws TimeoutException {
    until(
        () -> {
          System.gc();
          return reference.refersTo(null);
        },
        what + " is collected");
  }
}
