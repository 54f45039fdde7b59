package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** The folder of {@code --data}: which evaluations it holds, and where in it. */
final class GivenData {

  private final Path folder;
  private final List<DataMatch> matches;

  private GivenData(Path folder, List<DataMatch> matches) {
    this.folder = folder;
    this.matches = matches;
  }

  /** Looks into the folder. */
  static GivenData of(Path folder, EvaluationCatalog catalog) {
    Path place = folder.toAbsolutePath().normalize();
    return new GivenData(place, catalog.recognise(place));
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
          folder,
          "Name the evaluation with --evaluation to see what is missing for it; run --list tells"
              + " where the data come from.");
    }
    return found;
  }

  /** Where the evaluation's data lie; the folder itself if that is not known. */
  String place(EvaluationInfo evaluation) {
    Optional<Path> place =
        matches.stream()
            .filter(m -> m.isUsable() && m.evaluation().equals(evaluation.id()))
            .map(DataMatch::place)
            .findFirst();
    return place.orElse(folder).toString();
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
