package org.fewbit.ui.pick;

import java.util.Optional;
import org.fewbit.core.problem.Problem;

/** What is known about the data of a real benchmark. */
sealed interface DataState {

  /** No folder was chosen. */
  DataState MISSING = new Missing();

  /** No folder was chosen. */
  record Missing() implements DataState {}

  /** The folder is being read. */
  record Checking(String folder) implements DataState {}

  /**
   * A run can begin.
   *
   * @param place folder or file that is given to runs
   * @param items usable ones
   * @param badLines lines that can't be used
   */
  record Found(String place, int items, int badLines) implements DataState {}

  /**
   * The folder is not there or holds something else.
   *
   * @param folder as chosen
   * @param problem why it can't be used
   * @param other id of the benchmark whose data it holds
   * @param otherTitle its title, empty if it is none
   */
  record Wrong(String folder, Problem problem, Optional<String> other, String otherTitle)
      implements DataState {}
}
