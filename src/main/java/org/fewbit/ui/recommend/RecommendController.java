package org.fewbit.ui.recommend;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.Constraints;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.RunSamples;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.MachineResources;
import org.fewbit.ui.fx.Problems;

/** Reads the runs when the sheet opens and answers whenever a limit changes. */
final class RecommendController {

  /** Every variant that was measured here, on every dimension. */
  private static final Selection MEASURED =
      new Selection(Set.of(), false, EnumSet.allOf(Dimension.class), true);

  private static final String KEY = "recommend.";

  /** What a person would call no loss worth speaking of, in percentage points. */
  private static final String USUAL_LOSS = "2";

  private static final double GIGA = 1e9;

  private record Facts(
      List<RunRecord> records, RunIndex index, BaselineComparison comparison, RunSamples samples) {}

  private record Room(OptionalLong memory, OptionalLong disk) {}

  private final RecommendState state;
  private final RunArchive archive;
  private final EvaluationCatalog evaluations;
  private final MachineResources machine;
  private final SettingsStore settings;
  private final Background background;
  private final Path place;
  private Optional<Facts> facts = Optional.empty();
  private Optional<Room> room = Optional.empty();

  /** {@code place} is where variants would lie: its disk's room is asked for. */
  RecommendController(
      RecommendState state,
      RunArchive archive,
      EvaluationCatalog evaluations,
      MachineResources machine,
      SettingsStore settings,
      Background background,
      Path place) {
    this.state = state;
    this.archive = archive;
    this.evaluations = evaluations;
    this.machine = machine;
    this.settings = settings;
    this.background = background;
    this.place = place;
  }

  /** Reads the runs, then answers. */
  void open() {
    state.workingProperty().set(true);
    background.run("recommend.machine", this::readMachine, this::fill);
    Optional<Facts> known = facts;
    background.run("recommend.read", () -> readFacts(known), this::show, this::failed);
  }

  /** Comparing all samples takes a while: once for the same records. */
  private Facts readFacts(Optional<Facts> known) {
    List<RunRecord> records =
        archive.records().stream().filter(r -> r.kind() == RunRecord.Kind.MEASURED).toList();
    if (known.filter(k -> k.records().equals(records)).isPresent()) {
      return known.get();
    }
    RunIndex index = RunIndex.of(records);
    background.onWindowThread(() -> showBenchmarks(index));
    RunSamples samples = RunSamples.of(new SoftMemory<>(archive::samples), evaluations);
    return new Facts(records, index, BaselineComparison.of(index, MEASURED, samples), samples);
  }

  private Room readMachine() {
    return new Room(machine.memory(), machine.freeDisk(place));
  }

  private void fill(Room read) {
    boolean first = room.isEmpty();
    room = Optional.of(read);
    if (first) {
      state
          .limitsProperty()
          .set(
              new Limits(
                  remembered("memory", gigabytes(read.memory())),
                  remembered("disk", gigabytes(read.disk())),
                  remembered("speed", ""),
                  remembered("loss", USUAL_LOSS),
                  Boolean.parseBoolean(remembered("each", "false"))));
      answer();
    }
  }

  private void show(Facts read) {
    facts = Optional.of(read);
    showBenchmarks(read.index());
    answer();
  }

  private void showBenchmarks(RunIndex index) {
    Map<EvaluationKey, EvaluationInfo> benchmarks = new LinkedHashMap<>(index.evaluations());
    benchmarks.values().removeIf(info -> info.kind() != EvaluationInfo.Kind.BENCHMARK);
    state.list(benchmarks);
    state.judgedBy().retainAll(benchmarks.keySet());
  }

  private String remembered(String key, String usual) {
    return settings.get(KEY + key).orElse(usual);
  }

  private static String gigabytes(OptionalLong bytes) {
    return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f", bytes.getAsLong() / GIGA) : "";
  }

  /** Puts the machine's own memory and disk in. */
  void useMachine() {
    room.ifPresent(
        read ->
            change(
                new Limits(
                    gigabytes(read.memory()),
                    gigabytes(read.disk()),
                    state.limitsProperty().get().speed(),
                    state.limitsProperty().get().loss(),
                    state.limitsProperty().get().each())));
  }

  /** Takes what was typed; asks again if it can be read. */
  void change(Limits limits) {
    if (limits.equals(state.limitsProperty().get())) {
      return;
    }
    state.limitsProperty().set(limits);
    settings.put(KEY + "memory", limits.memory());
    settings.put(KEY + "disk", limits.disk());
    settings.put(KEY + "speed", limits.speed());
    settings.put(KEY + "loss", limits.loss());
    settings.put(KEY + "each", String.valueOf(limits.each()));
    answer();
  }

  /** Judges quality by this benchmark too, or no longer. */
  void judge(EvaluationKey evaluation, boolean on) {
    boolean changed = on ? state.judgedBy().add(evaluation) : state.judgedBy().remove(evaluation);
    if (changed) {
      answer();
    }
  }

  private void answer() {
    List<EvaluationKey> judges =
        state.evaluationsProperty().get().stream().filter(state.judgedBy()::contains).toList();
    Optional<Constraints> constraints = state.limitsProperty().get().read(judges);
    if (facts.isEmpty() || room.isEmpty() || constraints.isEmpty()) {
      return;
    }
    Facts read = facts.get();
    state.workingProperty().set(true);
    background.run(
        "recommend.answer",
        () ->
            Recommendation.of(
                read.index(), MEASURED, read.comparison(), read.samples(), constraints.get()),
        answer -> {
          state.workingProperty().set(false);
          state.problemProperty().set(Optional.empty());
          state.answerProperty().set(Optional.of(answer));
        },
        this::failed);
  }

  private void failed(Throwable thrown) {
    state.workingProperty().set(false);
    state.problemProperty().set(Optional.of(Problems.of(thrown)));
  }
}
