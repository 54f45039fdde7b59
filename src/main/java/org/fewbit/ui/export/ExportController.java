package org.fewbit.ui.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.FigureExporter;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigurePage;
import org.fewbit.exchange.FigureRequest;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.exchange.TableExporter;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Phrases;
import org.fewbit.ui.fx.Texts;

/** What a person can do in the sheet. */
final class ExportController {

  /** Sharp on a dense screen, still drawn at once. */
  private static final int PREVIEW_DPI = 160;

  private static final double MM_PER_POINT = 25.4 / 72;

  private final ExportState state;
  private final ExportMemory memory;
  private final RunArchive archive;
  private final Background background;
  private final Texts texts;
  private Optional<ExportSubject> subject = Optional.empty();
  private Consumer<Path> opener = file -> {};
  private Function<Collection<String>, Map<String, byte[]>> carry = runs -> Map.of();

  ExportController(
      ExportState state,
      ExportMemory memory,
      RunArchive archive,
      Background background,
      Texts texts) {
    this.state = state;
    this.memory = memory;
    this.archive = archive;
    this.background = background;
    this.texts = texts;
  }

  /** Who opens a comparison. */
  void onOpen(Consumer<Path> who) {
    opener = who;
  }

  /** Who knows the reports that travel with runs. */
  void onCarry(Function<Collection<String>, Map<String, byte[]>> who) {
    carry = who;
  }

  /** Shows that the page of some charts follows. */
  void await(List<FigureChoice> charts) {
    subject = Optional.empty();
    state.panelsProperty().set(List.copyOf(charts));
    state.previewProperty().set(Optional.empty());
    state.problemProperty().set(Optional.empty());
    state.doneProperty().set("");
    state.waitingProperty().set(true);
  }

  /** Starts with the charts of a page. */
  void open(ExportSubject what, List<FigureChoice> charts) {
    subject = Optional.of(what);
    state.waitingProperty().set(false);
    state.panelsProperty().set(List.copyOf(charts));
    state.doneProperty().set("");
    render();
  }

  /** Another chart on the same page. */
  void addPanel(FigureKind kind) {
    List<FigureChoice> panels = new ArrayList<>(state.panelsProperty().get());
    panels.add(
        subject
            .flatMap(s -> s.choices().stream().filter(c -> c.kind() == kind).findFirst())
            .orElseGet(() -> FigureChoice.of(kind)));
    state.panelsProperty().set(List.copyOf(panels));
    render();
  }

  /** Takes a chart off the page; the last one stays. */
  void removePanel(int index) {
    List<FigureChoice> panels = new ArrayList<>(state.panelsProperty().get());
    if (panels.size() > 1) {
      panels.remove(index);
      state.panelsProperty().set(List.copyOf(panels));
      render();
    }
  }

  /** Changes how the page looks; what isn't possible is said and changes nothing. */
  void change(UnaryOperator<FigureStyle> how) {
    try {
      FigureStyle next = how.apply(state.styleProperty().get());
      if (!next.equals(state.styleProperty().get())) {
        state.styleProperty().set(next);
        memory.remember(next);
        render();
      }
    } catch (ProblemException impossible) {
      state.problemProperty().set(Optional.of(impossible.problem()));
    }
  }

  /** Chooses the file format. */
  void format(FigureFormat format) {
    state.formatProperty().set(format);
    memory.remember(format);
  }

  private Optional<FigureRequest> request() {
    return subject.map(
        s ->
            new FigureRequest(
                s.source(),
                state.panelsProperty().get(),
                state.styleProperty().get(),
                Phrases.of(state.styleProperty().get().language().locale())::get));
  }

  private void render() {
    request()
        .ifPresent(
            request -> {
              state.busyProperty().set(true);
              background.run(
                  "export.preview", () -> preview(paired(request)), this::show, this::failed);
            });
  }

  /** A heat map is drawn with all pairs, also if the window is still reading samples. */
  private static FigureRequest paired(FigureRequest request) {
    if (request.choices().stream().noneMatch(c -> c.kind() == FigureKind.HEATMAP)) {
      return request;
    }
    return request.of(request.source().paired());
  }

  private static Preview preview(FigureRequest request) {
    FigurePage page = FigureExporter.page(request);
    return new Preview(
        FigureExporter.preview(page, PREVIEW_DPI),
        page.widthPoints() * MM_PER_POINT,
        page.heightPoints() * MM_PER_POINT,
        FigureExporter.caption(page));
  }

  private void show(Preview preview) {
    state.busyProperty().set(false);
    state.problemProperty().set(Optional.empty());
    state.previewProperty().set(Optional.of(preview));
  }

  private void failed(Throwable thrown) {
    state.busyProperty().set(false);
    if (thrown instanceof ProblemException p) {
      state.previewProperty().set(Optional.empty());
      state.problemProperty().set(Optional.of(p.problem()));
    } else {
      background.report(thrown);
    }
  }

  /** {@code fewbit-perplexity-bits.pdf}. */
  String name() {
    List<String> kinds =
        state.panelsProperty().get().stream().map(c -> c.kind().id()).distinct().toList();
    return "fewbit-"
        + String.join("-", kinds)
        + "."
        + state.formatProperty().get().name().toLowerCase(Locale.ROOT);
  }

  /** Writes the figure, its numbers and its caption. */
  void save(Path file) {
    Path target = ended(file, state.formatProperty().get().name().toLowerCase(Locale.ROOT));
    request()
        .ifPresent(
            request ->
                write(
                    () -> {
                      List<Path> files = FigureExporter.write(paired(request), target);
                      return texts.get("done.figure", target.toString(), files.size() - 1);
                    }));
  }

  /** Writes the table of what is compared. */
  void saveTable(Path file, TableExporter.Format format) {
    Path target = ended(file, format.end());
    subject.ifPresent(
        s ->
            write(
                () -> {
                  TableExporter.write(TableExporter.grid(s.source()), target);
                  return texts.get("done.table", target.toString());
                }));
  }

  /** Writes the comparison; with its runs if the file is called {@code .zip}. */
  void saveComparison(Path file) {
    Path target = ComparisonArchive.is(file) ? file : ended(file, "json");
    subject.ifPresent(
        s -> {
          SavedComparison saved =
              new SavedComparison(
                  state.panelsProperty().get(),
                  state.styleProperty().get(),
                  s.source().selection(),
                  s.runs());
          write(
              () -> {
                if (ComparisonArchive.is(target)) {
                  ComparisonArchive.write(
                      saved, archive::folder, carry.apply(saved.runs()), target);
                } else {
                  ComparisonFile.write(saved, target);
                }
                return texts.get("done.comparison", target.toString());
              });
        });
  }

  private static Path ended(Path file, String end) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("." + end)
        ? file
        : file.resolveSibling(file.getFileName() + "." + end);
  }

  private void write(java.util.function.Supplier<String> what) {
    state.busyProperty().set(true);
    state.doneProperty().set("");
    background.run(
        "export.write",
        what,
        words -> {
          state.busyProperty().set(false);
          state.problemProperty().set(Optional.empty());
          state.doneProperty().set(words);
        },
        this::failed);
  }

  /** Opens a comparison instead of what is compared now. */
  void openComparison(Path file) {
    opener.accept(file);
  }

  /** Takes the style of a comparison that was opened. */
  void take(FigureStyle style) {
    state.styleProperty().set(style);
    memory.remember(style);
  }
}
