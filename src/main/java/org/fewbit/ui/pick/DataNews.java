package org.fewbit.ui.pick;

import java.nio.file.Path;
import java.util.List;
import org.fewbit.core.evaluation.DataMatch;

/**
 * What was found in a folder.
 *
 * @param folder that a person pointed at
 * @param found benchmarks whose data it holds; empty if it holds none
 */
record DataNews(Path folder, List<DataMatch> found) {

  DataNews {
    found = List.copyOf(found);
  }
}
