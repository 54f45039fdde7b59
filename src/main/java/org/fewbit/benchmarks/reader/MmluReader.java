package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * MMLU as hendrycks/test publishes it: {@code dev|val|test/SUBJECT_SPLIT.csv}, six columns without
 * header (question, four choices, letter of the answer); or as the Hugging Face data set {@code
 * cais/mmlu} has it: Parquet files with {@code question}, {@code subject}, {@code choices} and the
 * index {@code answer}.
 */
public final class MmluReader implements DataReader<ChoiceItem> {

  private static final String EXPECTED = "dev/SUBJECT_dev.csv and test/SUBJECT_test.csv";
  private static final int COLUMNS = 6;
  private static final int CHOICES = 4;

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public List<String> splits() {
    return List.of("test", "val", "dev");
  }

  @Override
  public Dataset<ChoiceItem> read(Path root, boolean withShots) {
    return readSplit(root, withShots, "test");
  }

  @Override
  public Dataset<ChoiceItem> readSplit(Path root, boolean withShots, String split) {
    DataFolder folder = new DataFolder(root, EXPECTED);
    List<ChoiceItem> items = split(folder, split);
    List<ChoiceItem> shots = withShots ? split(folder, "dev") : List.of();
    if (withShots && shots.isEmpty()) {
      throw folder.missing("There are no worked examples (dev)");
    }
    return folder.dataset(items, shots);
  }

  private static List<ChoiceItem> split(DataFolder folder, String split) {
    String ending = "_" + split + ".csv";
    List<ChoiceItem> items = new ArrayList<>();
    for (SourceFile file : folder.files(ending, split, "data/" + split)) {
      String name = file.path().getFileName().toString();
      String subject = name.substring(0, name.length() - ending.length());
      int row = 0;
      for (CsvRows.Row line : CsvRows.read(file.text(), COLUMNS)) {
        String id = subject + "/" + split + "/" + row++;
        String wrong = wrong(file, line.fields());
        if (wrong.isEmpty()) {
          items.add(item(id, subject, line.fields()));
        } else {
          folder.problem(file.malformed(line.line(), wrong));
        }
      }
    }
    return items.isEmpty() ? parquet(folder, split) : items;
  }

  private static List<ChoiceItem> parquet(DataFolder folder, String split) {
    String named = split.equals("val") ? "(val|validation)" : split;
    List<ChoiceItem> items = new ArrayList<>();
    Map<String, Integer> rows = new HashMap<>();
    Rows.readAll(
        folder.filesNamed(named + DataFolder.SHARD + "\\.parquet", "", "all", "data"),
        folder,
        line -> {
          String subject = line.text("subject");
          int row = rows.merge(subject, 1, Integer::sum) - 1;
          return add(line, subject + "/" + split + "/" + row, items);
        },
        "question",
        "subject");
    return items;
  }

  private static String add(JsonLines.Line line, String id, List<ChoiceItem> items) {
    List<String> choices =
        line.value().path("choices").valueStream().map(JsonNode::asString).toList();
    int gold = line.value().path("answer").asInt(-1);
    if (choices.size() != CHOICES) {
      return "The row has " + choices.size() + " choices instead of " + CHOICES;
    }
    if (gold < 0 || gold >= CHOICES) {
      return "The answer is not 0 to 3";
    }
    items.add(new ChoiceItem(id, line.text("subject"), line.text("question"), choices, gold));
    return "";
  }

  private static String wrong(SourceFile file, List<String> fields) {
    if (fields.isEmpty()) {
      return "The row's quotes do not match";
    }
    if (fields.size() != COLUMNS) {
      return "The row has " + fields.size() + " columns instead of " + COLUMNS;
    }
    if (fields.stream().anyMatch(file::isDamaged)) {
      return "The row is not UTF-8 text";
    }
    if (fields.getFirst().isBlank()) {
      return "The question is empty";
    }
    String answer = fields.getLast().strip();
    return answer.matches("[ABCD]") ? "" : "The answer '" + answer + "' is not one of A, B, C, D";
  }

  private static ChoiceItem item(String id, String subject, List<String> fields) {
    int gold = fields.getLast().strip().charAt(0) - 'A';
    return new ChoiceItem(id, subject, fields.getFirst(), fields.subList(1, 1 + CHOICES), gold);
  }
}
