package org.fewbit.benchmarks.reader;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects one a line, divided at line feeds only (U+0085 and U+2028 are text). */
final class JsonLines {

  /**
   * A usable line.
   *
   * @param line where it is, from 1; the row's number in Parquet files
   * @param row from 0, counted over all files of a split and over rows that can't be used
   */
  record Line(long line, long row, JsonNode value) {

    /** A text field. */
    String text(String field) {
      return value.path(field).stringValue();
    }
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonLines() {}

  /**
   * Hands every line that is a JSON object with the given text fields to its user, who says what is
   * wrong with it (empty if nothing). Lines that can't be used become problems, in file order.
   */
  static void read(
      SourceFile file, DataFolder folder, Function<Line, String> user, String... fields) {
    long number = 0;
    for (String text : file.text().split("\n", -1)) {
      number++;
      String wrong = text.isBlank() ? "" : use(file, number, text, user, fields);
      if (!wrong.isEmpty()) {
        folder.problem(file.malformed(number, wrong));
      }
    }
  }

  private static String use(
      SourceFile file, long number, String text, Function<Line, String> user, String... fields) {
    if (file.isDamaged(text)) {
      return "The line is not UTF-8 text";
    }
    try {
      JsonNode value = MAPPER.readTree(text);
      String missing = missing(value, fields);
      return missing.isEmpty()
          ? user.apply(new Line(number, number - 1, value))
          : "The line has no text field '" + missing + "'";
    } catch (JacksonException e) {
      return "The line is not JSON: " + e.getOriginalMessage();
    }
  }

  /** The first of the text fields that is not there, empty if all are. */
  static String missing(JsonNode value, String... fields) {
    for (String field : fields) {
      if (!value.path(field).isString()) {
        return field;
      }
    }
    return "";
  }
}
