package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.ProblemBox;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.fx.ChartViewer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window on the real ports: a person's gestures, worker processes, a bundled model, and
 * records that come back from disk.
 */
@NullUnmarked // its fields are set by the test engine
@ExtendWith(ApplicationExtension.class)
class FewbitWindowTest {

  private static final String MODEL = "pocket-0.4m";
  private static final String SCHEME = "rtn-w4-g16-asym";
  private static final String ANOTHER_SCHEME = "rtn-w3-g16-asym";
  private static final VariantId VARIANT = new VariantId(MODEL, SCHEME);
  private static final long PATIENCE_SECONDS = 120;

  /** All that the mean on the chart is over, so that the new point is on it. */
  private static final List<String> EVALUATIONS =
      List.of("perplexity", "pocket-mmlu", "pocket-gsm8k", "pocket-snli", "pocket-truthfulqa");

  private static final long SETUP_MILLIS = 300_000;

  @TempDir private static Path home;
  @TempDir private Path emptyFolder;

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
    stage = primary;
    stage.setX(0);
    stage.setY(0);
    window = new FewbitWindow(real.ports((owner, title) -> Optional.of(emptyFolder)));
    window.show(stage);
  }

  @BeforeEach
  void needsTheBundledModel() {
    Assumptions.assumeTrue(
        real.wiring().models().models().stream().anyMatch(m -> m.name().equals(MODEL)),
        "the bundled model " + MODEL + " is not here");
  }

  @Stop
  void stop() {
    stage.hide();
    window.close();
    real.close();
  }

  @AfterEach
  void noUnexpectedExceptions() {
    WaitForAsyncUtils.clearExceptions();
  }

  @Test
  void pickRunSeeThePointAndCancel(FxRobot robot) throws TimeoutException {
    until(() -> !points().isEmpty() || isEmptyArchive(), "the sample runs are drawn");
    int before = points().size();
    assertThat(robot.lookup("#welcome").tryQuery()).isPresent();

    chooseTheSweep(robot);
    until(() -> text("#pick-run").equals("Run 5"), "five cells are on");
    assertThat(text("#pick-time")).startsWith("5 runs, ");
    robot.clickOn("#pick-run");
    until(() -> node("#pick-sheet").isEmpty(), "the sheet is gone");
    until(() -> text("#queue-line .queue-position").contains("of 5"), "the line shows progress");

    until(() -> records().size() == 5, "the records are on disk");
    assertThat(records())
        .extracting(r -> r.spec().evaluation())
        .containsExactlyInAnyOrderElementsOf(EVALUATIONS);
    assertThat(records()).allMatch(r -> r.spec().limit() == 0 && r.headline().isPresent());
    until(() -> tableHas(SCHEME), "the variant is in the table");
    until(() -> points().size() > before, "its point is on the chart");
    until(() -> node("#toast").isPresent(), "a notice tells");

    cancelOne(robot);
  }

  private void chooseTheSweep(FxRobot robot) throws TimeoutException {
    robot.clickOn("#run-button");
    until(this::hasModel, "the sheet has read the models");
    tickOnly("#pick-model-", Predicate.isEqual(MODEL));
    tickOnly("#pick-evaluation-", EVALUATIONS::contains);
    robot.clickOn("#pick-custom").write(SCHEME).type(KeyCode.ENTER);
    // Whatever else is ticked at first: only the new scheme is wanted here.
    tickOnly("#pick-scheme-", Predicate.isEqual(SCHEME));
    for (String bits : List.of("8", "4", "3", "2")) {
      untoggle("#pick-bits-" + bits);
    }
  }

  private void cancelOne(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(() -> node("#pick-limit").isPresent(), "the sheet is there again");
    until(
        () -> text("#pick-run").equals("Run"), "the choice is the last one, and all of it is done");
    // Fewer samples would not help: a run over all of them answers for a part, too.
    robot.clickOn("#pick-custom").write(ANOTHER_SCHEME).type(KeyCode.ENTER);
    until(() -> text("#pick-run").equals("Run 5"), "another scheme is not done");
    robot.clickOn("#pick-run");
    until(() -> active().isPresent(), "a run works");
    robot.clickOn("#queue-toggle");
    until(() -> node("#cancel-all").isPresent(), "the queue is open");
    robot.clickOn("#cancel-all");
    until(
        () -> real.runs().tickets().stream().skip(5).allMatch(t -> t.state().isTerminal()),
        "the runs have ended");
    assertThat(real.runs().tickets().stream().skip(5).map(Ticket::state))
        .contains(RunState.CANCELLED);
    until(() -> text("#queue-line").contains("Nothing is running"), "the line is idle");
  }

  @Test
  void aVariantIsMadeAndItsReportDrawn(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> node("#quantize-bits-2").isPresent(), "the methods have been read");
    robot.clickOn("#quantize-bits-2").clickOn("#quantize-group-32").clickOn("#quantize-add");
    until(() -> text("#quantize-start").equals("Quantize 1"), "one is on the list");
    until(() -> text("#quantize-disk").startsWith("About "), "its size is predicted");
    robot.clickOn("#quantize-start");
    until(() -> node("#quantize-chart").isPresent(), "the report is drawn");
    assertThat(text("#quantize-report-title")).isEqualTo(MODEL + "@rtn-w2-g32-sym");
    assertThat(text("#quantize-figures")).contains("bits per weight");
    assertThat(text("#quantize-what")).isEqualTo("Nothing left to make.");
    assertThat(real.wiring().models().open(MODEL).graph("rtn-w2-g32-sym")).isPresent();
    until(() -> node("#toast").isPresent(), "a notice tells");
  }

  @Test
  void themeSwitchesAndIsRemembered(FxRobot robot) throws TimeoutException {
    robot.clickOn("#theme-light");
    assertThat(background().getBrightness()).isGreaterThan(0.9);
    robot.clickOn("#theme-dark");
    assertThat(background().getBrightness()).isLessThan(0.2);
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    assertThat(background().getBrightness()).isGreaterThan(0.9);
    robot.clickOn("#theme-dark");
    until(
        () -> real.wiring().settings().get("theme").equals(Optional.of("dark")),
        "the choice is on disk");
  }

  @Test
  void theLanguageSwitchesAtOnceAndTheQueueAndTheSelectionStay(FxRobot robot)
      throws TimeoutException {
    until(() -> tableItems().size() > 3, "the sample runs are listed");
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> table().getSelectionModel().select(3));
    Object chosen = table().getSelectionModel().getSelectedItem();
    robot.clickOn("#queue-toggle");
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    until(() -> node("#settings-sheet").isPresent(), "the settings are there");
    until(() -> node("#settings-folder-data").isPresent(), "the folders are listed");
    assertThat(node("#settings-folder-data").map(n -> ((TextField) n).getText()))
        .contains(home.toString());
    choose("#settings-language", Language.CHINESE);
    until(() -> text("#run-button").equals("运行…"), "the window speaks Chinese");
    assertThat(node("#settings-sheet")).as("the sheet stays").isPresent();
    assertThat(node("#runs-view")).as("the queue stays open").isPresent();
    until(
        () ->
            chosen.toString().equals(String.valueOf(table().getSelectionModel().getSelectedItem())),
        "the selection stays");
    assertThat(real.wiring().settings().get("language")).contains("chinese");
    choose("#settings-language", Language.ENGLISH);
    until(() -> text("#run-button").equals("Run…"), "and English again");
  }

  private TableView<?> table() {
    return (TableView<?>) node("#compare-table").orElseThrow();
  }

  private List<?> tableItems() {
    return node("#compare-table")
        .<List<?>>map(n -> ((TableView<?>) n).getItems())
        .orElse(List.of());
  }

  private void choose(String selector, Object value) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Object> box = (ComboBox<Object>) node(selector).orElseThrow();
          box.getSelectionModel().select(value);
        });
  }

  @Test
  void aboutNamesVersionsLicencesAndThePaper(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.F1);
    until(() -> node("#help-about").isPresent(), "help is there");
    robot.clickOn("#help-about");
    until(() -> node("#about-sheet").isPresent(), "about is there");
    until(() -> robot.lookup("ONNX Runtime").tryQuery().isPresent(), "versions are read");
    until(
        () -> {
          TableView<?> licences = (TableView<?>) node("#about-licences").orElseThrow();
          return licences.getItems().stream().anyMatch(l -> l.toString().contains("onnxruntime"));
        },
        "licences are read");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((TableView<?>) node("#about-licences").orElseThrow()).getSelectionModel().select(0));
    until(
        () ->
            ((TextInputControl) node("#about-licence-text").orElseThrow())
                .getText()
                .contains("Apache License"),
        "the licence can be read");
    assertThat(((TextInputControl) node("#about-citation").orElseThrow()).getText())
        .contains("10.18653/v1/2024.findings-acl.726");
  }

  @Test
  void anotherWindowHasItsOwnComparisonAndTheSameQueue(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.N);
    until(() -> javafx.stage.Window.getWindows().size() == 2, "there are two windows");
    Stage other =
        (Stage)
            javafx.stage.Window.getWindows().stream()
                .filter(w -> w != stage)
                .findFirst()
                .orElseThrow();
    assertThat(other.getTitle()).isEqualTo("Fewbit 2");
    until(
        () ->
            other.getScene().lookup("#compare-chart-bits") instanceof ToggleButton bits
                && !bits.isSelected(),
        "it starts as the first one");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((ToggleButton) other.getScene().lookup("#compare-chart-bits")).fire());
    until(
        () -> real.wiring().settings().get("window2.compare.chart").isPresent(),
        "its comparison is remembered apart");
    assertThat(((ToggleButton) node("#compare-chart-bits").orElseThrow()).isSelected()).isFalse();
    WaitForAsyncUtils.waitForAsyncFx(10_000, other::close);
    until(() -> javafx.stage.Window.getWindows().size() == 1, "it is gone");
  }

  @Test
  void helpListsTheKeysAndEscapeClosesIt(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.F1);
    until(() -> node("#help-sheet").isPresent(), "help is there");
    assertThat(robot.lookup("Ctrl+R").tryQuery()).isPresent();
    robot.push(KeyCode.ESCAPE);
    until(() -> node("#help-sheet").isEmpty(), "help is gone");
  }

  @Test
  void anEmptyFolderIsExplainedInPlace(FxRobot robot) throws TimeoutException {
    robot.clickOn("#run-button");
    until(this::hasModel, "the sheet has read the models");
    robot.clickOn("#pick-add-folder");
    until(
        () ->
            robot
                .from(node("#pick-models").orElseThrow())
                .lookup(".problem-box")
                .tryQuery()
                .filter(ProblemBox.class::isInstance)
                .isPresent(),
        "the problem is shown");
    assertThat(robot.lookup("FB-101").tryQuery()).isPresent();
  }

  @Test
  void aFailureNobodyExpectedEndsInOneDialogAndTheWindowLives(FxRobot robot)
      throws TimeoutException {
    Platform.runLater(
        () -> {
          throw new IllegalStateException("broken on purpose");
        });
    until(() -> node("#error-sheet").isPresent(), "the dialog is there");
    assertThat(robot.lookup("FB-199").tryQuery()).isPresent();
    robot.clickOn("#error-close");
    until(() -> node("#error-sheet").isEmpty(), "the dialog is gone");
    robot.push(KeyCode.SHORTCUT, KeyCode.L);
    until(() -> node("#log-list").isPresent(), "the log is there");
    assertThat(((ListView<?>) node("#log-list").orElseThrow()).getItems())
        .anyMatch(entry -> entry.toString().contains("broken on purpose"));
    robot.push(KeyCode.ESCAPE);
    robot.clickOn("#run-button");
    until(() -> node("#pick-sheet").isPresent(), "the window still answers");
  }

  @Test
  void theWelcomeGoesForGood(FxRobot robot) throws TimeoutException {
    Assumptions.assumeTrue(node("#welcome").isPresent(), "another test has dismissed it");
    robot.clickOn("#welcome-dismiss");
    assertThat(node("#welcome")).isEmpty();
    until(() -> real.wiring().settings().get("welcome.seen").isPresent(), "the choice is on disk");
    assertThat(home).isNotEmptyDirectory();
  }

  private void tickOnly(String prefix, Predicate<String> wanted) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            window.root().lookupAll(".check-box").stream()
                .filter(n -> n.getId() != null && ("#" + n.getId()).startsWith(prefix))
                .map(CheckBox.class::cast)
                .filter(
                    box ->
                        box.isSelected() != wanted.test(box.getId().substring(prefix.length() - 1)))
                .forEach(CheckBox::fire));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void untoggle(String id) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            node(id)
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .ifPresent(ToggleButton::fire));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Optional<Node> node(String selector) {
    return Optional.ofNullable(window.root().lookup(selector));
  }

  /** A model's name has a dot, which a selector would take for a style class. */
  private boolean hasModel() {
    return window.root().lookupAll("#pick-models .check-box").stream()
        .anyMatch(n -> ("pick-model-" + MODEL).equals(n.getId()));
  }

  private String text(String selector) {
    return node(selector)
        .map(n -> n instanceof Labeled labeled ? labeled.getText() : n.getAccessibleText())
        .orElse("");
  }

  private Optional<Ticket> active() {
    return real.runs().tickets().stream()
        .filter(t -> t.state() == RunState.RUNNING || t.state() == RunState.PREPARING)
        .findFirst();
  }

  private List<RunRecord> records() {
    return real.wiring().archive().records().stream()
        .filter(r -> r.spec().variant().equals(VARIANT))
        .toList();
  }

  private boolean isEmptyArchive() {
    return real.wiring().archive().records().stream()
        .noneMatch(r -> r.kind() == RunRecord.Kind.MEASURED);
  }

  private List<?> points() {
    Collection<?> entities =
        node("#compare-chart")
            .map(ChartViewer.class::cast)
            .<Collection<?>>map(v -> v.getRenderingInfo().getEntityCollection().getEntities())
            .orElse(List.of());
    return entities.stream().filter(XYItemEntity.class::isInstance).toList();
  }

  private boolean tableHas(String scheme) {
    return node("#compare-table")
        .map(n -> (TableView<?>) n)
        .filter(t -> t.getItems().stream().anyMatch(row -> row.toString().contains(scheme)))
        .isPresent();
  }

  /** The colour of the top bar between its controls. */
  private Color background() {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.root().snapshot(null, null));
    PixelReader pixels = image.getPixelReader();
    return pixels.getColor((int) (image.getWidth() / 2), 6);
  }

  private static void until(Callable<Boolean> condition, String what) throws TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!WaitForAsyncUtils.waitForAsyncFx(60_000, condition)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("in vain waited until " + what);
      }
      WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
