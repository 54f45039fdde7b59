package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fewbit.core.compare.PairedRuns;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.RunSamples;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Background;

/** Reads what is compared, off the window's thread, and puts it into the state. */
final class RunReader {

  private final CompareState state;
  private final RunArchive archive;
  private final RunSamples samples;
  private final Background background;
  private final Consumer<RunIndex> arrived;
  private final List<Runnable> whenShown = new ArrayList<>();

  /** Also before the first reading has begun: a window shows itself first. */
  private boolean reading = true;

  /** {@code arrived} hears of each index when it is in the state. */
  RunReader(
      CompareState state,
      RunArchive archive,
      EvaluationCatalog evaluations,
      Background background,
      Consumer<RunIndex> arrived) {
    samples = RunSamples.of(this::read, evaluations);
    this.state = state;
    this.archive = archive;
    this.background = background;
    this.arrived = arrived;
  }

  private record Loaded(RunIndex index, List<Problem> problems, Map<String, String> origins) {}

  /** Reads the records again. */
  void refresh() {
    Optional<Set<String>> only = state.onlyProperty().get();
    boolean imported = state.importedProperty().get();
    Selection selection = state.selectionProperty().get();
    reading = true;
    background.run(
        "compare.refresh", () -> load(only, imported, selection), this::show, this::failed);
  }

  private Loaded load(Optional<Set<String>> only, boolean imported, Selection selection) {
    Map<String, String> origins = archive.origins();
    List<RunRecord> records =
        archive.records().stream()
            .filter(r -> only.map(ids -> ids.contains(r.id())).orElse(true))
            .filter(r -> only.isPresent() || imported || !origins.containsKey(r.id()))
            .toList();
    RunIndex index = RunIndex.of(records);
    Ahead.of(index, selection);
    return new Loaded(index, archive.problems(), origins);
  }

  private void show(Loaded read) {
    RunIndex index = read.index();
    state.problemsProperty().set(read.problems());
    state.originsProperty().set(read.origins());
    state.indexProperty().set(index);
    state.loadedProperty().set(true);
    pair(index);
    arrived.accept(index);
    shown();
  }

  private void failed(Throwable thrown) {
    shown();
    background.report(thrown);
  }

  private void shown() {
    reading = false;
    List<Runnable> now = List.copyOf(whenShown);
    whenShown.clear();
    now.forEach(Runnable::run);
  }

  /** Runs something when what was asked for is shown: at once if nothing is being read. */
  void whenShown(Runnable action) {
    if (reading) {
      whenShown.add(action);
    } else {
      action.run();
    }
  }

  /** Samples are many more than records: their pairs follow when they have been read. */
  private void pair(RunIndex index) {
    PairedRuns known = state.pairsProperty().get();
    background.run(
        "compare.pairs", () -> PairedRuns.of(index, samples, known), state.pairsProperty()::set);
  }

  /** The samples of runs, and how scores are made of them. */
  RunSamples samples() {
    return samples;
  }

  private List<SampleResult> read(String runId) {
    Background.endIfStale();
    try {
      return archive.samples(runId);
    } catch (ProblemException unreadable) {
      // Deleted or damaged meanwhile: its difference stays unpaired, which its tooltip says.
      return List.of();
    }
  }
}
