package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * The folders of {@code --data} and {@code --benchmark}: which evaluations they hold, and where.
 */
final class GivenData {

  private final List<Path> folders;
  private final List<DataMatch> matches;

  private GivenData(List<Path> folders, List<DataMatch> matches) {
    this.folders = folders;
    this.matches = matches;
  }

  /** Looks into the folders. */
  static GivenData of(List<Path> folders, EvaluationCatalog catalog) {
    List<Path> places = folders.stream().map(f -> f.toAbsolutePath().normalize()).toList();
    return new GivenData(
        places, places.stream().flatMap(p -> catalog.recognise(p).stream()).toList());
  }

  /**
   * The evaluations whose data it holds.
   *
   * @throws ProblemException if there is none
   */
  List<String> evaluations() {
    List<String> found =
        matches.stream().filter(DataMatch::isUsable).map(DataMatch::evaluation).distinct().toList();
    if (found.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.DATA_MISSING,
          "The folder holds the data of no benchmark",
          folders.getFirst(),
          "Name the evaluation with --evaluation to see what is missing for it; run --list tells"
              + " where the data come from.");
    }
    return found;
  }

  /**
   * Where the evaluation's data lie; empty, for its bundled data, where no folder has them and none
   * was given for all.
   */
  String place(String evaluation, Optional<Path> data) {
    Optional<Path> place =
        matches.stream()
            .filter(m -> m.isUsable() && m.evaluation().equals(evaluation))
            .map(DataMatch::place)
            .findFirst();
    return place
        .or(() -> data.map(d -> d.toAbsolutePath().normalize()))
        .map(Path::toString)
        .orElse("");
  }

  /** One line for each evaluation found. */
  List<String> lines() {
    return matches.stream()
        .filter(DataMatch::isUsable)
        .map(
            m ->
                m.title()
                    + ": "
                    + m.items()
                    + " items in "
                    + m.place()
                    + (m.badLines() > 0 ? ", " + m.badLines() + " lines can't be used" : ""))
        .toList();
  }
}
