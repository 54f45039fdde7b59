package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.MODEL;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunState;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.fx.ChartViewer;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Running and quantizing in the real window on the real ports: a person's gestures, worker
 * processes, a bundled model, and records that come back from disk.
 */
class FewbitWindowTest extends WindowTest {

  private static final String SCHEME = "rtn-w4-g16-asym";
  private static final String ANOTHER_SCHEME = "rtn-w3-g16-asym";
  private static final VariantId VARIANT = new VariantId(MODEL, SCHEME);

  /** All that the mean on the chart is over, so that the new point is on it. */
  private static final List<String> EVALUATIONS =
      List.of("perplexity", "pocket-mmlu", "pocket-gsm8k", "pocket-snli", "pocket-truthfulqa");

  @Test
  void pickRunSeeThePointAndCancel(FxRobot robot) throws TimeoutException {
    until(() -> !points().isEmpty() || isEmptyArchive(), "the sample runs are drawn");
    int before = points().size();
    assertThat(robot.lookup("#welcome").tryQuery()).isPresent();

    chooseTheSweep(robot);
    until(() -> window.text("#pick-run").equals("Run 5"), "five cells are on");
    assertThat(window.text("#pick-time")).startsWith("5 runs, ");
    robot.clickOn("#pick-run");
    until(() -> window.node("#pick-sheet").isEmpty(), "the sheet is gone");
    until(
        () -> window.text("#queue-line .queue-position").contains("of 5"),
        "the line shows progress");

    until(() -> records().size() == 5, "the records are on disk");
    assertThat(records())
        .extracting(r -> r.spec().evaluation())
        .containsExactlyInAnyOrderElementsOf(EVALUATIONS);
    assertThat(records()).allMatch(r -> r.spec().limit() == 0 && r.headline().isPresent());
    until(() -> tableHas(SCHEME), "the variant is in the table");
    until(() -> points().size() > before, "its point is on the chart");
    until(() -> window.node("#toast").isPresent(), "a notice tells");

    cancelOne(robot);
  }

  private void chooseTheSweep(FxRobot robot) throws TimeoutException {
    robot.clickOn("#run-button");
    until(window::hasModel, "the sheet has read the models");
    window.tickOnly("#pick-model-", Predicate.isEqual(MODEL));
    window.tickOnly("#pick-evaluation-", EVALUATIONS::contains);
    robot.clickOn("#pick-custom").write(SCHEME).type(KeyCode.ENTER);
    // Whatever else is ticked at first: only the new scheme is wanted here.
    window.tickOnly("#pick-scheme-", Predicate.isEqual(SCHEME));
    for (String bits : List.of("8", "4", "3", "2")) {
      untoggle("#pick-bits-" + bits);
    }
  }

  private void cancelOne(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(() -> window.node("#pick-limit").isPresent(), "the sheet is there again");
    until(
        () -> window.text("#pick-run").equals("Run"),
        "the choice is the last one, and all of it is done");
    // Fewer samples would not help: a run over all of them answers for a part, too.
    robot.clickOn("#pick-custom").write(ANOTHER_SCHEME).type(KeyCode.ENTER);
    until(() -> window.text("#pick-run").equals("Run 5"), "another scheme is not done");
    robot.clickOn("#pick-run");
    until(() -> active().isPresent(), "a run works");
    robot.clickOn("#queue-toggle");
    until(() -> window.node("#cancel-all").isPresent(), "the queue is open");
    robot.clickOn("#cancel-all");
    until(
        () -> window.real().runs().tickets().stream().skip(5).allMatch(t -> t.state().isTerminal()),
        "the runs have ended");
    assertThat(window.real().runs().tickets().stream().skip(5).map(Ticket::state))
        .contains(RunState.CANCELLED);
    until(() -> window.text("#queue-line").contains("Nothing is running"), "the line is idle");
  }

  @Test
  void aVariantIsMadeAndItsReportDrawn(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-bits-2").isPresent(), "the methods have been read");
    robot.clickOn("#quantize-bits-2").clickOn("#quantize-group-32").clickOn("#quantize-add");
    until(() -> window.text("#quantize-start").equals("Quantize 1"), "one is on the list");
    until(() -> window.text("#quantize-disk").startsWith("About "), "its size is predicted");
    robot.clickOn("#quantize-start");
    until(() -> window.node("#quantize-chart").isPresent(), "the report is drawn");
    assertThat(window.text("#quantize-report-title")).isEqualTo(MODEL + "@rtn-w2-g32-sym");
    assertThat(window.text("#quantize-figures")).contains("bits per weight");
    assertThat(window.text("#quantize-what")).isEqualTo("Nothing left to make.");
    assertThat(window.real().wiring().models().open(MODEL).graph("rtn-w2-g32-sym")).isPresent();
    until(() -> window.node("#toast").isPresent(), "a notice tells");
  }

  private void untoggle(String id) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            window
                .node(id)
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .ifPresent(ToggleButton::fire));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Optional<Ticket> active() {
    return window.real().runs().tickets().stream()
        .filter(t -> t.state() == RunState.RUNNING || t.state() == RunState.PREPARING)
        .findFirst();
  }

  private List<RunRecord> records() {
    return window.real().wiring().archive().records().stream()
        .filter(r -> r.spec().variant().equals(VARIANT))
        .toList();
  }

  private boolean isEmptyArchive() {
    return window.real().wiring().archive().records().stream()
        .noneMatch(r -> r.kind() == RunRecord.Kind.MEASURED);
  }

  private List<?> points() {
    Collection<?> entities =
        window
            .node("#compare-chart")
            .map(ChartViewer.class::cast)
            .<Collection<?>>map(v -> v.getRenderingInfo().getEntityCollection().getEntities())
            .orElse(List.of());
    return entities.stream().filter(XYItemEntity.class::isInstance).toList();
  }

  private boolean tableHas(String scheme) {
    return window
        .node("#compare-table")
        .map(n -> (TableView<?>) n)
        .filter(t -> t.getItems().stream().anyMatch(row -> row.toString().contains(scheme)))
        .isPresent();
  }
}
