package org.fewbit.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Port: the run folders. A record enters a comparison only from here. */
public interface RunArchive {

  /** Every complete record of all roots (own runs and samples shipped with the program). */
  List<RunRecord> records();

  /** Run folders that can't be read, each with the reason. */
  List<Problem> problems();

  /** The samples of a run, empty for published records. */
  List<SampleResult> samples(String runId);

  /** The folder that holds a run's files, or the collection it is in; empty if it has none. */
  default Optional<Path> folder(String runId) {
    return Optional.empty();
  }

  /**
   * Opens a run for writing. If an unfinished run with the same spec and provenance is there, it is
   * taken up with the samples it has; a torn last line is dropped.
   *
   * @throws org.fewbit.core.problem.ProblemException if the folder can't be written
   */
  RunJournal open(RunSpec spec, Provenance provenance);

  /** Runs that were begun and not finished, oldest first; they can be taken up again. */
  default List<UnfinishedRun> unfinished() {
    return List.of();
  }

  /** Moves a run to the archive's trash, from where it can be restored. */
  void delete(String runId);

  /**
   * Takes a run back out of the trash.
   *
   * @throws org.fewbit.core.problem.ProblemException if it is not there
   */
  default void restore(String runId) {
    throw ProblemException.of(
        Problem.Code.FOLDER_READ_ONLY,
        "This archive keeps no trash",
        runId,
        "Run the evaluation again.");
  }

  /**
   * Copies finished runs into the own ones: a run folder, or a folder of run folders. A run that is
   * there already stays as it is.
   *
   * @param origin where they come from, in words; kept for {@link #origins()}
   * @return ids of the runs copied
   * @throws ProblemException if there is no finished run, one can't be copied, or another run of
   *     the same id is there
   */
  default List<String> adopt(Path folder, String origin) {
    throw ProblemException.of(
        Problem.Code.FOLDER_READ_ONLY,
        "This archive takes no runs from elsewhere",
        folder,
        "Copy the folder by hand.");
  }

  /** Where runs that were taken from elsewhere come from, in words, by the run's id. */
  default Map<String, String> origins() {
    return Map.of();
  }

  /** Names people gave to runs, by the run's id. */
  default Map<String, String> labels() {
    return Map.of();
  }

  /** Names a run; an empty text takes the name away. The record itself does not change. */
  default void label(String runId, String text) {
    throw ProblemException.of(
        Problem.Code.FOLDER_READ_ONLY,
        "This archive keeps no names",
        runId,
        "Name runs of your own data folder.");
  }
}
