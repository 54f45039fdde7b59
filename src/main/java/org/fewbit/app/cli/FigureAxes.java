package org.fewbit.app.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Quantities by the words a person types. */
final class FigureAxes {

  private FigureAxes() {}

  /** An evaluation's id, {@code mean}, {@code mean:knowledge}, a cost's id or a quantity's text. */
  static Quantity parse(RunIndex index, String text) {
    return evaluation(index, text)
        .or(() -> cost(text))
        .or(() -> Quantity.parse(text.equals("mean") ? "mean:all" : text))
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.BAD_ARGUMENT,
                    "No quantity is called " + text,
                    "axis",
                    "Give one of "
                        + index.evaluations().keySet().stream()
                            .map(EvaluationKey::evaluation)
                            .distinct()
                            .collect(Collectors.joining(", "))
                        + ", mean, mean:knowledge, mean:alignment, "
                        + Arrays.stream(Efficiency.values())
                            .map(Efficiency::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static Optional<Quantity> evaluation(RunIndex index, String text) {
    return index.evaluations().keySet().stream()
        .filter(k -> k.evaluation().equals(text) || k.toString().equals(text))
        .findFirst()
        .map(Quantity.Headline::new);
  }

  private static Optional<Quantity> cost(String text) {
    return Arrays.stream(Efficiency.values())
        .filter(e -> e.id().equals(text))
        .findFirst()
        .map(Quantity.Cost::new);
  }
}
