package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.MODEL;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.ProblemBox;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What really goes wrong is told where it happened: what, where and what to do; and the window
 * lives on. Real files are broken, a real disk is full, a real process is killed.
 */
@NullUnmarked // its fields are set by the test engine
class FailuresInPlaceTest extends WindowTest {

  private static final String OWN = "my-model";
  private static final String BROKEN_RUN = "pocket_fp32_broken";

  @TempDir private Path desk;

  private Optional<Path> mounted = Optional.empty();

  @Override
  void beforeItOpens() throws IOException {
    Path broken = Files.createDirectories(home.resolve("runs").resolve(BROKEN_RUN));
    Files.writeString(broken.resolve("run.json"), "{\"schemaVersion\": 3, \"id\": \"tor");
  }

  @Override
  void afterItClosed() {
    mounted.ifPresent(disk -> assertThat(command("umount", disk.toString())).isTrue());
  }

  @AfterEach
  void theWindowLivesOn(FxRobot robot) throws TimeoutException {
    assertThat(window.node("#error-sheet")).as("nothing unexpected").isEmpty();
    robot.push(KeyCode.ESCAPE).push(KeyCode.F1);
    until(() -> window.node("#help-sheet").isPresent(), "it still answers");
  }

  private static boolean command(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path copyOfTheModel(Path parent) throws IOException {
    Path from = window.real().wiring().models().open(MODEL).folder();
    Path to = parent.resolve(OWN);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  /** What is told inside a part of the window under a code: code, what, where, what to do. */
  private String told(String inside, String code) throws TimeoutException {
    until(() -> problems(inside).anyMatch(p -> p.startsWith(code)), inside + " tells " + code);
    return problems(inside).filter(p -> p.startsWith(code)).findFirst().orElseThrow();
  }

  private Stream<String> problems(String inside) {
    return window
        .node(inside)
        .map(n -> n.lookupAll(".problem-box").stream())
        .orElse(Stream.empty())
        .filter(n -> n instanceof ProblemBox && n.isVisible())
        .map(FailuresInPlaceTest::words);
  }

  /** Code, what, what to do, and where. */
  private static String words(Node box) {
    return box.getAccessibleText()
        + " "
        + box.lookupAll(".problem-where").stream()
            .map(n -> ((Labeled) n).getText())
            .collect(Collectors.joining());
  }

  private void addFolder(FxRobot robot, Path folder) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(window::hasModel, "the models are read");
    person.answers(folder);
    robot.clickOn("#pick-add-folder");
  }

  @Test
  void aModelWithoutTokenizerIsRefusedInTheListOfModels(FxRobot robot) throws Exception {
    Path model = copyOfTheModel(desk);
    Files.delete(model.resolve("tokenizer.json"));
    addFolder(robot, model);
    assertThat(told("#pick-models", "FB-103")).contains(model.toString(), "tokenizer.json");
  }

  @Test
  void aTornGraphFailsWhereItIsRunAndWhereItIsQuantized(FxRobot robot) throws Exception {
    Path model = copyOfTheModel(desk);
    Path graph = model.resolve("onnx/model.onnx");
    try (FileChannel file = FileChannel.open(graph, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    addFolder(robot, model);
    until(() -> boxes("pick-model-" + OWN), "its name and shape are known");
    window.tickOnly("#pick-model-", Predicate.isEqual(OWN));
    window.tickOnly("#pick-evaluation-", Predicate.isEqual("perplexity"));
    window.untoggle("#pick-bits-8", "#pick-bits-4", "#pick-bits-3", "#pick-bits-2");
    window.tickOnly("#pick-scheme-", Predicate.isEqual("fp32"));
    until(() -> window.text("#pick-run").equals("Run 1"), "one run is chosen");
    robot.clickOn("#pick-run");
    until(() -> ended().isPresent(), "the run has ended");
    assertThat(ended().orElseThrow().state()).isEqualTo(RunState.FAILED);
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    assertThat(told("#queue-list", "FB-111")).contains(graph.toString());

    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-bits-2").isPresent(), "the methods are read");
    window.tickOnly("#quantize-model-", Predicate.isEqual(OWN));
    robot.clickOn("#quantize-custom").write("rtn-w4-g32-sym").type(KeyCode.ENTER);
    robot.clickOn("#quantize-start");
    assertThat(told("#quantize-report", "FB-111")).contains(graph.toString());
  }

  private boolean boxes(String id) {
    return window.root().lookupAll(".check-box").stream().anyMatch(n -> id.equals(n.getId()));
  }

  private Optional<Ticket> ended() {
    return window.real().runs().tickets().stream().filter(t -> t.state().isTerminal()).findFirst();
  }

  @Test
  void dataThatAreNotThereAreExplainedBeforeARunAndIfTheyVanishAfterIt(FxRobot robot)
      throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(window::hasModel, "the models are read");
    window.tickOnly("#pick-evaluation-", Predicate.isEqual("mmlu"));
    until(() -> window.text("#pick-run").equals("Run"), "nothing can be run");
    fire("#pick-data-how-mmlu");
    assertThat(window.node("#pick-how-mmlu").orElseThrow().lookupAll(".label"))
        .anyMatch(n -> n.toString().contains("SUBJECT") || n.toString().contains(".csv"))
        .anyMatch(n -> n.toString().contains("MIT"));
    person.answers(desk);
    fire("#pick-data-choose-mmlu");
    until(
        () -> window.node("#pick-data-mmlu").map(n -> n.lookup(".data-wrong")).isPresent(),
        "an empty folder is told to hold none");
    robot.push(KeyCode.ESCAPE);

    Path gone = desk.resolve("gone");
    window
        .real()
        .runs()
        .submit(
            List.of(
                new RunSpec(
                    new VariantId(MODEL, "fp32"),
                    "mmlu",
                    Protocol.HARNESS,
                    gone.toString(),
                    0,
                    1,
                    0,
                    0)));
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    assertThat(told("#queue-list", "FB-131")).contains(gone.toString());
  }

  private void fire(String button) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((javafx.scene.control.ButtonBase) window.node(button).orElseThrow()).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aFullDiskIsForecastAndThenTold(FxRobot robot) throws Exception {
    Path disk = Files.createDirectories(desk.resolve("disk"));
    boolean small = command("mount", "-t", "tmpfs", "-o", "size=1800k", "tmpfs", disk.toString());
    Assumptions.assumeTrue(small, "needs the right to mount a small file system");
    mounted = Optional.of(disk);
    addFolder(robot, copyOfTheModel(disk));
    until(() -> boxes("pick-model-" + OWN), "the model is there");
    window.tickOnly("#pick-model-", Predicate.isEqual(OWN));
    window.tickOnly("#pick-evaluation-", Predicate.isEqual("perplexity"));
    until(
        () ->
            window
                .node("#pick-disk")
                .filter(n -> n.getStyleClass().contains("text-danger"))
                .isPresent(),
        "the forecast says that the disk is too small");
    robot.push(KeyCode.ESCAPE);

    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-bits-2").isPresent(), "the methods are read");
    window.tickOnly("#quantize-model-", Predicate.isEqual(OWN));
    robot.clickOn("#quantize-custom").write("rtn-w8-g32-sym").type(KeyCode.ENTER);
    robot.clickOn("#quantize-start");
    assertThat(told("#quantize-report", "FB-141")).contains(disk.toString());
  }

  @Test
  void aKilledWorkerIsToldAndRetryGoesOn(FxRobot robot) throws Exception {
    VariantId variant = new VariantId("pocket-6m", "fp32");
    RunSpec spec = RunSpec.of(variant, "pocket-gsm8k", Protocol.PAPER);
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    window.real().runs().submit(List.of(spec));
    until(this::hasSamples, "some samples are done");
    assertThat(killTheWorkers()).isPositive();
    String told = told("#queue-list", "FB-153");
    assertThat(told).contains("exit code 137", "pocket-6m@fp32 pocket-gsm8k", "retry");
    List<String> kept =
        window.real().wiring().archive().unfinished().stream().map(r -> r.id()).toList();
    robot.clickOn(
        window.node("#queue-list").orElseThrow().lookupAll(".button").stream()
            .filter(n -> n instanceof Button && n.getAccessibleText().startsWith("Try again"))
            .findFirst()
            .orElseThrow());
    until(
        () -> window.real().runs().tickets().stream().anyMatch(t -> t.state() == RunState.DONE),
        "the retried run is done");
    assertThat(window.real().wiring().archive().records())
        .filteredOn(r -> kept.contains(r.id()))
        .as("the run that was killed has gone on")
        .hasSize(1);
  }

  private boolean hasSamples() {
    return window.real().runs().tickets().stream()
        .flatMap(t -> t.lastEvent().stream())
        .anyMatch(e -> e instanceof RunEvent.Progress p && p.done() > 3);
  }

  /** Ends the processes that this one has started: there are no others than workers. */
  private static long killTheWorkers() {
    return ProcessHandle.current().children().filter(ProcessHandle::destroyForcibly).count();
  }

  @Test
  void anEmptyCalibrationFileIsNamed(FxRobot robot) throws Exception {
    Path empty = Files.writeString(desk.resolve("empty.json"), "");
    addFolder(robot, copyOfTheModel(desk));
    until(() -> boxes("pick-model-" + OWN), "the model is there");
    robot.push(KeyCode.ESCAPE).push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-bits-2").isPresent(), "the methods are read");
    window.tickOnly("#quantize-model-", Predicate.isEqual(OWN));
    window.choose("#quantize-method", "GPTQ");
    robot.clickOn("#quantize-calibration").write(empty.toString());
    robot.clickOn("#quantize-add").clickOn("#quantize-start");
    assertThat(told("#quantize-report", "FB-1")).contains(empty.toString());
    assertThat(window.real().wiring().models().open(OWN).graphs())
        .noneMatch(
            g -> QuantizationScheme.tryParse(g.label()).filter(s -> s.bits() == 4).isPresent());
  }

  @Test
  void anExportThatCanNotBeWrittenIsToldInTheSheet(FxRobot robot) throws Exception {
    until(() -> !window.rows().isEmpty(), "the sample runs are there");
    robot.push(KeyCode.SHORTCUT, KeyCode.E);
    until(
        () -> window.node("#export-preview").map(n -> ((ImageView) n).getImage()).isPresent(),
        "the page is drawn");
    Path file = Files.writeString(desk.resolve("file"), "");
    person.answers(file.resolve("figure.pdf"));
    robot.clickOn("#export-save");
    assertThat(told("#export-sheet", "FB-1")).contains(file.toString());
    person.answers(desk.resolve("figure.pdf"));
    robot.clickOn("#export-save");
    until(() -> window.text("#export-done").contains("figure.pdf"), "another place works");
    assertThat(problems("#export-sheet")).isEmpty();
  }

  @Test
  void aBrokenRunFolderIsNamedInTheHistory(FxRobot robot) throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> window.node("#runs-view").isPresent(), "the queue is open");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((TabPane) window.node("#runs-view").orElseThrow()).getSelectionModel().select(1));
    assertThat(told("#runs-view", "FB-152")).contains(BROKEN_RUN);
    until(() -> !window.rows().isEmpty(), "all others are compared");
  }
}
