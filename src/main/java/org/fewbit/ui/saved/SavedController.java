package org.fewbit.ui.saved;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.Texts;

/** What a person can do with comparisons as files and with whatever else arrives in the window. */
final class SavedController {

  private final SavedState state;
  private final SavedMemory memory;
  private final ComparisonReader reader;
  private final RunArchive archive;
  private final ModelCatalog models;
  private final Background background;
  private final Compared compared;
  private final Texts texts;
  private Consumer<String> told = words -> {};
  private Runnable accepted = () -> {};
  private Runnable refused = () -> {};
  private Function<Collection<String>, Map<String, byte[]>> carry = runs -> Map.of();

  /** What of the window is saved, as it was when it was equal to the file. */
  private record Mark(Selection selection, List<FigureChoice> charts, FigureStyle style) {}

  private Optional<Mark> mark = Optional.empty();

  /** How all runs were shown before a comparison was opened. */
  private Optional<Mark> own = Optional.empty();

  SavedController(
      SavedState state,
      SavedMemory memory,
      RunArchive archive,
      ModelCatalog models,
      Background background,
      Compared compared,
      Texts texts) {
    this.state = state;
    this.memory = memory;
    this.archive = archive;
    this.models = models;
    this.background = background;
    this.compared = compared;
    this.texts = texts;
    reader = new ComparisonReader(archive);
  }

  /**
   * Who hears what became of a file.
   *
   * @param words hears in words what was done
   * @param taken runs when something was opened
   * @param wrong runs when something could not be opened; the state says why
   */
  void onOutcome(Consumer<String> words, Runnable taken, Runnable wrong) {
    told = words;
    accepted = taken;
    refused = wrong;
  }

  /** Who knows the reports that travel with runs. */
  void onCarry(Function<Collection<String>, Map<String, byte[]>> who) {
    carry = who;
  }

  /** Goes on with the comparison that was open last; its file is read again for the export. */
  void restore() {
    state.recent().setAll(memory.recent());
    Optional<SavedState.Open> last = memory.open();
    if (last.isEmpty()) {
      return;
    }
    state.openProperty().set(last);
    state.changedProperty().set(memory.changed());
    compared.only(last.map(SavedState.Open::runs));
    if (memory.changed()) {
      return;
    }
    Path file = last.get().file();
    background.run(
        "saved.restore",
        () -> ComparisonReader.read(file),
        saved -> {
          state.openProperty().set(Optional.of(opened(file, last.get().runs(), saved)));
          compared.whenShown(() -> mark = Optional.of(now()));
        },
        gone -> changed(true));
  }

  private static SavedState.Open opened(Path file, Set<String> runs, SavedComparison saved) {
    return new SavedState.Open(file, runs, Optional.of(saved));
  }

  /** Takes a file or folder, whatever it is; what is wrong with it is in the state afterwards. */
  void take(Path path) {
    background.run(
        "saved.look." + path,
        () -> Arrival.of(path),
        arrival -> {
          switch (arrival) {
            case Arrival.Comparison(Path file) -> open(file);
            case Arrival.Model(Path folder) -> addModel(folder);
            case Arrival.Runs(Path folder) -> takeRuns(folder, false);
            case Arrival.PackedRuns(Path file) -> takeRuns(file, true);
          }
        },
        this::refuse);
  }

  private void addModel(Path folder) {
    background.run(
        "saved.model." + folder,
        () -> models.add(folder),
        model -> accept(texts.get("arrived.model", model.name())),
        this::refuse);
  }

  private void takeRuns(Path place, boolean packed) {
    background.run(
        "saved.runs." + place,
        () -> packed ? reader.packedRuns(place) : reader.runs(place),
        taken -> {
          accept(texts.get(taken.isEmpty() ? "arrived.known" : "arrived.runs", taken.size()));
          if (state.openProperty().get().isEmpty()) {
            compared.includeImported();
          }
          taken.forEach(this::add);
          compared.refresh();
        },
        this::refuse);
  }

  private void accept(String words) {
    state.problemProperty().set(Optional.empty());
    accepted.run();
    told.accept(words);
  }

  private void refuse(Throwable thrown) {
    state.problemProperty().set(Optional.of(Problems.of(thrown)));
    refused.run();
  }

  /** Opens a comparison: its runs, selection, axes and style. */
  void open(Path file) {
    background.run(
        "saved.open",
        () -> reader.comparison(file),
        read -> show(file, read),
        thrown -> {
          if (!Files.exists(file)) {
            state.recent().setAll(memory.gone(file));
          }
          refuse(thrown);
        });
  }

  private void show(Path file, ComparisonReader.Read read) {
    if (state.openProperty().get().isEmpty()) {
      own = Optional.of(now());
    }
    SavedComparison saved = read.comparison();
    mark = Optional.empty();
    state.openProperty().set(Optional.of(opened(file, read.runs(), saved)));
    remember();
    changed(false);
    state.recent().setAll(memory.used(file));
    accept(
        read.taken().isEmpty()
            ? texts.get("opened", file)
            : texts.get("opened.taken", file, read.taken().size()));
    state.problemProperty().set(read.problem(file));
    if (!read.missing().isEmpty()) {
      refused.run();
    }
    compared.only(Optional.of(read.runs()));
    compared.refresh();
    compared.show(saved.selection(), saved.charts(), saved.style());
    compared.whenShown(() -> mark = Optional.of(now()));
  }

  private Mark now() {
    return new Mark(compared.selection(), compared.charts(), compared.style());
  }

  /** Looks whether what is shown is still what was opened or saved. */
  void look() {
    if (state.openProperty().get().isPresent() && mark.isPresent()) {
      changed(!mark.get().equals(now()) || moreRuns());
    }
  }

  private boolean moreRuns() {
    return state
        .openProperty()
        .get()
        .filter(open -> open.saved().isPresent())
        .filter(open -> !open.saved().get().runs().isEmpty())
        .filter(open -> !new HashSet<>(open.saved().get().runs()).containsAll(open.runs()))
        .isPresent();
  }

  private void changed(boolean now) {
    state.changedProperty().set(now);
    memory.changed(now);
  }

  private void remember() {
    memory.open(state.openProperty().get());
  }

  /** Charts of the page to export: those saved while they are what is shown. */
  List<FigureChoice> charts() {
    return state
        .openProperty()
        .get()
        .filter(open -> mark.filter(m -> m.charts().equals(compared.charts())).isPresent())
        .flatMap(SavedState.Open::saved)
        .map(SavedComparison::charts)
        .orElseGet(compared::charts);
  }

  /** Adds a run to the comparison that is open. */
  void add(String run) {
    state
        .openProperty()
        .get()
        .filter(open -> !open.runs().contains(run))
        .ifPresent(
            open -> {
              state.openProperty().set(Optional.of(open.with(run)));
              remember();
              compared.only(state.openProperty().get().map(SavedState.Open::runs));
              look();
              compared.refresh();
            });
  }

  /** Compares all runs again, as they were shown before; the file stays as it is. */
  void close() {
    mark = Optional.empty();
    state.openProperty().set(Optional.empty());
    state.problemProperty().set(Optional.empty());
    remember();
    changed(false);
    compared.only(Optional.empty());
    compared.refresh();
    own.ifPresent(was -> compared.show(was.selection(), was.charts(), was.style()));
    own = Optional.empty();
  }

  /** Writes the comparison into its file; false if it has none yet. */
  boolean save() {
    Optional<Path> file = state.openProperty().get().map(SavedState.Open::file);
    file.ifPresent(this::saveAs);
    return file.isPresent();
  }

  /** Writes the comparison into a file, with its runs if it is called {@code .zip}. */
  void saveAs(Path given) {
    Path file = ended(given);
    SavedComparison saved =
        new SavedComparison(charts(), compared.style(), compared.selection(), compared.runs());
    background.run(
        "saved.write",
        () -> {
          if (ComparisonArchive.is(file)) {
            ComparisonArchive.write(saved, archive::folder, carry.apply(saved.runs()), file);
          } else {
            ComparisonFile.write(saved, file);
          }
          return file;
        },
        written -> {
          used(written, saved);
          accept(texts.get("saved", written));
        },
        this::refuse);
  }

  /** Another room wrote or read a comparison: it is the one that is open from now on. */
  private void used(Path file, SavedComparison saved) {
    state.openProperty().set(Optional.of(opened(file, Set.copyOf(saved.runs()), saved)));
    state.recent().setAll(memory.used(file));
    mark = Optional.of(now());
    remember();
    changed(false);
    compared.only(Optional.of(Set.copyOf(saved.runs())));
    compared.refresh();
  }

  private static Path ended(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".zip") || name.endsWith(".json")
        ? file
        : file.resolveSibling(file.getFileName() + ".zip");
  }

  /** {@code comparison.zip}, or the name it has. */
  String name() {
    return state
        .openProperty()
        .get()
        .map(open -> String.valueOf(open.file().getFileName()))
        .orElse("comparison.zip");
  }
}
