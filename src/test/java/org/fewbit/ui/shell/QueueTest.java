package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.ProblemBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The queue and the history with the real engine: every word they promise. */
class QueueTest extends WindowTest {

  private static final VariantId SMALL = new VariantId(WindowFixture.MODEL, "rtn-w4-g64-sym");

  private List<Ticket> tickets() {
    return window.real().runs().tickets();
  }

  private Ticket ticket(int number) {
    return tickets().get(number);
  }

  private void submit(RunSpec... specs) {
    window.real().runs().submit(List.of(specs));
  }

  private void openQueue() throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((ToggleButton) window.node("#queue-toggle").orElseThrow()).setSelected(true));
    until(() -> window.node("#queue-list").isPresent(), "the queue is open");
  }

  /** Texts of the row of a ticket. */
  private List<String> words(int row) {
    List<String> all = new ArrayList<>();
    cell(row)
        .ifPresent(
            cell ->
                cell.lookupAll(".label").stream()
                    .filter(n -> n.isVisible() && n instanceof Labeled l && l.getText() != null)
                    .forEach(n -> all.add(((Labeled) n).getText())));
    return all;
  }

  private Optional<Node> cell(int row) {
    ListView<?> list = (ListView<?>) window.node("#queue-list").orElseThrow();
    return list.lookupAll(".run-cell").stream()
        .filter(n -> n instanceof javafx.scene.control.ListCell<?> c && c.getIndex() == row)
        .filter(Node::isVisible)
        .findFirst();
  }

  private boolean says(int row, Predicate<String> word) {
    return words(row).stream().anyMatch(word);
  }

  private void press(int row, String name) throws TimeoutException {
    until(() -> button(row, name).isPresent(), "there is a button: " + name);
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> button(row, name).orElseThrow().fire());
  }

  private Optional<Button> button(int row, String name) {
    return cell(row).stream()
        .flatMap(c -> c.lookupAll(".button").stream())
        .map(Button.class::cast)
        .filter(b -> String.valueOf(b.getAccessibleText()).startsWith(name))
        .findFirst();
  }

  private boolean is(int number, RunState state) {
    return ticket(number).state() == state;
  }

  @Test
  void everyWordOfTheQueueIsTrue(FxRobot robot) throws Exception {
    openQueue();
    window.real().runs().pause();
    submit(
        new RunSpec(SMALL, "mmlu", Protocol.HARNESS, "/data/not-here", 0, 1234, 0, 0),
        RunSpec.of(SMALL, "pocket-gsm8k", Protocol.PAPER),
        RunSpec.of(SMALL, "pocket-snli", Protocol.PAPER),
        RunSpec.of(SMALL, "perplexity", Protocol.GPTQ));
    putTheLastOneBeforeTheOneAbove(robot);
    window.real().runs().resume();
    until(() -> is(0, RunState.FAILED), "a run without data fails");
    until(() -> failure().isPresent(), "what failed is shown");
    assertThat(failure().orElseThrow().getAccessibleText()).contains("mmlu", "is not there");
    assertThat(failure().orElseThrow().lookupAll(".problem-to-do"))
        .anyMatch(n -> n instanceof Labeled l && !l.getText().isBlank());

    until(() -> says(1, t -> t.matches("[0-9]+ of [0-9]+")), "progress is shown");
    until(() -> says(1, t -> t.contains("\u00b1") || t.contains("[")), "a partial score is shown");
    until(() -> says(1, t -> t.endsWith("samples/s")), "the rate is shown");
    until(() -> says(1, t -> t.endsWith("left")), "the time left is shown");

    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((Button) window.node("#queue-pause-all").orElseThrow()).fire());
    until(
        () -> window.real().runs().isPaused() && tickets().stream().noneMatch(QueueTest::works),
        "nothing works while it is paused");
    assertThat(tickets()).anyMatch(t -> t.state() == RunState.QUEUED);
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((Button) window.node("#queue-pause-all").orElseThrow()).fire());
    until(
        () -> tickets().stream().allMatch(t -> t.state().isTerminal()),
        "the others are worked off");
    assertThat(tickets().stream().skip(1)).allMatch(t -> t.state() == RunState.DONE);
    assertThat(started(3)).as("the order by hand").isBefore(started(2));
    press(1, "Show or hide the log");
    until(() -> robot.lookup(".run-log").tryQuery().isPresent(), "the log is shown");
    history(robot);
  }

  /** While the queue is paused all of it waits: what a key does to it is certain. */
  private void putTheLastOneBeforeTheOneAbove(FxRobot robot) throws TimeoutException {
    ListView<?> list = (ListView<?>) window.node("#queue-list").orElseThrow();
    until(() -> list.getItems().size() == 4, "all four are listed");
    List<Long> waiting = window.real().runs().waiting();
    assertThat(waiting).hasSize(4);
    robot.interact(
        () -> {
          list.getSelectionModel().select(3);
          list.requestFocus();
        });
    robot.push(KeyCode.ALT, KeyCode.UP);
    List<Long> byHand = List.of(waiting.get(0), waiting.get(1), waiting.get(3), waiting.get(2));
    until(() -> window.real().runs().waiting().equals(byHand), "the order is by hand");
    assertThat(tickets()).as("paused").allMatch(t -> t.state() == RunState.QUEUED);
  }

  private Instant started(int number) {
    return record(number).started();
  }

  private RunRecord record(int number) {
    return window.real().wiring().archive().records().stream()
        .filter(r -> r.spec().equals(ticket(number).spec()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean works(Ticket ticket) {
    return ticket.state() == RunState.RUNNING || ticket.state() == RunState.PREPARING;
  }

  private Optional<ProblemBox> failure() {
    return cell(0).stream()
        .flatMap(c -> c.lookupAll(".problem-box").stream())
        .map(ProblemBox.class::cast)
        .findFirst();
  }

  private void history(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((TabPane) window.node("#runs-view").orElseThrow()).getSelectionModel().select(1));
    until(() -> window.node("#history-filter").isPresent(), "the history is there");
    robot.interact(
        () ->
            ((TextField) window.node("#history-filter").orElseThrow())
                .setText(SMALL.label() + " pocket-snli"));
    until(
        () -> ((TableView<?>) window.node("#history-table").orElseThrow()).getItems().size() == 1,
        "the search finds the run");
    assertThat(window.text("#history-count")).startsWith("1 of ");
  }

  @Test
  void cancellingAtAnyMomentEndsSoonAndNothingIsLost(FxRobot robot, TestReporter reporter)
      throws Exception {
    openQueue();
    VariantId calibrated = new VariantId("pocket-6m", "gptq-w4-g64-sym");
    submit(RunSpec.of(calibrated, "pocket-snli", Protocol.PAPER));
    until(
        () -> is(0, RunState.PREPARING) && !step(0).matches("(Reading|Loading).*|"),
        "it is being quantized");
    cancelled(0, "while quantizing", reporter);

    submit(RunSpec.of(new VariantId("pocket-6m", "fp32"), "pocket-gsm8k", Protocol.PAPER));
    until(() -> is(1, RunState.PREPARING) || is(1, RunState.RUNNING), "it has begun");
    cancelled(1, "while loading", reporter);

    submit(RunSpec.of(SMALL, "pocket-gsm8k", Protocol.PAPER));
    until(() -> done(2) > 3, "some samples are scored");
    cancelled(2, "while scoring", reporter);
    until(() -> !window.real().wiring().archive().unfinished().isEmpty(), "they are kept");
    long kept =
        window.real().wiring().archive().unfinished().stream()
            .filter(u -> u.spec().variant().equals(SMALL))
            .mapToLong(u -> u.samples())
            .max()
            .orElse(0);
    assertThat(kept).isGreaterThan(3);
    press(2, "Try again");
    until(() -> is(2, RunState.DONE), "it goes on and ends");
    assertThat(window.real().wiring().archive().samples(record(2).id()))
        .hasSizeGreaterThan((int) kept)
        .doesNotHaveDuplicates();
    sheetsAreLeftAtOnce(robot, reporter);
  }

  private String step(int number) {
    return ticket(number).lastEvent().stream()
        .flatMap(e -> e instanceof RunEvent.Preparing p ? Stream.of(p.step()) : Stream.empty())
        .findFirst()
        .orElse("");
  }

  private int done(int number) {
    return ticket(number).lastEvent().stream()
        .flatMap(e -> e instanceof RunEvent.Progress p ? Stream.of(p.done()) : Stream.empty())
        .findFirst()
        .orElse(0);
  }

  /** Of the samples; nothing before the first one. */
  private double shareDone(int number) {
    return ticket(number).lastEvent().stream()
        .filter(RunEvent.Progress.class::isInstance)
        .map(RunEvent.Progress.class::cast)
        .mapToDouble(p -> (double) p.done() / p.total())
        .findFirst()
        .orElse(0);
  }

  /** How long it took is told; what is asserted is that it ended by this and not by itself. */
  private void cancelled(int number, String when, TestReporter reporter) throws TimeoutException {
    until(() -> button(number, "Cancel this run").isPresent(), "it can be cancelled");
    assertThat(shareDone(number)).as("it still had long to run").isLessThan(0.5);
    long start = System.nanoTime();
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> button(number, "Cancel this run").ifPresent(Button::fire));
    until(() -> ticket(number).state().isTerminal(), "it has ended");
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    reporter.publishEntry("cancelled " + when + " after", took.toMillis() + " ms");
    assertThat(ticket(number).state()).isEqualTo(RunState.CANCELLED);
  }

  /** A forecast and a page that are being computed hold nobody. */
  private void sheetsAreLeftAtOnce(FxRobot robot, TestReporter reporter) throws TimeoutException {
    for (String button : List.of("#run-button", "#export-button")) {
      WaitForAsyncUtils.waitForAsyncFx(
          10_000, () -> ((Button) window.node(button).orElseThrow()).fire());
      long start = System.nanoTime();
      robot.push(KeyCode.ESCAPE);
      until(
          () -> window.node("#pick-sheet").isEmpty() && window.node("#export-sheet").isEmpty(),
          "the sheet is gone");
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      reporter.publishEntry("left " + button + " after", took.toMillis() + " ms");
      WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    }
  }
}
