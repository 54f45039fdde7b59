package org.fewbit.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.run.RunArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.FigureExporter;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigureRequest;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.doubles.MemorySettings;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.FileDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ExportPaneTest {

  @TempDir private Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private final MemorySettings settings = new MemorySettings();
  private final AtomicReference<String> offered = new AtomicReference<>("");
  private final AtomicReference<Path> answer = new AtomicReference<>();
  private final AtomicReference<Path> opened = new AtomicReference<>();
  private final RunArchive archive =
      new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC());
  private Background background;
  private ExportPane pane;
  private ExportSubject subject;

  @Start
  void start(Stage stage) {
    background = Background.ofWindow(failures::add);
    FileDialogs dialogs =
        new FileDialogs() {
          @Override
          public Optional<Path> save(Window owner, String title, String name) {
            offered.set(name);
            return Optional.ofNullable(answer.get());
          }

          @Override
          public Optional<Path> open(Window owner, String title, List<String> ends) {
            return Optional.ofNullable(answer.get());
          }
        };
    pane = new ExportPane(archive, settings, background, dialogs, Locale.ENGLISH, () -> {});
    pane.onOpen(opened::set);
    RunIndex index =
        RunIndex.of(
            archive.records().stream()
                .filter(r -> r.spec().variant().model().equals("pocket-0.4m"))
                .toList());
    FigureSource source = FigureSource.of(index, Selection.measured(), archive::samples);
    subject = new ExportSubject(source, List.of(FigureChoice.of(FigureKind.BITS)));
    stage.setScene(new Scene(pane.node(), 980, 700));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    pane.open(subject, subject.choices());
  }

  @AfterEach
  void end() {
    background.close();
    assertThat(failures).isEmpty();
  }

  private static void preview(FxRobot robot) throws Exception {
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () -> robot.lookup("#export-preview").queryAs(ImageView.class).getImage() != null);
  }

  private static void done(FxRobot robot, String words) throws Exception {
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () ->
            robot.lookup("#export-done").tryQueryAs(Labeled.class).stream()
                .anyMatch(l -> l.getText().startsWith(words)));
  }

  @Test
  void whatIsSavedIsWhatTheCommandLineWrites(FxRobot robot) throws Exception {
    preview(robot);
    answer.set(folder.resolve("a/figure.pdf"));
    robot.clickOn("#export-save");
    done(robot, "Written");

    assertThat(offered.get()).isEqualTo("fewbit-bits.pdf");
    Path other = folder.resolve("b/figure.pdf");
    FigureExporter.write(
        new FigureRequest(subject.source(), subject.choices(), FigureStyle.DEFAULT), other);
    assertThat(folder.resolve("a/figure.pdf")).hasSameBinaryContentAs(other);
    assertThat(folder.resolve("a/figure.csv")).exists();
    assertThat(robot.lookup("#export-caption").queryAs(TextArea.class).getText())
        .contains("95 % intervals", "Baseline: fp32");
  }

  @Test
  @SuppressWarnings("unchecked")
  void choicesAreRememberedAndPanelsCanBeAdded(FxRobot robot) throws Exception {
    preview(robot);
    robot.clickOn("#export-width-183");
    ComboBox<FigureFormat> format = robot.lookup("#export-format").queryAs(ComboBox.class);
    ComboBox<FigureStyle.Look> theme = robot.lookup("#export-theme").queryAs(ComboBox.class);
    ComboBox<FigureStyle.Language> language =
        robot.lookup("#export-language").queryAs(ComboBox.class);
    robot.interact(
        () -> {
          format.setValue(FigureFormat.SVG);
          language.setValue(FigureStyle.Language.ZH);
          theme.setValue(FigureStyle.Look.DARK);
          robot.lookup("#export-add").queryAs(MenuButton.class).getItems().stream()
              .filter(i -> "export-add-heatmap".equals(i.getId()))
              .forEach(MenuItem::fire);
        });
    answer.set(folder.resolve("two"));
    robot.clickOn("#export-save");
    done(robot, "Written");

    assertThat(Files.readString(folder.resolve("two.svg")))
        .contains("width=\"518.74pt\"", ">a</text", ">b</text")
        .contains(">\u4f4d/\u6743\u91cd</text");
    assertThat(settings.get("export.language")).contains("ZH");
    assertThat(settings.get("export.width")).contains("183.0");
    assertThat(settings.get("export.theme")).contains("DARK");
    assertThat(settings.get("export.format")).contains("SVG");
    assertThat(new ExportMemory(settings).style().look()).isEqualTo(FigureStyle.Look.DARK);
  }

  @Test
  void aComparisonIsSavedWithItsRunsAndOpenedAgain(FxRobot robot) throws Exception {
    preview(robot);
    answer.set(folder.resolve("sent.json"));
    robot.clickOn("#export-save-comparison");
    done(robot, "Saved");
    assertThat(offered.get()).isEqualTo("fewbit-comparison.zip");
    robot.clickOn("#export-open-comparison");
    assertThat(opened.get()).isEqualTo(folder.resolve("sent.json"));
    SavedComparison saved = ComparisonFile.read(opened.get());
    assertThat(saved.charts()).isEqualTo(subject.choices());
    assertThat(saved.runs()).hasSizeGreaterThan(200).allMatch(run -> run.startsWith("pocket-"));
  }

  @Test
  void theTableIsWrittenInEachFormat(FxRobot robot) throws Exception {
    preview(robot);
    MenuButton tables = robot.lookup("#export-table").queryAs(MenuButton.class);
    for (String end : List.of("tex", "md", "csv", "json")) {
      answer.set(folder.resolve("table." + end));
      robot.interact(
          () ->
              tables.getItems().stream()
                  .filter(i -> ("export-table-" + end).equals(i.getId()))
                  .forEach(MenuItem::fire));
      WaitForAsyncUtils.waitFor(
          30, TimeUnit.SECONDS, () -> Files.exists(folder.resolve("table." + end)));
      assertThat(offered.get()).isEqualTo("fewbit-comparison." + end);
    }

    assertThat(folder.resolve("table.tex")).content().contains("\\toprule", "rtn-w4-g128-sym");
    assertThat(folder.resolve("table.json")).content().contains("\"runs\"", "\"caption\"");
  }

  @Test
  void theImageGoesToTheClipboard(FxRobot robot) throws Exception {
    preview(robot);
    robot.clickOn("#export-copy-image");
    done(robot, "The image");

    AtomicReference<Boolean> there = new AtomicReference<>(false);
    robot.interact(() -> there.set(Clipboard.getSystemClipboard().hasImage()));
    assertThat(there.get()).isTrue();
  }
}
