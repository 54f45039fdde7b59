package org.fewbit.core.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.problem.Problem;

/**
 * What an evaluation makes of a folder (or file) that a person points at.
 *
 * @param evaluation id of the evaluation
 * @param title of the evaluation, for people
 * @param place folder or file to give as its data; the asked one or a folder in it
 * @param items usable items of the split that is asked by default; 0 if it isn't this benchmark
 * @param files what was read, relative to {@code place}: the evidence
 * @param badLines lines of them that can't be used
 * @param why why it can't be used; absent where there are items
 */
public record DataMatch(
    String evaluation,
    String title,
    Path place,
    int items,
    List<String> files,
    int badLines,
    Optional<Problem> why) {

  /** Copies the list. */
  public DataMatch {
    files = List.copyOf(files);
  }

  /** Whether a run on it can begin. */
  public boolean isUsable() {
    return items > 0;
  }
}
