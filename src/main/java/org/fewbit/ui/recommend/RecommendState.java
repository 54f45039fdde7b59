package org.fewbit.ui.recommend;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.problem.Problem;

/** What is asked for and what came out; no nodes. */
final class RecommendState {

  private final ObjectProperty<Limits> limits =
      new SimpleObjectProperty<>(new Limits("", "", "", "", false));
  private final ObjectProperty<List<EvaluationKey>> evaluations =
      new SimpleObjectProperty<>(List.of());
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
