package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tables in a folder, in any of the forms that {@link Rows} reads, for described benchmarks. */
public final class TableFolder {

  /** Uses a row. */
  @FunctionalInterface
  public interface RowUser {
    /**
     * One row.
     *
     * @param row from 0
     * @return what is wrong with it, empty if nothing
     */
    String use(long row, JsonNode value);
  }

  private final DataFolder folder;

  /**
   * A folder.
   *
   * @param expected the files it should hold, for messages
   */
  public TableFolder(Path root, String expected) {
    folder = new DataFolder(root, expected);
  }

  /** Makes a file part of the data's hash, if it is there. */
  public void hash(String name) {
    folder.file(name);
  }

  /**
   * Hands every row of a file to its user; what is wrong becomes a problem with file and line.
   *
   * @throws org.fewbit.core.problem.ProblemException if there is no such file
   */
  public void read(String name, RowUser user) {
    SourceFile file = folder.file(name).orElseThrow(() -> folder.missing("There is no " + name));
    Rows.read(
        file,
        folder,
        line ->
            line.value().isObject() ? user.use(line.row(), line.value()) : "The row has no fields");
  }

  /**
   * Everything read.
   *
   * @throws org.fewbit.core.problem.ProblemException if no item is usable
   */
  public <I extends Item> Dataset<I> dataset(List<I> items, List<I> shots) {
    return folder.dataset(items, shots);
  }
}
