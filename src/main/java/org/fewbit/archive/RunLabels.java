package org.fewbit.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words about runs, in one JSON object beside the run folders ({@code labels.json}, {@code
 * origins.json}: id to words). Beside, not inside: a record never changes, and runs shipped with
 * the program can have names too.
 */
final class RunLabels {

  /** Names that people gave. */
  static final String NAMES = "labels.json";

  /** Where runs from elsewhere come from. */
  static final String ORIGINS = "origins.json";

  private final Path file;

  RunLabels(Path runs, String name) {
    file = runs.resolve(name);
  }

  /** All names; a damaged file is as good as none. */
  synchronized Map<String, String> all() {
    Map<String, String> labels = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return labels;
    }
    try {
      JsonMapper.shared()
          .readTree(Files.readString(file, StandardCharsets.UTF_8))
          .properties()
          .forEach(e -> labels.put(e.getKey(), e.getValue().asString("")));
    } catch (IOException | JacksonException e) {
      return labels;
    }
    return labels;
  }

  /** Sets or takes away one. */
  void put(String runId, String text) {
    putAll(List.of(runId), text);
  }

  /** Sets or takes away the same of several. */
  synchronized void putAll(List<String> runIds, String text) {
    Map<String, String> labels = all();
    for (String runId : runIds) {
      if (text.isBlank()) {
        labels.remove(runId);
      } else {
        labels.put(runId, text.strip());
      }
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFiles.write(
          file,
          JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(labels) + "\n");
    } catch (IOException e) {
      throw FileProblems.unwritable(file, e);
    }
  }
}
