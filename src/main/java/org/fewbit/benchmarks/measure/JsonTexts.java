package org.fewbit.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.fewbit.benchmarks.reader.SourceFile;
import org.fewbit.core.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The field {@code text} of JSON objects one a line, as C4 is published. */
final class JsonTexts {

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonTexts() {}

  /** The first so many; lines without a text become problems. */
  static List<String> read(SourceFile file, int most, List<Problem> problems) {
    List<String> texts = new ArrayList<>();
    long number = 0;
    for (String line : file.text().split("\n", -1)) {
      number++;
      if (texts.size() == most) {
        break;
      }
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode text = MAPPER.readTree(line).path("text");
        if (text.isString()) {
          texts.add(text.stringValue());
        } else {
          problems.add(file.malformed(number, "The line has no text field 'text'"));
        }
      } catch (JacksonException e) {
        problems.add(file.malformed(number, "The line is not JSON: " + e.getOriginalMessage()));
      }
    }
    return texts;
  }
}
