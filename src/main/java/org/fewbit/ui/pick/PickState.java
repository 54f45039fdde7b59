package org.fewbit.ui.pick;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.problem.Problem;

/** What can be chosen, what is chosen, and what follows from it; no nodes. */
final class PickState {

  private final ObservableList<BaseModel> models = FXCollections.observableArrayList();
  private final ObservableList<EvaluationInfo> evaluations = FXCollections.observableArrayList();
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();
  private final ObservableSet<String> chosenModels = FXCollections.observableSet();
  private final ObservableSet<String> chosenEvaluations = FXCollections.observableSet();
  private final ObservableMap<String, Protocol> protocols = FXCollections.observableHashMap();
  private final ObservableMap<String, String> data = FXCollections.observableHashMap();
  private final ObservableMap<String, DataState> dataStates = FXCollections.observableHashMap();
  private final ObservableMap<String, DataOrigin> origins = FXCollections.observableHashMap();
  private final ObservableMap<String, Integer> limits = FXCollections.observableHashMap();
  private final ObservableMap<String, Integer> shots = FXCollections.observableHashMap();
  private final ObjectProperty<Optional<DataNews>> news =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<String, Long> modelBytes = new HashMap<>();
  private final SchemeGrid schemes = new SchemeGrid();
  private final IntegerProperty limit = new SimpleIntegerProperty();
  private final StringProperty customError = new SimpleStringProperty("");
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final Set<CellKey> wanted = new HashSet<>();
  private final Set<CellKey> unwanted = new HashSet<>();
  private final ObjectProperty<PickMatrix> matrix = new SimpleObjectProperty<>(PickMatrix.EMPTY);
  private final ObjectProperty<Forecast> forecast = new SimpleObjectProperty<>(Forecast.NOTHING);

  /** The choice as it is now. */
  PickChoice freeze() {
    return new PickChoice(
        models.stream().filter(m -> chosenModels.contains(m.name())).toList(),
        schemes.labels(),
        evaluations.stream()
            .filter(e -> chosenEvaluations.contains(e.id()))
            .map(this::counted)
            .toList(),
        protocols,
        usableData(),
        limit.get(),
        limits,
        shots,
        wanted,
        unwanted);
  }

  /** With the number of items that its folder holds. */
  private EvaluationInfo counted(EvaluationInfo e) {
    return dataStates.get(e.id()) instanceof DataState.Found found
        ? new EvaluationInfo(
            e.id(),
            e.title(),
            e.version(),
            e.kind(),
            e.dimension(),
            e.protocols(),
            e.metrics(),
            found.items(),
            e.description())
        : e;
  }

  /** Folders that are not known to hold something else. */
  private Map<String, String> usableData() {
    Map<String, String> usable = new HashMap<>(data);
    usable.keySet().removeIf(id -> dataStates.get(id) instanceof DataState.Wrong);
    return usable;
  }

  /** Whether an evaluation needs data from a person. */
  static boolean needsData(EvaluationInfo evaluation) {
    return evaluation.samples() == 0 && evaluation.kind() == EvaluationInfo.Kind.BENCHMARK;
  }

  /** What is known about a real benchmark's data. */
  DataState dataState(String evaluation) {
    return Optional.ofNullable(dataStates.get(evaluation)).orElse(DataState.MISSING);
  }

  ObservableMap<String, DataState> dataStates() {
    return dataStates;
  }

  /** Where the data of evaluations come from. */
  ObservableMap<String, DataOrigin> origins() {
    return origins;
  }

  /** Most samples of one evaluation, where it is another number than for all. */
  ObservableMap<String, Integer> limits() {
    return limits;
  }

  /** Worked examples, where they are others than the protocol's own. */
  ObservableMap<String, Integer> shots() {
    return shots;
  }

  /** What was found in a folder that a person pointed at without saying for what. */
  ObjectProperty<Optional<DataNews>> newsProperty() {
    return news;
  }

  /** Models there are, smallest first. */
  ObservableList<BaseModel> models() {
    return models;
  }

  /** Bytes of the unquantized graph, by model, where they can be read. */
  Map<String, Long> modelBytes() {
    return modelBytes;
  }

  /** Evaluations there are. */
  ObservableList<EvaluationInfo> evaluations() {
    return evaluations;
  }

  /** What is wrong with folders that look like models. */
  ObservableList<Problem> problems() {
    return problems;
  }

  ObservableSet<String> chosenModels() {
    return chosenModels;
  }

  ObservableSet<String> chosenEvaluations() {
    return chosenEvaluations;
  }

  /** Protocols other than the default, by evaluation. */
  ObservableMap<String, Protocol> protocols() {
    return protocols;
  }

  /** Data folders, by evaluation. */
  ObservableMap<String, String> data() {
    return data;
  }

  SchemeGrid schemes() {
    return schemes;
  }

  /** Most samples a run, 0 for all. */
  IntegerProperty limitProperty() {
    return limit;
  }

  /** Why the custom scheme was refused, empty if it wasn't. */
  StringProperty customErrorProperty() {
    return customError;
  }

  /** Whether models and evaluations have been read. */
  BooleanProperty loadedProperty() {
    return loaded;
  }

  /** Turns a cell that can run on or off, whatever the default for it is. */
  void toggle(CellKey key) {
    Optional.ofNullable(matrix.get().cells().get(key))
        .ifPresent(c -> setWillRun(key, !c.willRun()));
  }

  void setWillRun(CellKey key, boolean willRun) {
    PickMatrix.Cell cell = matrix.get().cells().get(key);
    if (cell == null) {
      return;
    }
    wanted.remove(key);
    unwanted.remove(key);
    if (willRun && cell.state() == CellState.DONE) {
      wanted.add(key);
    } else if (!willRun && cell.state() == CellState.MISSING) {
      unwanted.add(key);
    }
  }

  /** Forgets what was toggled cell by cell. */
  void clearToggles() {
    wanted.clear();
    unwanted.clear();
  }

  /** What exists, what would run, what can't. */
  ObjectProperty<PickMatrix> matrixProperty() {
    return matrix;
  }

  /** What Run would cost. */
  ObjectProperty<Forecast> forecastProperty() {
    return forecast;
  }
}
