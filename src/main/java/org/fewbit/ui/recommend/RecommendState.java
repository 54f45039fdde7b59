package org.fewbit.ui.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.problem.Problem;

/** What is asked for and what came out; no nodes. */
final class RecommendState {

  private final ObjectProperty<Limits> limits =
      new SimpleObjectProperty<>(new Limits("", "", "", "", false));
  private final ObjectProperty<List<EvaluationKey>> evaluations =
      new SimpleObjectProperty<>(List.of());
  private Map<EvaluationKey, EvaluationInfo> infos = Map.of();
  private final ObservableSet<EvaluationKey> judgedBy = FXCollections.observableSet();
  private final ObjectProperty<Optional<Recommendation>> answer =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty working = new SimpleBooleanProperty();

  /** What was typed. */
  ObjectProperty<Limits> limitsProperty() {
    return limits;
  }

  /** Benchmarks there are runs of. */
  ObjectProperty<List<EvaluationKey>> evaluationsProperty() {
    return evaluations;
  }

  /** Names the benchmarks there are runs of, then lists them. */
  void list(Map<EvaluationKey, EvaluationInfo> benchmarks) {
    infos = Map.copyOf(benchmarks);
    evaluations.set(List.copyOf(benchmarks.keySet()));
  }

  /** Title of an evaluation as its runs have it, its id where there is no such run. */
  String title(EvaluationKey key) {
    EvaluationInfo info = infos.get(key);
    return info == null ? key.evaluation() : info.title();
  }

  /** Those that quality is judged by; none means all. */
  ObservableSet<EvaluationKey> judgedBy() {
    return judgedBy;
  }

  /** The answer to the latest question that could be read. */
  ObjectProperty<Optional<Recommendation>> answerProperty() {
    return answer;
  }

  /** Why there is no answer. */
  ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }

  /** Whether an answer is being computed. */
  BooleanProperty workingProperty() {
    return working;
  }
}
