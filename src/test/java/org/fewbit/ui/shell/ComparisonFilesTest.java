package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.fewbit.app.Wiring;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.RunSamples;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.FigureExporter;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigureRequest;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.fx.ProblemBox;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A comparison somebody sent is opened in the real window and exported again. */
@NullUnmarked // its fields are set by the test engine
class ComparisonFilesTest extends WindowTest {

  private static final Set<String> SCHEMES = Set.of("fp32", "rtn-w4-g128-sym", "rtn-w2-g128-sym");
  private static final VariantKey HIDDEN =
      new VariantKey(
          new VariantId(WindowFixture.MODEL, "rtn-w2-g128-sym"), RunRecord.Kind.MEASURED);

  @TempDir private static Path folder;
  private static FolderRunArchive sender;

  /** The sender's runs are shipped ones under ids that nobody else has. */
  @BeforeAll
  static void send() throws IOException {
    FolderRunArchive shipped =
        new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC());
    for (RunRecord run : shipped.records()) {
      VariantId variant = run.spec().variant();
      if (variant.model().equals(WindowFixture.MODEL) && SCHEMES.contains(variant.label())) {
        Path to = Files.createDirectories(folder.resolve("runs").resolve(run.id() + "-sent"));
        try (var files = Files.list(shipped.folder(run.id()).orElseThrow())) {
          for (Path file : files.toList()) {
            Files.copy(file, to.resolve(file.getFileName()));
          }
        }
      }
    }
    sender = new FolderRunArchive(folder.resolve("runs"), List.of(), Clock.systemUTC());
    ComparisonArchive.write(comparison(), sender::folder, Map.of(), sent());
  }

  private static Path sent() {
    return folder.resolve("from_Ann.zip");
  }

  private static SavedComparison comparison() {
    FigureChoice bits =
        new FigureChoice(
            FigureKind.BITS,
            Optional.of(new Quantity.Cost(Efficiency.BYTES)),
            Optional.of(new Quantity.Headline(new EvaluationKey("pocket-mmlu", Protocol.PAPER))),
            false,
            FigureChoice.Cells.RETENTION);
    return new SavedComparison(
        List.of(bits, FigureChoice.of(FigureKind.FOREST)),
        new FigureStyle(
            120, 150, 8, FigureStyle.Look.DARK, FigureStyle.DEFAULT.legend(), 1, true, 150),
        new Selection(Set.of(HIDDEN), false, EnumSet.of(Dimension.KNOWLEDGE), false),
        sender.records().stream().map(RunRecord::id).toList());
  }

  private void openFile(FxRobot robot, Path file) throws TimeoutException {
    person.answers(file);
    robot.push(KeyCode.SHORTCUT, KeyCode.O);
    until(() -> window.node("#open-sheet").isPresent(), "the sheet asks what to open");
    robot.clickOn("#open-file");
  }

  private List<?> rows() {
    return window
        .node("#compare-table")
        .<List<?>>map(n -> ((TableView<?>) n).getItems())
        .orElse(List.of());
  }

  private static void fire(FxRobot robot, MenuButton menu, String item) {
    robot.interact(
        () ->
            menu.getItems().stream()
                .filter(i -> item.equals(i.getId()))
                .findFirst()
                .ifPresent(MenuItem::fire));
  }

  private MenuButton menu() {
    return (MenuButton) window.node("#comparison-menu").orElseThrow();
  }

  private <T> T look(String selector, Class<T> type, Function<T, T> same) {
    return same.apply(type.cast(window.node(selector).orElseThrow()));
  }

  @Test
  void itIsShownAsItWasSavedAndExportsTheSameBytes(FxRobot robot) throws Exception {
    until(() -> rows().size() > 3, "the sample runs are listed");
    int before = rows().size();
    openFile(robot, sent());
    until(() -> window.stage().getTitle().equals("from_Ann \u2013 Fewbit"), "its name is shown");
    until(() -> rows().size() == 2, "its runs alone are compared, the hidden ones left out");
    assertThat(window.node("#open-sheet")).isEmpty();
    assertThat(look("#compare-dimension-alignment", CheckBox.class, b -> b).isSelected()).isFalse();
    assertThat(look("#compare-collapsed", CheckBox.class, b -> b).isSelected()).isFalse();
    ComboBox<?> x = look("#compare-x", ComboBox.class, b -> b);
    assertThat(x.getValue()).isEqualTo(new Quantity.Cost(Efficiency.BYTES));

    robot.push(KeyCode.SHORTCUT, KeyCode.E);
    until(() -> window.node("#export-preview").isPresent(), "the export is there");
    until(
        () -> look("#export-preview", ImageView.class, v -> v).getImage() != null,
        "the page is drawn");
    for (FigureFormat format : FigureFormat.values()) {
      exported(robot, format);
    }
    robot.push(KeyCode.ESCAPE);
    assertThat(menu().getText()).as("nothing was changed").isEqualTo("from_Ann");

    fire(robot, menu(), "comparison-all");
    until(() -> rows().size() == before, "all runs but the sent ones are compared");
    assertThat(window.stage().getTitle()).isEqualTo("Fewbit");
    CheckBox imported = look("#compare-imported", CheckBox.class, b -> b);
    assertThat(imported.isVisible()).isTrue();
    assertThat(imported.isSelected()).as("they are not mixed in").isFalse();
    assertThat(imported.getText()).contains(Integer.toString(sender.records().size()));
  }

  @SuppressWarnings("unchecked")
  private void exported(FxRobot robot, FigureFormat format) throws Exception {
    String end = format.name().toLowerCase(java.util.Locale.ROOT);
    robot.interact(() -> look("#export-format", ComboBox.class, b -> b).setValue(format));
    Path here = folder.resolve("here/figure." + end);
    person.answers(here);
    robot.clickOn("#export-save");
    until(() -> Files.exists(here) && done().contains(here.toString()), "it is written");
    FigureSource source =
        FigureSource.of(
            RunIndex.of(sender.records()),
            comparison().selection(),
            RunSamples.of(sender::samples, new Wiring().evaluations()));
    List<Path> there =
        FigureExporter.write(
            new FigureRequest(source, comparison().charts(), comparison().style()),
            folder.resolve("there/figure." + end));
    for (Path file : there) {
      assertThat(here.resolveSibling(file.getFileName())).hasSameBinaryContentAs(file);
    }
  }

  private String done() {
    return window.node("#export-done").map(n -> ((Labeled) n).getText()).orElse("");
  }

  @Test
  void itsRunsAreMarkedInTheHistoryAndComeOnlyOnce(FxRobot robot) throws Exception {
    openFile(robot, sent());
    until(() -> window.stage().getTitle().startsWith("from_Ann"), "it is open");
    openFile(robot, sent());
    until(() -> window.node("#open-sheet").isEmpty(), "it is open again");
    robot.clickOn("#queue-toggle");
    robot.interact(
        () -> ((TabPane) window.node("#runs-view").orElseThrow()).getSelectionModel().select(1));
    until(() -> window.node("#history-filter").isPresent(), "the history is there");
    robot.interact(
        () ->
            ((TextField) window.node("#history-filter").orElseThrow())
                .setText("imported from_ann.zip"));
    until(() -> history().getItems().size() == sender.records().size(), "all are there, each once");
    try (var own = Files.list(home.resolve("runs"))) {
      assertThat(own.filter(Files::isDirectory)).hasSize(sender.records().size());
    }
  }

  private TableView<?> history() {
    return (TableView<?>) window.node("#history-table").orElseThrow();
  }

  @Test
  void aWrongFileIsExplainedInTheSheetAndLatelyOpenedOnesAreOffered(FxRobot robot)
      throws Exception {
    openFile(robot, Files.writeString(folder.resolve("notes.txt"), "hello"));
    until(() -> robot.lookup("#open-sheet .problem-box").tryQuery().isPresent(), "it is explained");
    assertThat(
            robot.lookup("#open-sheet .problem-box").queryAs(ProblemBox.class).getAccessibleText())
        .contains("a file of this kind", "notes.txt");
    person.answers(sent());
    robot.clickOn("#open-file");
    until(() -> window.stage().getTitle().startsWith("from_Ann"), "another one is opened");
    fire(robot, menu(), "comparison-all");
    until(() -> window.stage().getTitle().equals("Fewbit"), "all runs are compared");
    robot.push(KeyCode.SHORTCUT, KeyCode.O);
    until(() -> window.node("#open-sheet").isPresent(), "the sheet is there");
    assertThat(robot.lookup("#open-sheet .problem-box").tryQuery()).as("it is gone").isEmpty();
    robot.clickOn("from_Ann.zip");
    until(() -> window.stage().getTitle().startsWith("from_Ann"), "it is open again");
  }

  @Test
  void aChangeIsShownAndSavedByAKey(FxRobot robot) throws Exception {
    openFile(robot, sent());
    until(() -> rows().size() == 2, "it is open");
    robot.clickOn("#compare-dimension-alignment");
    until(() -> menu().getText().equals("from_Ann *"), "the change is shown");
    person.answers(folder.resolve("mine.json"));
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);
    until(() -> window.stage().getTitle().equals("mine \u2013 Fewbit"), "it has another name");
    robot.clickOn("#compare-dimension-alignment");
    until(() -> menu().getText().equals("mine *"), "another change is shown");
    robot.push(KeyCode.SHORTCUT, KeyCode.S);
    until(() -> menu().getText().equals("mine"), "it is saved");
    assertThat(Files.readString(folder.resolve("mine.json"))).contains("\"knowledge\" ]");
  }
}
