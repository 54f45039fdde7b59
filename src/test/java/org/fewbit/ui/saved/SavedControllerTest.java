package org.fewbit.ui.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.MemorySettings;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that arrive, on real run folders, without a window. */
class SavedControllerTest {

  @TempDir private Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final MemorySettings settings = new MemorySettings();
  private final Window window = new Window();
  private FolderRunArchive sender;
  private FolderRunArchive mine;
  private SavedState state;
  private SavedController controller;

  /** Keeps what it is told to show, as the window does. */
  private static final class Window implements Compared {
    private Selection selection = Selection.measured();
    private List<FigureChoice> charts = List.of(FigureChoice.of(FigureKind.PERPLEXITY));
    private FigureStyle style = FigureStyle.DEFAULT;
    private Optional<Set<String>> only = Optional.empty();
    private boolean imported;
    private List<String> runs = List.of();

    @Override
    public Selection selection() {
      return selection;
    }

    @Override
    public List<FigureChoice> charts() {
      return charts;
    }

    @Override
    public FigureStyle style() {
      return style;
    }

    @Override
    public List<String> runs() {
      return only.map(List::copyOf).orElse(runs);
    }

    @Override
    public void show(Selection what, List<FigureChoice> shown, FigureStyle look) {
      selection = what;
      charts = shown;
      style = look;
    }

    @Override
    public void only(Optional<Set<String>> ids) {
      only = ids;
    }

    @Override
    public void includeImported() {
      imported = true;
    }

    @Override
    public void refresh() {
      // Nothing is read here.
    }

    @Override
    public void whenShown(Runnable action) {
      action.run();
    }
  }

  @BeforeEach
  void open() {
    sender = new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC());
    assumeThat(sender.records()).as("the sample runs").isNotEmpty();
    mine = new FolderRunArchive(folder.resolve("mine"), List.of(), Clock.systemUTC());
    controller = controller();
  }

  private SavedController controller() {
    state = new SavedState();
    SavedController made =
        new SavedController(
            state,
            new SavedMemory(settings),
            mine,
            FixedCatalogs.models(),
            Background.direct(failures::add),
            window,
            Texts.of(Locale.ENGLISH, SavedPane.class));
    made.onOutcome(told::add, () -> {}, () -> {});
    return made;
  }

  @AfterEach
  void nothingUnexpected() {
    assertThat(failures).isEmpty();
  }

  private List<String> some() {
    return sender.records().stream()
        .filter(r -> r.spec().variant().model().equals("pocket-0.4m"))
        .filter(r -> r.spec().evaluation().equals("perplexity"))
        .map(RunRecord::id)
        .sorted()
        .limit(4)
        .toList();
  }

  private SavedComparison comparison() {
    return new SavedComparison(
        List.of(FigureChoice.of(FigureKind.BITS), FigureChoice.of(FigureKind.FOREST)),
        new FigureStyle(
            120, 0, 9, FigureStyle.Look.DARK, FigureStyle.DEFAULT.legend(), 1, true, 200),
        new Selection(Set.of(), true, EnumSet.of(Dimension.KNOWLEDGE), false),
        some());
  }

  private Path sent() {
    Path zip = folder.resolve("from Ann.zip");
    ComparisonArchive.write(comparison(), sender::folder, Map.of(), zip);
    return zip;
  }

  private Optional<Problem> problem() {
    return state.problemProperty().get();
  }

  @Test
  void anArchiveBringsItsRunsMarkedAndIsShownAsItWasSaved() {
    controller.take(sent());

    assertThat(problem()).isEmpty();
    assertThat(mine.records())
        .extracting(RunRecord::id)
        .containsExactlyInAnyOrderElementsOf(some());
    assertThat(mine.origins()).containsOnlyKeys(some()).containsValue("from Ann.zip");
    assertThat(window.only).contains(Set.copyOf(some()));
    assertThat(window.selection).isEqualTo(comparison().selection());
    assertThat(window.style).isEqualTo(comparison().style());
    assertThat(window.charts).isEqualTo(comparison().charts());
    assertThat(controller.charts()).isEqualTo(comparison().charts());
    assertThat(state.openProperty().get().orElseThrow().name()).isEqualTo("from Ann");
    assertThat(state.changedProperty().get()).isFalse();
    assertThat(told.getLast()).contains("4 runs came with it");
  }

  @Test
  void whatIsThereIsNotDoubled() throws IOException {
    controller.take(sent());
    controller.take(folder.resolve("from Ann.zip"));

    assertThat(told.getLast()).startsWith("Opened").doesNotContain("came with it");
    try (var left = Files.list(folder.resolve("mine"))) {
      assertThat(left.filter(Files::isDirectory)).hasSize(some().size());
    }
  }

  @Test
  void aChangeIsNoticedAndSavingTakesItBack() {
    controller.take(sent());
    window.selection = Selection.measured();
    controller.look();
    assertThat(state.changedProperty().get()).isTrue();

    assertThat(controller.save()).isTrue();

    assertThat(state.changedProperty().get()).isFalse();
    SavedComparison again = ComparisonArchive.comparison(folder.resolve("from Ann.zip"));
    assertThat(again.selection()).isEqualTo(Selection.measured());
    assertThat(again.charts()).isEqualTo(comparison().charts());
    assertThat(again.runs()).isEqualTo(some());
  }

  @Test
  void anotherChartIsOnePanelOnly() {
    controller.take(sent());
    window.charts = List.of(FigureChoice.of(FigureKind.HEATMAP));

    assertThat(controller.charts()).isEqualTo(window.charts);
  }

  @Test
  void theNextSessionGoesOnWithItAndRemembersWhatWasOpen() {
    controller.take(sent());
    Path other = folder.resolve("other.json");
    ComparisonFile.write(comparison(), other);
    controller.take(other);
    window.only = Optional.empty();

    SavedController next = controller();
    next.restore();

    assertThat(state.openProperty().get().orElseThrow().file()).isEqualTo(other);
    assertThat(window.only).contains(Set.copyOf(some()));
    assertThat(next.charts()).isEqualTo(comparison().charts());
    assertThat(state.recent()).containsExactly(other, folder.resolve("from Ann.zip"));
    next.close();
    assertThat(window.only).isEmpty();
    controller().restore();
    assertThat(state.openProperty().get()).isEmpty();
  }

  @Test
  void allRunsAreShownAgainAsTheyWere() {
    controller.take(sent());
    controller.close();

    assertThat(window.only).isEmpty();
    assertThat(window.selection).isEqualTo(Selection.measured());
    assertThat(window.charts).containsExactly(FigureChoice.of(FigureKind.PERPLEXITY));
    assertThat(window.style).isEqualTo(FigureStyle.DEFAULT);
  }

  @Test
  void aRunOfThisWindowJoinsIt() {
    controller.take(sent());
    controller.add("made-later");

    assertThat(window.only.orElseThrow()).contains("made-later").containsAll(some());
    assertThat(state.changedProperty().get()).isTrue();
  }

  @Test
  void missingRunsAreToldAndNoneAtAllIsRefused() {
    Path file = folder.resolve("names only.json");
    ComparisonFile.write(comparison(), file);
    controller.take(file);
    assertThat(problem().orElseThrow().code()).isEqualTo(Problem.Code.NOT_COMPARABLE);
    assertThat(state.openProperty().get()).isEmpty();

    mine.adopt(sender.folder(some().getFirst()).orElseThrow(), "a test");
    controller.take(file);
    assertThat(problem().orElseThrow().what()).startsWith("3 of 4 runs");
    assertThat(window.only).contains(Set.of(some().getFirst()));
  }

  @Test
  void runFoldersTheirFilesAndArchivesOfThemAreTaken() throws IOException {
    Path run = sender.folder(some().get(0)).orElseThrow();
    controller.take(run);
    controller.take(sender.folder(some().get(1)).orElseThrow().resolve("run.json"));
    controller.take(packed("a/b/", some().get(2)));
    assertThat(mine.records())
        .extracting(RunRecord::id)
        .containsExactlyInAnyOrderElementsOf(some().subList(0, 3));
    assertThat(mine.samples(some().get(2))).isEqualTo(sender.samples(some().get(2)));
    assertThat(mine.origins().get(some().get(2))).isEqualTo("packed.zip");
    assertThat(window.imported).as("they take part").isTrue();
    controller.take(run);
    assertThat(told.getLast()).contains("already");
  }

  private Path packed(String before, String id) throws IOException {
    Path zip = folder.resolve("packed.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        var files = Files.list(sender.folder(id).orElseThrow())) {
      for (Path file : files.toList()) {
        out.putNextEntry(new ZipEntry(before + id + "/" + file.getFileName()));
        out.write(Files.readAllBytes(file));
      }
      out.putNextEntry(new ZipEntry("../../evil.txt"));
      out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    return zip;
  }

  @Test
  void whatIsNoneOfThemIsExplained() throws IOException {
    wrong(Files.writeString(folder.resolve("notes.txt"), "hello"), "a file of this kind");
    wrong(Files.writeString(folder.resolve("other.json"), "{\"a\": 1}"), "no comparison");
    wrong(Files.writeString(folder.resolve("broken.zip"), "PK"), "damaged");
    wrong(folder.resolve("nowhere.zip"), "no such file");
    wrong(Files.writeString(folder.resolve("model.onnx"), "x"), "no config.json");
    Path empty = folder.resolve("empty.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(empty))) {
      out.putNextEntry(new ZipEntry("readme.txt"));
    }
    wrong(empty, "neither a comparison nor a finished run");
    wrong(Files.createDirectories(folder.resolve("bare")), "no finished run");
    assertThat(folder.resolve("mine")).doesNotExist();
  }

  private void wrong(Path what, String words) {
    state.problemProperty().set(Optional.empty());
    controller.take(what);
    assertThat(problem()).as(what.toString()).isPresent();
    assertThat(problem().get().what()).contains(words);
    assertThat(problem().get().whatToDo()).isNotBlank();
    assertThat(state.openProperty().get()).isEmpty();
  }
}
