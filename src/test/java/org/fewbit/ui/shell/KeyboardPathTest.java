package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Ways without a mouse, and what goes on while a person changes the looks of the window. */
@NullUnmarked // its fields are set by the test engine
class KeyboardPathTest extends WindowTest {

  @TempDir private Path desk;

  private final AtomicInteger clicks = new AtomicInteger();

  @BeforeEach
  void countClicks() {
    window
        .stage()
        .getScene()
        .addEventFilter(MouseEvent.MOUSE_PRESSED, e -> clicks.incrementAndGet());
  }

  @Test
  void fromAFirstStartToAFirstPointItTakesTwoKeys(FxRobot robot) throws TimeoutException {
    until(() -> window.node("#welcome-run").filter(n -> n.isFocused()).isPresent(), "it is next");
    robot.type(KeyCode.SPACE);
    until(() -> window.text("#pick-run").startsWith("Run "), "something quick is suggested");
    robot.type(KeyCode.ENTER);
    until(() -> window.node("#pick-sheet").isEmpty(), "the sheet is gone");
    List<Ticket> tickets = window.real().runs().tickets();
    assertThat(tickets).isNotEmpty();
    until(
        () -> window.real().runs().tickets().stream().anyMatch(t -> t.state() == RunState.DONE),
        "the first run is done");
    until(() -> window.hasRow(tickets.getFirst().spec().variant().toString()), "its row is there");
    assertThat(clicks).hasValue(0);
  }

  @Test
  void fromTheTableToSamplesAndToAnExport(FxRobot robot) throws TimeoutException {
    until(() -> window.rows().size() > 5, "the sample runs are there");
    window.tabTo(robot, "compare-table");
    robot.type(KeyCode.DOWN, 4);
    robot.type(KeyCode.ENTER);
    until(() -> window.node("#sample-pane").isPresent(), "the samples of the row");
    until(() -> !samples().getItems().isEmpty(), "they are read");
    until(() -> window.node("#sample-id").isPresent(), "the first one is shown");
    robot.type(KeyCode.J);
    assertThat(samples().getSelectionModel().getSelectedIndex())
        .as("J pages; the keyboard is on " + window.stage().getScene().getFocusOwner())
        .isEqualTo(1);
    window.tabTo(robot, "sample-kind-flips");
    robot.type(KeyCode.SPACE);
    until(
        () -> window.text("#sample-kind-flips").endsWith(" " + samples().getItems().size()),
        "only flips");
    robot.type(KeyCode.ESCAPE);
    until(() -> window.node("#sample-pane").isEmpty(), "the comparison is back");

    robot.push(KeyCode.SHORTCUT, KeyCode.E);
    until(
        () -> window.node("#export-preview").map(n -> ((ImageView) n).getImage()).isPresent(),
        "the page is drawn");
    person.answers(desk.resolve("figure.pdf"));
    robot.type(KeyCode.ENTER);
    until(() -> window.text("#export-done").contains("figure.pdf"), "Enter saves");
    assertThat(desk.resolve("figure.pdf")).isNotEmptyFile();
    robot.type(KeyCode.ESCAPE);
    until(() -> window.node("#export-sheet").isEmpty(), "the sheet is gone");
    assertThat(clicks).hasValue(0);
  }

  private ListView<?> samples() {
    return (ListView<?>) window.node("#sample-list").orElseThrow();
  }

  @Test
  void aRunGoesOnWhileThemeAndLanguageSwitch(FxRobot robot) throws TimeoutException {
    RunSpec spec = RunSpec.of(new VariantId("pocket-6m", "fp32"), "pocket-gsm8k", Protocol.PAPER);
    window.real().runs().submit(List.of(spec));
    until(() -> done() > 2, "some samples are done");
    List<Long> workers = workers();
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    until(() -> window.node("#settings-language").isPresent(), "the settings are there");
    window.tabTo(robot, "settings-language");
    robot.type(KeyCode.DOWN);
    // The words are new: so is the box.
    window.tabTo(robot, "settings-language");
    robot.type(KeyCode.DOWN);
    until(() -> window.text("#run-button").equals("运行…"), "the window speaks Chinese");
    robot.type(KeyCode.ESCAPE);
    until(() -> window.node("#settings-sheet").isEmpty(), "the settings are gone");
    until(() -> window.text("#queue-line").contains("pocket-6m"), "the line follows the run");
    assertThat(ticket().state()).isEqualTo(RunState.RUNNING);
    assertThat(workers()).as("the same process").isEqualTo(workers);
    int now = done();
    until(() -> done() > now || ticket().state() == RunState.DONE, "it goes on");
    window.real().runs().cancel(ticket().number());
    until(() -> ticket().state().isTerminal(), "and is cancelled");
    assertThat(clicks).hasValue(0);
  }

  private Ticket ticket() {
    return window.real().runs().tickets().getFirst();
  }

  private int done() {
    Optional<RunEvent> last = ticket().lastEvent();
    return last.filter(RunEvent.Progress.class::isInstance)
        .map(e -> ((RunEvent.Progress) e).done())
        .orElse(0);
  }

  private static List<Long> workers() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList();
  }
}
