package org.fewbit.benchmarks.reader;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of a Parquet file, as Hugging Face data sets are stored: texts, numbers, lists and structs
 * become what they would be in JSON lines. Uncompressed, Snappy, Zstandard or gzip.
 */
final class ParquetRows {

  static final String ENDING = ".parquet";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Held, so that its level stays: which processor features are used is no news for a person. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private ParquetRows() {}

  /**
   * Hands every row that has the given text columns to its user, who says what is wrong with it.
   * Problems name the row, from 1.
   *
   * @throws ProblemException if the file is no Parquet file or can't be unpacked
   */
  static void read(
      SourceFile file,
      DataFolder folder,
      Function<JsonLines.Line, String> user,
      String... columns) {
    try (ParquetFileReader reader = open(file.path());
        RowReader rows = reader.rowReader()) {
      for (String column : columns) {
        if (reader.getFileSchema().getRootNode().children().stream()
            .noneMatch(node -> node.name().equals(column))) {
          folder.problem(file.malformed(1, "The file has no column '" + column + "'"));
          return;
        }
      }
      long number = 0;
      while (rows.hasNext()) {
        rows.next();
        number++;
        String wrong = use(new JsonLines.Line(number, number - 1, object(rows)), user, columns);
        if (!wrong.isEmpty()) {
          folder.problem(file.malformed(number, wrong));
        }
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      throw unreadable(file, e);
    }
  }

  /** Opens a file, quietly. */
  static ParquetFileReader open(Path path) throws IOException {
    return ParquetFileReader.open(InputFile.of(path));
  }

  private static String use(
      JsonLines.Line line, Function<JsonLines.Line, String> user, String... columns) {
    for (String column : columns) {
      if (!line.value().path(column).isString()) {
        return "The row has no text in column '" + column + "'";
      }
    }
    return user.apply(line);
  }

  /** Anything can go wrong in a file that is not what its name says; the person needs one word. */
  private static ProblemException unreadable(SourceFile file, Throwable e) {
    if (e instanceof ProblemException problem) {
      return problem;
    }
    return new ProblemException(
        new Problem(
            Problem.Code.FILE_UNREADABLE,
            "The Parquet file can't be read: " + e.getMessage(),
            file.path().toString(),
            "Fetch the file again, or convert it to JSON lines with the same columns."),
        e);
  }

  private static ObjectNode object(StructAccessor row) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < row.getFieldCount(); i++) {
      if (!row.isNull(i)) {
        object.set(row.getFieldName(i), node(row.getValue(i)));
      }
    }
    return object;
  }

  private static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.stringNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case PqStruct struct -> object(struct);
      case PqList list -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < list.size(); i++) {
          array.add(node(list.isNull(i) ? null : list.get(i)));
        }
        yield array;
      }
      default -> JSON.stringNode(value.toString());
    };
  }
}
