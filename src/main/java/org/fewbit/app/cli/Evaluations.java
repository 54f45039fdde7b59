package org.fewbit.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Evaluations of runs by the words a person types. */
final class Evaluations {

  private Evaluations() {}

  /**
   * The evaluations with these ids ({@code pocket-mmlu}), under every protocol there is, or with
   * the protocol ({@code pocket-mmlu/paper}).
   *
   * @throws ProblemException if there are no runs of one
   */
  static List<EvaluationKey> keys(RunIndex index, List<String> words) {
    List<EvaluationKey> keys = new ArrayList<>();
    for (String word : words) {
      List<EvaluationKey> fitting =
          index.evaluations().keySet().stream()
              .filter(k -> k.evaluation().equals(word.strip()) || k.toString().equals(word.strip()))
              .toList();
      if (fitting.isEmpty()) {
        throw ProblemException.of(
            Problem.Code.NOT_COMPARABLE,
            "There are no runs of " + word,
            "--evaluations",
            "Give one of "
                + index.evaluations().keySet().stream()
                    .map(EvaluationKey::evaluation)
                    .distinct()
                    .collect(Collectors.joining(", "))
                + ".");
      }
      keys.addAll(fitting);
    }
    return keys;
  }
}
