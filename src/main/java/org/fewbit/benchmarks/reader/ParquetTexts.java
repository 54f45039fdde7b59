package org.fewbit.benchmarks.reader;

import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The text of a Parquet file whose column is called {@code text}, as running text is stored in
 * Hugging Face data sets, in the form in which the same text is published as a file.
 */
final class ParquetTexts {

  private static final String COLUMN = "text";

  private ParquetTexts() {}

  /**
   * Rows that end in line breaks (WikiText) are one raw text; others are documents and become JSON
   * lines (C4). Empty if there is no such column.
   *
   * @throws ProblemException if the file is no Parquet file or can't be unpacked
   */
  static String read(Path path) {
    List<String> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetRows.open(path)) {
      if (reader.getFileSchema().getRootNode().children().stream()
          .noneMatch(node -> node.name().equals(COLUMN))) {
        return "";
      }
      try (RowReader values = reader.rowReader()) {
        while (values.hasNext()) {
          values.next();
          rows.add(values.isNull(COLUMN) ? "" : values.getString(COLUMN));
        }
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The Parquet file can't be read: " + e.getMessage(),
              path.toString(),
              "Fetch the file again, or convert it to text."),
          e);
    }
    return rows.stream().allMatch(row -> row.isEmpty() || row.endsWith("\n"))
        ? String.join("", rows)
        : jsonLines(rows);
  }

  private static String jsonLines(List<String> rows) {
    JsonMapper mapper = new JsonMapper();
    StringBuilder text = new StringBuilder();
    for (String row : rows) {
      text.append(mapper.writeValueAsString(JsonNodeFactory.instance.objectNode().put(COLUMN, row)))
          .append('\n');
    }
    return text.toString();
  }
}
