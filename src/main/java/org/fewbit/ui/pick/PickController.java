package org.fewbit.ui.pick;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.settings.Setting;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.Texts;

/** Reads what can be chosen, keeps matrix and forecast in step with the choice, submits. */
final class PickController {

  private record Answer(PickMatrix matrix, Forecast forecast) {}

  private final PickSources sources;
  private final PickState state;
  private final Background background;
  private final Texts texts;
  private final Consumer<? super List<Ticket>> submitted;
  private final PickMemory memory;
  private final DataFinder data;
  private PickFacts facts = PickFacts.NONE;

  /** {@code submitted} hears of the tickets after Run. */
  PickController(
      PickSources sources,
      PickState state,
      Background background,
      Texts texts,
      Consumer<? super List<Ticket>> submitted) {
    this.sources = sources;
    this.state = state;
    this.background = background;
    this.texts = texts;
    this.submitted = submitted;
    memory = new PickMemory(sources.settings());
    data = new DataFinder(sources.evaluations(), state, background, texts, this::changed);
  }

  /** Reads everything again; what was chosen stays chosen. */
  void open() {
    read(this::show);
  }

  /** As {@link #open()}, then chooses something quick that has not been run yet. */
  void openWithSuggestion() {
    read(
        read -> {
          show(read);
          suggest();
        });
  }

  private void read(Consumer<PickFacts> done) {
    background.run("pick.read", () -> PickFacts.of(sources), done);
  }

  private void show(PickFacts read) {
    facts = read;
    state.modelBytes().clear();
    state.modelBytes().putAll(read.sizes());
    replace(state.models(), read.models());
    replace(state.problems(), read.problems());
    state.origins().clear();
    state.origins().putAll(read.origins());
    replace(state.evaluations(), read.evaluations());
    read.models().stream()
        .flatMap(m -> m.graphs().stream())
        .forEach(g -> state.schemes().offer(g.label()));
    if (!state.loadedProperty().get()) {
      if (!memory.restore(state)) {
        chooseAtFirst(read);
      }
      state.loadedProperty().set(true);
      data.checkAll();
    }
    changed();
  }

  /** Lists that are as they were need not be drawn again. */
  private static <T> void replace(ObservableList<T> list, List<T> now) {
    if (!list.equals(now)) {
      list.setAll(now);
    }
  }

  /** The smallest model under everything that is measured already, and all bundled evaluations. */
  private void chooseAtFirst(PickFacts read) {
    read.models().stream().limit(1).forEach(m -> state.chosenModels().add(m.name()));
    read.evaluations().stream()
        .filter(e -> e.samples() > 0 || e.kind() != EvaluationInfo.Kind.BENCHMARK)
        .forEach(e -> state.chosenEvaluations().add(e.id()));
    state.schemes().tick(QuantizationScheme.FP32.toString());
    Set<String> names = read.models().stream().map(BaseModel::name).collect(Collectors.toSet());
    List<String> measured =
        read.records().stream()
            .filter(r -> r.kind() == RunRecord.Kind.MEASURED)
            .map(r -> r.spec().variant())
            .filter(v -> names.contains(v.model()) && v.scheme().isPresent())
            .map(v -> v.label())
            .distinct()
            .toList();
    measured.forEach(state.schemes()::tick);
    if (measured.isEmpty()) {
      state.schemes().tick(QuantizationScheme.INT8_DYNAMIC.toString());
      SchemeGrid.BITS.forEach(
          bits -> state.schemes().tick(QuantizationScheme.rtn(bits, 128, true).toString()));
    }
  }

  private void suggest() {
    List<BaseModel> models = facts.models();
    if (models.isEmpty()) {
      return;
    }
    BaseModel smallest = models.getFirst();
    Set<String> evaluations = new LinkedHashSet<>(measuredWith(smallest));
    if (evaluations.isEmpty()) {
      first(EvaluationInfo.Kind.PERPLEXITY).ifPresent(e -> evaluations.add(e.id()));
      first(EvaluationInfo.Kind.BENCHMARK).ifPresent(e -> evaluations.add(e.id()));
    }
    Set<String> taken =
        facts.records().stream()
            .filter(r -> r.spec().variant().model().equals(smallest.name()))
            .map(r -> r.spec().variant().label())
            .collect(Collectors.toSet());
    Optional<String> fresh =
        List.of(4, 3, 8, 2).stream()
            .flatMap(
                bits ->
                    SchemeGrid.GROUPS.stream()
                        .flatMap(
                            group ->
                                List.of(true, false).stream()
                                    .map(sym -> QuantizationScheme.rtn(bits, group, sym))))
            .filter(sources.canQuantize())
            .map(QuantizationScheme::toString)
            .filter(label -> !taken.contains(label))
            .findFirst();
    state.chosenModels().clear();
    state.chosenModels().add(smallest.name());
    state.chosenEvaluations().clear();
    state.chosenEvaluations().addAll(evaluations);
    state.schemes().clear();
    fresh.ifPresent(state.schemes()::tick);
    state.clearToggles();
    changed();
  }

  /** What its other variants have, so that the new one takes its place among them. */
  private List<String> measuredWith(BaseModel model) {
    Set<String> known =
        facts.evaluations().stream().map(EvaluationInfo::id).collect(Collectors.toSet());
    return facts.records().stream()
        .filter(r -> r.kind() == RunRecord.Kind.MEASURED && r.spec().limit() == 0)
        .filter(r -> r.spec().variant().model().equals(model.name()))
        .map(r -> r.spec().evaluation())
        .filter(known::contains)
        .distinct()
        .toList();
  }

  private Optional<EvaluationInfo> first(EvaluationInfo.Kind kind) {
    return facts.evaluations().stream()
        .filter(e -> e.kind() == kind && (e.samples() > 0 || kind != EvaluationInfo.Kind.BENCHMARK))
        .findFirst();
  }

  /** Computes matrix and forecast anew. */
  void changed() {
    if (state.loadedProperty().get()) {
      memory.store(state);
    }
    PickChoice choice = state.freeze();
    PickFacts now = facts;
    background.run(
        "pick.matrix",
        () -> {
          PickMatrix matrix =
              PickMatrix.of(
                  choice,
                  new CellRules(now.records(), now.tickets(), sources.canQuantize(), texts));
          Forecast forecast =
              new Forecaster(now.records(), now.here(), sources.machine()).of(choice, matrix);
          return new Answer(matrix, forecast);
        },
        answer -> {
          state.matrixProperty().set(answer.matrix());
          state.forecastProperty().set(answer.forecast());
        });
  }

  /** What a cell would cost, from what was read last. */
  CellCost cost(PickMatrix.Cell cell) {
    VariantId variant = cell.spec().variant();
    SizeEstimate size = new SizeEstimate(facts.records());
    Optional<BaseModel> model =
        facts.models().stream().filter(m -> m.name().equals(variant.model())).findFirst();
    Optional<TimeEstimate.Seconds> time =
        state.freeze().evaluations().stream()
            .filter(e -> e.id().equals(cell.spec().evaluation()))
            .findFirst()
            .flatMap(e -> new TimeEstimate(facts.records(), facts.here()).seconds(cell.spec(), e));
    return new CellCost(
        time.map(t -> OptionalDouble.of(t.seconds())).orElse(OptionalDouble.empty()),
        time.flatMap(TimeEstimate.Seconds::elsewhere),
        model
            .filter(m -> m.graph(variant.label()).isEmpty())
            .map(m -> size.diskBytes(m, variant.label()))
            .orElse(OptionalLong.empty()),
        model.map(m -> size.memoryBytes(m, variant.label())).orElse(OptionalLong.empty()));
  }

  void toggle(CellKey key) {
    state.toggle(key);
    changed();
  }

  /** Turns all given cells on, or off if all that can be on are. */
  void toggleAll(List<CellKey> keys) {
    Map<CellKey, PickMatrix.Cell> cells = state.matrixProperty().get().cells();
    List<CellKey> missing =
        keys.stream().filter(k -> has(cells, k, c -> c.state() == CellState.MISSING)).toList();
    boolean allOn = missing.stream().allMatch(k -> has(cells, k, PickMatrix.Cell::willRun));
    missing.forEach(k -> state.setWillRun(k, !allOn));
    changed();
  }

  private static boolean has(
      Map<CellKey, PickMatrix.Cell> cells, CellKey key, Predicate<PickMatrix.Cell> property) {
    return Optional.ofNullable(cells.get(key)).filter(property).isPresent();
  }

  /** Ticks a set of schemes beside those that are ticked; the empty set takes all ticks away. */
  void tick(SchemeSet set) {
    if (set.labels().isEmpty()) {
      state.schemes().clear();
    }
    set.labels().forEach(state.schemes()::tick);
    changed();
  }

  /** Adds a scheme by name; a name that is none is refused with the reason. */
  boolean addScheme(String text) {
    try {
      state.schemes().tick(QuantizationScheme.parse(text).toString());
    } catch (ProblemException refused) {
      state
          .customErrorProperty()
          .set(
              texts.phrase(refused.problem().what())
                  + ": "
                  + texts.phrase(refused.problem().whatToDo()));
      return false;
    }
    state.customErrorProperty().set("");
    changed();
    return true;
  }

  /** Adds a model's folder and ticks the model; what is wrong with it is shown in place. */
  void addFolder(Path folder) {
    background.run(
        "pick.add." + folder,
        () -> sources.models().add(folder),
        model -> {
          state.chosenModels().add(model.name());
          open();
        },
        failed -> state.problems().add(Problems.of(failed)));
  }

  /** Takes the data of an evaluation from a folder, if it holds them. */
  void setData(String evaluation, Path folder) {
    state.chosenEvaluations().add(evaluation);
    data.use(evaluation, folder);
  }

  /** Forgets where the data of an evaluation are. */
  void forgetData(String evaluation) {
    data.forget(evaluation);
  }

  /** Takes a folder for all benchmarks whose data it holds, and says which. */
  void addData(Path folder) {
    data.add(folder, none -> state.newsProperty().set(Optional.of(new DataNews(none, List.of()))));
  }

  /** A folder with data if it holds some, else a model's. */
  void addAny(Path folder) {
    data.add(folder, this::addFolder);
  }

  /** Most samples of one evaluation; empty for the number chosen for all. */
  void setLimit(String evaluation, OptionalInt most) {
    put(state.limits(), evaluation, most);
  }

  /** Worked examples of one evaluation; empty for the protocol's own. */
  void setShots(String evaluation, OptionalInt number) {
    put(state.shots(), evaluation, number);
  }

  private void put(Map<String, Integer> numbers, String evaluation, OptionalInt number) {
    if (number.isPresent()) {
      numbers.put(evaluation, number.getAsInt());
    } else {
      numbers.remove(evaluation);
    }
    changed();
  }

  /** Whether a person may say how many worked examples there are. */
  boolean takesShots(EvaluationInfo evaluation) {
    return sources
        .evaluations()
        .takesShots(
            evaluation.id(),
            state.protocols().getOrDefault(evaluation.id(), evaluation.protocols().getFirst()));
  }

  /** Shows an address in the browser. */
  void openLink(String address) {
    sources.openLink().accept(address);
  }

  void setProtocol(String evaluation, Protocol protocol) {
    state.protocols().put(evaluation, protocol);
    changed();
  }

  /** Queues what is on in the matrix. */
  void submit() {
    int threads = Setting.number(sources.settings(), Setting.THREADS, 0).orElse(0);
    List<RunSpec> specs =
        state.matrixProperty().get().toRun().stream().map(s -> s.withThreads(threads)).toList();
    if (specs.isEmpty()) {
      return;
    }
    background.run(
        "pick.submit",
        () -> sources.runs().submit(specs),
        tickets -> {
          state.clearToggles();
          submitted.accept(tickets);
        });
  }
}
