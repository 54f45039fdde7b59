package org.fewbit.benchmarks.reader;

import java.util.List;
import org.fewbit.core.problem.Problem;

/**
 * What was read from disk.
 *
 * @param items to be asked, in file order
 * @param shots worked examples, in file order; empty if none were asked for
 * @param problems lines that could not be used
 * @param files names of the files read, in reading order
 * @param edition which of several published versions the files are; empty where there is one
 * @param sha256 over every file read, hex
 */
public record Dataset<I extends Item>(
    List<I> items,
    List<I> shots,
    List<Problem> problems,
    List<String> files,
    String edition,
    String sha256) {

  /** Copies the lists. */
  public Dataset {
    items = List.copyOf(items);
    shots = List.copyOf(shots);
    problems = List.copyOf(problems);
    files = List.copyOf(files);
  }
}
