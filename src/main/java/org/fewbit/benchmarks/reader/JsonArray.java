package org.fewbit.benchmarks.reader;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file with one JSON array, read entry by entry: those before a break are used. */
final class JsonArray {

  /** Entries are read one by one from the array, so what follows an entry is no error. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonArray() {}

  /**
   * Hands every entry to its user, who says what is wrong with it (empty if nothing).
   *
   * @throws org.fewbit.core.problem.ProblemException if the file is no array
   */
  static void read(SourceFile file, DataFolder folder, Function<JsonNode, String> user) {
    lines(file, folder, line -> user.apply(line.value()));
  }

  /** The same for users that want the line an entry begins in, and some text fields. */
  static void lines(
      SourceFile file, DataFolder folder, Function<JsonLines.Line, String> user, String... fields) {
    try (JsonParser parser = MAPPER.createParser(file.text())) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw folder.missing("The file is no JSON array");
      }
      long row = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode value = MAPPER.readTree(parser);
        String missing = JsonLines.missing(value, fields);
        String wrong =
            file.isDamaged(value.toString())
                ? "The entry is not UTF-8 text"
                : missing.isEmpty()
                    ? user.apply(new JsonLines.Line(line, row, value))
                    : "The entry has no text field '" + missing + "'";
        row++;
        if (!wrong.isEmpty()) {
          folder.problem(file.malformed(line, wrong));
        }
      }
    } catch (JacksonException e) {
      folder.problem(
          file.malformed(
              e.getLocation().getLineNr(),
              "The file is broken from here on: " + e.getOriginalMessage()));
    }
  }
}
