package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** When the first sentences are there: never beside what they don't speak of, and not for long. */
class WelcomeTest extends WindowTest {

  private boolean isShown() {
    return window.node("#welcome").filter(Node::isVisible).filter(Node::isManaged).isPresent();
  }

  @Test
  void theyAreGoneWhileAComparisonIsOpen(FxRobot robot) throws TimeoutException {
    until(() -> window.rows().size() > 3, "the sample runs are listed");
    assertThat(isShown()).isTrue();
    person.answers(home.resolve("mine.json"));
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);
    until(() -> window.stage().getTitle().startsWith("mine"), "a comparison is open");
    assertThat(isShown()).isFalse();
    window.fire("#comparison-menu", "comparison-all");
    until(() -> window.stage().getTitle().equals("Fewbit"), "all runs are compared");
    assertThat(isShown()).isTrue();
    assertThat(window.real().wiring().settings().get("welcome.seen")).isEmpty();
  }

  @Test
  void whoHasSubmittedARunHasReadThem(FxRobot robot) throws TimeoutException {
    window.real().runs().pause();
    robot.clickOn("#welcome-run");
    until(() -> window.text("#pick-run").startsWith("Run "), "something quick is suggested");
    assertThat(isShown()).as("choosing is not running").isTrue();
    robot.clickOn("#pick-run");
    until(() -> !window.real().runs().waiting().isEmpty(), "it is submitted");
    until(() -> window.node("#welcome").isEmpty(), "they are gone");
    until(
        () -> window.real().wiring().settings().get("welcome.seen").isPresent(),
        "and won't come again");
  }
}
