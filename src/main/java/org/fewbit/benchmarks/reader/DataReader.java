package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.List;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Reads one benchmark's official files. */
public interface DataReader<I extends Item> {

  /** The official files, for messages. */
  String expected();

  /**
   * Reads a folder (or the one file where the benchmark has one).
   *
   * @param root as the person gave it
   * @param withShots whether worked examples are needed
   * @throws org.fewbit.core.problem.ProblemException if files are missing or no line is usable
   */
  Dataset<I> read(Path root, boolean withShots);

  /** Splits that can be asked, the usual one first; empty if there is but one. */
  default List<String> splits() {
    return List.of();
  }

  /**
   * Reads a given split.
   *
   * @param split one of {@link #splits()}, empty for the usual one
   * @throws ProblemException as above, or if there is no such split
   */
  default Dataset<I> read(Path root, boolean withShots, String split) {
    if (!split.isEmpty() && !splits().contains(split)) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "There is no split '" + split + "' that could be asked",
          root,
          splits().isEmpty()
              ? "Leave the split out: this benchmark has one."
              : "Use one of " + splits() + ".");
    }
    return split.isEmpty() ? read(root, withShots) : readSplit(root, withShots, split);
  }

  /** One of {@link #splits()}; asked only of readers that have some. */
  default Dataset<I> readSplit(Path root, boolean withShots, String split) {
    return read(root, withShots);
  }
}
