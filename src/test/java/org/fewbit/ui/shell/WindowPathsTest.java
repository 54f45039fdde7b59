package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.MODEL;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Whole ways through the real window: few clicks, only the keyboard, only a screen reader. */
@NullUnmarked // its fields are set by the test engine
class WindowPathsTest extends WindowTest {

  private static final String SCHEME = "rtn-w4-g16-asym";
  private static final int MOST_CLICKS = 4;

  private long shown;

  @Override
  void beforeItOpens() {
    shown = System.nanoTime();
  }

  @Test
  void aFirstOwnPointTakesFewClicksAndItsTimeIsReported(FxRobot robot, TestReporter reporter)
      throws TimeoutException {
    AtomicInteger clicks = new AtomicInteger();
    window
        .stage()
        .getScene()
        .addEventFilter(MouseEvent.MOUSE_CLICKED, e -> clicks.incrementAndGet());
    until(() -> window.node("#welcome-run").isPresent(), "the first start says what to do");
    robot.clickOn("#welcome-run");
    until(() -> window.text("#pick-run").startsWith("Run "), "something quick is suggested");
    robot.clickOn("#pick-run");
    until(() -> !own().isEmpty() && tableHas(own().getFirst()), "its row is in the comparison");
    Duration first = Duration.ofNanos(System.nanoTime() - shown);
    until(
        () -> window.real().runs().tickets().stream().allMatch(t -> t.state().isTerminal()),
        "all that was suggested is done");
    Duration all = Duration.ofNanos(System.nanoTime() - shown);
    reporter.publishEntry("first own row after", first.toMillis() + " ms");
    reporter.publishEntry("all suggested runs after", all.toMillis() + " ms");
    reporter.publishEntry("clicks", clicks.toString());
    assertThat(clicks.get()).isBetween(1, MOST_CLICKS);
  }

  @Test
  void theKeyboardAloneLeadsToAPoint(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(() -> window.node("#pick-custom").isPresent(), "the sheet is open");
    until(() -> boxes("pick-model-").contains("pick-model-" + MODEL), "the models are read");
    for (String id : ticked("pick-model-", "pick-evaluation-", "pick-scheme-")) {
      if (!id.equals("pick-model-" + MODEL) && !id.equals("pick-evaluation-perplexity")) {
        window.tabTo(robot, id);
        robot.type(KeyCode.SPACE);
      }
    }
    window.tabTo(robot, "pick-custom");
    robot.write(SCHEME).type(KeyCode.ENTER);
    for (String id : ticked("pick-scheme-")) {
      if (!id.equals("pick-scheme-" + SCHEME)) {
        window.tabTo(robot, id);
        robot.type(KeyCode.SPACE);
      }
    }
    until(() -> window.text("#pick-run").equals("Run 1"), "one cell is on");
    window.tabTo(robot, "pick-run");
    robot.type(KeyCode.SPACE);
    until(() -> !own().isEmpty() && tableHas(own().getFirst()), "its row is in the comparison");
    assertThat(own()).allMatch(r -> r.spec().variant().label().equals(SCHEME));

    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> window.node("#queue-list").isPresent(), "the queue opens by a key");
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> window.node("#queue-list").isEmpty(), "and closes");
  }

  @Test
  void everythingThatCanBeReachedHasAName(FxRobot robot) throws TimeoutException {
    List<String> nameless = new ArrayList<>();
    until(() -> window.node("#compare-table").isPresent(), "the window is there");
    nameless.addAll(nameless("window"));
    robot.clickOn("#queue-toggle");
    select(0);
    nameless.addAll(nameless("queue"));
    select(1);
    nameless.addAll(nameless("history"));
    sheet(robot, KeyCode.R, "#pick-sheet", nameless);
    sheet(robot, KeyCode.K, "#quantize-sheet", nameless);
    sheet(robot, KeyCode.COMMA, "#settings-sheet", nameless);
    sheet(robot, KeyCode.M, "#recommend-sheet", nameless);
    sheet(robot, KeyCode.L, "#log-sheet", nameless);
    sheet(robot, KeyCode.E, "#export-sheet", nameless);
    sheet(robot, KeyCode.O, "#open-sheet", nameless);
    robot.push(KeyCode.F1);
    until(() -> window.node("#help-sheet").isPresent(), "help is there");
    nameless.addAll(nameless("help"));
    robot.clickOn("#help-about");
    until(() -> window.node("#about-sheet").isPresent(), "about is there");
    nameless.addAll(nameless("about"));
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node("#about-sheet").isEmpty(), "about is gone");
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> tableSize() > 12, "the sample runs are listed");
    selectARow(12);
    place(robot, "#side-pane", () -> robot.push(KeyCode.SHORTCUT, KeyCode.B), nameless);
    place(
        robot,
        "#sample-pane",
        () -> robot.interact(() -> ((Button) window.node("#compare-samples").orElseThrow()).fire()),
        nameless);
    Platform.runLater(
        () -> {
          throw new IllegalStateException("broken on purpose");
        });
    until(() -> window.node("#error-sheet").isPresent(), "the error is there");
    nameless.addAll(nameless("error"));
    WaitForAsyncUtils.clearExceptions();
    assertThat(nameless).isEmpty();
  }

  private int tableSize() {
    return window.node("#compare-table").map(n -> ((TableView<?>) n).getItems().size()).orElse(0);
  }

  private void selectARow(int row) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            ((TableView<?>) window.node("#compare-table").orElseThrow())
                .getSelectionModel()
                .select(row));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void place(FxRobot robot, String pane, Runnable open, List<String> nameless)
      throws TimeoutException {
    open.run();
    until(() -> window.node(pane).isPresent(), pane + " is there");
    WaitForAsyncUtils.sleep(1500, TimeUnit.MILLISECONDS);
    nameless.addAll(nameless(pane));
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node(pane).isEmpty(), pane + " is left");
  }

  private void sheet(FxRobot robot, KeyCode key, String sheet, List<String> nameless)
      throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, key);
    until(() -> window.node(sheet).isPresent(), sheet + " is there");
    WaitForAsyncUtils.sleep(700, TimeUnit.MILLISECONDS);
    nameless.addAll(nameless(sheet));
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node(sheet).isEmpty(), sheet + " is gone");
  }

  private void select(int tab) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((TabPane) window.node("#runs-view").orElseThrow()).getSelectionModel().select(tab));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> nameless(String where) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          List<String> found = new ArrayList<>();
          List<Node> labelled = new ArrayList<>();
          walk(
              window.root(),
              node -> {
                if (node instanceof Label label && label.getLabelFor() != null) {
                  labelled.add(label.getLabelFor());
                }
              });
          walk(
              window.root(),
              node -> {
                if (node instanceof Control control
                    && control.isFocusTraversable()
                    && !(control instanceof ScrollPane)
                    && !isNamed(control)
                    && !labelled.contains(control)) {
                  found.add(
                      where
                          + ": "
                          + control.getClass().getSimpleName()
                          + " #"
                          + control.getId()
                          + " "
                          + control.getStyleClass());
                }
              });
          return found;
        });
  }

  private static boolean isNamed(Control control) {
    String spoken = control.getAccessibleText();
    return (spoken != null && !spoken.isBlank())
        || (control instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank());
  }

  private static void walk(Node node, java.util.function.Consumer<Node> visit) {
    if (!node.isVisible()) {
      return;
    }
    visit.accept(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
    }
  }

  private List<String> boxes(String prefix) {
    return window.root().lookupAll(".check-box").stream()
        .map(Node::getId)
        .filter(id -> id != null && id.startsWith(prefix))
        .toList();
  }

  private List<String> ticked(String... prefixes) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            List.of(prefixes).stream()
                .flatMap(prefix -> boxes(prefix).stream())
                .filter(
                    id ->
                        window.root().lookupAll(".check-box").stream()
                            .anyMatch(
                                n ->
                                    id.equals(n.getId())
                                        && n instanceof CheckBox box
                                        && box.isSelected()))
                .toList());
  }

  private List<RunRecord> own() {
    return window.real().runs().tickets().stream()
        .filter(t -> t.state().isTerminal())
        .flatMap(t -> record(t).stream())
        .toList();
  }

  private Optional<RunRecord> record(Ticket ticket) {
    return window.real().wiring().archive().records().stream()
        .filter(r -> r.spec().equals(ticket.spec()))
        .findFirst();
  }

  private boolean tableHas(RunRecord run) {
    return window
        .node("#compare-table")
        .map(n -> (TableView<?>) n)
        .filter(
            t ->
                t.getItems().stream()
                    .anyMatch(row -> row.toString().contains(run.spec().variant().label())))
        .isPresent();
  }
}
