package org.fewbit.core.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.problem.Problem;

/** Port: the evaluations there are. */
public interface EvaluationCatalog {

  /** All of them, by dimension. */
  List<EvaluationInfo> evaluations();

  /** Where the data of an evaluation come from, as far as that is known. */
  default Optional<DataOrigin> origin(String id) {
    return Optional.empty();
  }

  /** Whether a request may say how many worked examples there are. */
  default boolean takesShots(String id, Protocol protocol) {
    return false;
  }

  /**
   * Which evaluations' data a folder holds, told by what is in its files: the usable ones first,
   * most items first, then the others with the reason. If the folder itself is none, the folders in
   * it are looked at.
   *
   * @param place folder or file a person points at
   */
  default List<DataMatch> recognise(Path place) {
    return List.of();
  }

  /**
   * What can't be offered, each with the reason: benchmarks that a person described with mistakes.
   */
  default List<Problem> problems() {
    return List.of();
  }

  /** Whether the folder is a benchmark that a person described. */
  default boolean isDescribed(Path folder) {
    return false;
  }

  /**
   * The same with benchmarks that a person described in these folders, too.
   *
   * @throws org.fewbit.core.problem.ProblemException if a description has mistakes or is missing
   */
  default EvaluationCatalog withBenchmarks(List<Path> folders) {
    return this;
  }

  /**
   * A score of an evaluation that is no mean over its samples as a function of sums; empty for
   * means, and for evaluations that are not known here.
   *
   * @param all samples of the runs that are to be compared
   */
  default Optional<SumScore> sums(
      String id, Protocol protocol, String metric, List<SampleOutcome> all) {
    return Optional.empty();
  }

  /**
   * Reads the data and fixes the protocol.
   *
   * @throws org.fewbit.core.problem.ProblemException if it is unknown or its data is missing
   */
  Evaluation open(EvaluationRequest request);
}
