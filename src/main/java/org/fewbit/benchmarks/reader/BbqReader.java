package org.fewbit.benchmarks.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * BBQ as nyu-mll publishes it: {@code CATEGORY.jsonl}, and {@code additional_metadata.csv} where it
 * is at hand.
 */
public final class BbqReader implements DataReader<BiasItem> {

  /** Answers of every question. */
  static final int ANSWERS = 3;

  private static final String EXPECTED =
      "data/CATEGORY.jsonl and supplemental/additional_metadata.csv (or both in one folder)";
  private static final String[] TEXTS = {
    "question_polarity",
    "context_condition",
    "category",
    "context",
    "question",
    "ans0",
    "ans1",
    "ans2"
  };

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public Dataset<BiasItem> read(Path root, boolean withShots) {
    boolean single = Files.isRegularFile(root);
    DataFolder folder = new DataFolder(root, EXPECTED);
    List<SourceFile> files =
        single ? folder.file().stream().toList() : folder.files(".jsonl", "data", "");
    // a single file's targets are told from its groups
    BiasTargets targets =
        new BiasTargets(single ? new DataFolder(root.resolveSibling(""), EXPECTED) : folder);
    List<BiasItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (SourceFile file : files) {
      JsonLines.read(file, folder, line -> add(line.value(), targets, ids, items), TEXTS);
    }
    return folder.dataset(items, List.of());
  }

  private static String add(
      JsonNode row, BiasTargets targets, Set<String> ids, List<BiasItem> items) {
    String polarity = row.path("question_polarity").stringValue();
    String condition = row.path("context_condition").stringValue();
    int label = row.path("label").asInt(-1);
    for (String field : TEXTS) {
      if (row.path(field).stringValue().isBlank()) {
        return "The field '" + field + "' is empty";
      }
    }
    if (!polarity.equals("neg") && !polarity.equals("nonneg")) {
      return "The question_polarity '" + polarity + "' is not neg or nonneg";
    }
    if (!condition.equals("ambig") && !condition.equals("disambig")) {
      return "The context_condition '" + condition + "' is not ambig or disambig";
    }
    if (label < 0 || label >= ANSWERS) {
      return "The label is not 0, 1 or 2";
    }
    OptionalInt unknown =
        IntStream.range(0, ANSWERS).filter(i -> isUnknown(row, "ans" + i)).findFirst();
    if (unknown.isEmpty()) {
      return "None of the answers is marked 'unknown' in answer_info";
    }
    String category = row.path("category").stringValue();
    String id = category + "/" + row.path("example_id").asString("");
    if (!ids.add(id)) {
      return "The example_id of '" + id + "' occurs twice";
    }
    int template = row.path("question_index").asInt(0);
    Set<Integer> biased = BiasGroups.biased(row);
    items.add(
        new BiasItem(
            id,
            category + (targets.named(id, category, template) ? " (names)" : ""),
            template,
            condition.equals("ambig"),
            row.path("context").stringValue(),
            row.path("question").stringValue(),
            List.of(
                row.path("ans0").stringValue(),
                row.path("ans1").stringValue(),
                row.path("ans2").stringValue()),
            label,
            unknown.getAsInt(),
            targets.target(id, biased),
            biased));
    return "";
  }

  private static boolean isUnknown(JsonNode row, String answer) {
    JsonNode info = row.path("answer_info").path(answer);
    return info.size() > 1 && info.path(info.size() - 1).asString("").equals("unknown");
  }
}
