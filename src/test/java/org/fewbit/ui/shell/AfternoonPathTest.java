package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.MODEL;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.fewbit.app.Wiring;
import org.fewbit.app.cli.Cli;
import org.fewbit.app.cli.Console;
import org.fewbit.core.job.Cancellation;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.fx.ChartViewer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * A researcher's afternoon through the real window and the real engine: add a model's folder,
 * quantize it, sweep, compare, look at the flips, export, and have the command line draw the same.
 */
@NullUnmarked // its fields are set by the test engine
class AfternoonPathTest extends WindowTest {

  private static final String OWN = "my-model";
  private static final String COARSE = "rtn-w2-g16-asym";
  private static final String FINE = "rtn-w4-g16-asym";
  private static final String BENCHMARK = "pocket-snli";
  private static final String LIMIT = "60";

  @TempDir private Path desk;

  @BeforeEach
  void copyTheModel() throws IOException {
    copy(window.real().wiring().models().open(MODEL).folder(), desk.resolve(OWN));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void fromAFolderToAFigureForThePaper(FxRobot robot, TestReporter reporter) throws Exception {
    long start = System.nanoTime();
    addTheFolder(robot);
    quantize(robot);
    sweep(robot);
    compare(robot);
    inspectFlips(robot);
    export(robot);
    theCommandLineDrawsTheSame();
    reporter.publishEntry("afternoon", (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  private void addTheFolder(FxRobot robot) throws TimeoutException {
    robot.clickOn("#run-button");
    until(window::hasModel, "the models are read");
    person.answers(desk.resolve(OWN));
    robot.clickOn("#pick-add-folder");
    until(() -> isTicked("pick-model-" + OWN), "the folder is a model, and chosen");
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node("#pick-sheet").isEmpty(), "the sheet is gone");
  }

  private boolean isTicked(String id) {
    return window.root().lookupAll(".check-box").stream()
        .anyMatch(n -> id.equals(n.getId()) && ((CheckBox) n).isSelected());
  }

  private void quantize(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-bits-2").isPresent(), "the methods are read");
    window.tickOnly("#quantize-model-", Predicate.isEqual(OWN));
    robot.clickOn("#quantize-custom").write(COARSE).type(KeyCode.ENTER);
    robot.write(FINE).type(KeyCode.ENTER);
    until(() -> window.text("#quantize-start").endsWith(" 2"), "two are on the list");
    robot.clickOn("#quantize-start");
    until(
        () -> window.text("#quantize-report-title").equals(OWN + "@" + COARSE),
        "the report of the first is shown");
    assertThat(window.text("#quantize-figures")).contains("bits per weight");
    assertThat(window.node("#quantize-chart")).as("the error of each layer").isPresent();
    until(
        () -> window.real().wiring().models().open(OWN).graph(FINE).isPresent(),
        "the second is made");
    robot.push(KeyCode.ESCAPE);
    until(() -> window.node("#quantize-sheet").isEmpty(), "the sheet is gone");
  }

  private void sweep(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(() -> isTicked("pick-model-" + OWN), "the choice of models is the last one");
    window.tickOnly("#pick-model-", Predicate.isEqual(OWN));
    window.tickOnly("#pick-evaluation-", Set.of("perplexity", BENCHMARK)::contains);
    window.untoggle("#pick-bits-8", "#pick-bits-4", "#pick-bits-3", "#pick-bits-2");
    window.tickOnly("#pick-scheme-", Set.of("fp32", COARSE, FINE)::contains);
    robot.clickOn("#pick-limit").write(LIMIT);
    until(() -> window.text("#pick-run").equals("Run 6"), "three variants by two evaluations");
    robot.clickOn("#pick-run");
    until(() -> window.records(OWN).size() == 6, "all six records are on disk");
    assertThat(window.records(OWN))
        .allMatch(r -> r.headline().isPresent())
        .allMatch(r -> r.spec().limit() == Integer.parseInt(LIMIT));
  }

  private void compare(FxRobot robot) throws TimeoutException {
    until(() -> window.hasRow(OWN + "@" + COARSE), "the row of the last variant is there");
    until(() -> pointsOf(OWN).size() == 3, "all three are points of the first chart");
    robot.clickOn("#compare-chart-bits");
    until(() -> pointsOf(OWN).size() == 3, "and of the chart of bits");
    assertThat(pointsOf(OWN).toString()).contains(COARSE).contains(FINE).contains("fp32");
  }

  /** What the points of a model say; each variant once, whatever pieces it is drawn from. */
  private Set<String> pointsOf(String model) {
    Collection<?> entities =
        window
            .node("#compare-chart")
            .map(ChartViewer.class::cast)
            .<Collection<?>>map(v -> v.getRenderingInfo().getEntityCollection().getEntities())
            .orElse(List.of());
    return entities.stream()
        .map(e -> ((ChartEntity) e).getToolTipText())
        .filter(tip -> tip != null && tip.contains(model))
        .collect(Collectors.toSet());
  }

  private void inspectFlips(FxRobot robot) throws TimeoutException {
    window.goToRow(OWN + "@" + COARSE);
    robot.type(KeyCode.ENTER);
    until(() -> window.node("#sample-pane").isPresent(), "the samples are there");
    until(() -> !samples().getItems().isEmpty(), "they are read");
    window.choose("#sample-evaluation", BENCHMARK);
    until(() -> samples().getItems().size() == Integer.parseInt(LIMIT), "as many as were asked");
    robot.clickOn("#sample-kind-flips");
    until(
        () -> !samples().getItems().isEmpty() && samples().getItems().size() < 60,
        "the list is narrowed to flips");
    int flips = samples().getItems().size();
    assertThat(window.text("#sample-kind-flips")).endsWith(" " + flips);
    robot.clickOn("#sample-list");
    robot.type(KeyCode.PAGE_UP, 6);
    assertThat(samples().getSelectionModel().getSelectedIndex()).isZero();
    String first = window.text("#sample-id");
    robot.type(KeyCode.J);
    assertThat(samples().getSelectionModel().getSelectedIndex()).isEqualTo(flips > 1 ? 1 : 0);
    assertThat(window.text("#sample-id")).isNotEqualTo(first);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.node("#sample-pane").isEmpty(), "the comparison is back");
  }

  private ListView<?> samples() {
    return (ListView<?>) window.node("#sample-list").orElseThrow();
  }

  private void export(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.E);
    until(
        () -> window.node("#export-preview").map(n -> ((ImageView) n).getImage()).isPresent(),
        "the page is drawn");
    person.answers(desk.resolve("figure.pdf"));
    robot.clickOn("#export-save");
    written("figure.pdf");
    person.answers(desk.resolve("table.tex"));
    window.fire("#export-table", "export-table-tex");
    written("table.tex");
    person.answers(desk.resolve("afternoon.zip"));
    robot.clickOn("#export-save-comparison");
    written("afternoon.zip");
    assertThat(desk.resolve("table.tex")).content().contains("\\toprule").contains(OWN);
    assertThat(desk.resolve("figure.csv")).content().contains(OWN).contains(COARSE);
    assertThat(desk.resolve("figure.caption.txt")).content().contains("95 % intervals");
  }

  private void written(String name) throws TimeoutException {
    until(() -> window.text("#export-done").contains(name), name + " is written");
    assertThat(desk.resolve(name)).isNotEmptyFile();
  }

  private void theCommandLineDrawsTheSame() {
    // The title in the file is the file's name: the same name, elsewhere.
    Path again = desk.resolve("again/figure.pdf");
    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told);
    int code =
        new Cli(Wiring::new, new Console(out, out, false), new Cancellation())
            .run(
                "figure",
                "--from",
                desk.resolve("afternoon.zip").toString(),
                "--out",
                again.toString());
    assertThat(code).as(told.toString()).isZero();
    assertThat(again).hasSameBinaryContentAs(desk.resolve("figure.pdf"));
  }
}
