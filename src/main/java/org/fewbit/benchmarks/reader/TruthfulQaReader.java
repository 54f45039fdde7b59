package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.fewbit.benchmarks.reader.TruthItem.Answer;
import org.fewbit.benchmarks.reader.TruthItem.Target;
import tools.jackson.databind.JsonNode;

/**
 * TruthfulQA in one of its forms: {@code mc_task.json}, an array of objects with {@code question},
 * {@code mc1_targets} and {@code mc2_targets} (answer to 0 or 1; {@code mc0_targets} of the second
 * version is ignored); {@code TruthfulQA.csv} with {@code Question}, {@code Best Answer}, {@code
 * Correct Answers} and {@code Incorrect Answers}; or the Parquet file of the Hugging Face data set
 * {@code truthfulqa/truthful_qa}, configuration multiple_choice.
 */
public final class TruthfulQaReader implements DataReader<TruthItem> {

  private static final String NAME = "mc_task.json";
  private static final String CSV = "TruthfulQA.csv";
  private static final String EXPECTED = NAME + " or " + CSV;

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public Dataset<TruthItem> read(Path root, boolean withShots) {
    DataFolder folder = new DataFolder(root, EXPECTED);
    SourceFile file =
        folder
            .file(NAME, "data/" + NAME, "data/v1/" + NAME, "data/v0/" + NAME, CSV, "data/v0/" + CSV)
            .or(
                () ->
                    folder.fileNamed(
                        "validation" + DataFolder.SHARD + "\\.parquet", "", "multiple_choice"))
            .orElseThrow(() -> folder.missing("There is no " + NAME + " or " + CSV));
    folder.edition(edition(file));
    List<TruthItem> items = new ArrayList<>();
    String name = file.path().toString();
    if (name.endsWith(".csv")) {
      Rows.read(
          file,
          folder,
          line -> row(line, items),
          "Question",
          "Best Answer",
          "Correct Answers",
          "Incorrect Answers");
    } else if (name.endsWith(ParquetRows.ENDING)) {
      Rows.read(file, folder, line -> add(line, this::pairs, items), "question");
    } else {
      JsonArray.lines(file, folder, line -> add(line, this::object, items));
    }
    return folder.dataset(items, List.of());
  }

  /** The revised version has one best wrong answer more in each form. */
  private static String edition(SourceFile file) {
    boolean second =
        file.text().contains("\"mc0_targets\"") || file.text().contains("Best Incorrect Answer");
    return second ? "second version (790 questions)" : "first version (817 questions)";
  }

  /** How a target list is read: answer to whether it is true, in file order. */
  private interface Targets {
    Map<String, Boolean> of(JsonNode node);
  }

  private Map<String, Boolean> object(JsonNode node) {
    Map<String, Boolean> targets = new LinkedHashMap<>();
    node.properties().forEach(e -> targets.put(e.getKey(), e.getValue().asInt(0) == 1));
    return targets;
  }

  private Map<String, Boolean> pairs(JsonNode node) {
    Map<String, Boolean> targets = new LinkedHashMap<>();
    JsonNode choices = node.path("choices");
    for (int i = 0; i < choices.size(); i++) {
      targets.put(choices.path(i).asString(""), node.path("labels").path(i).asInt(0) == 1);
    }
    return targets;
  }

  private static String add(JsonLines.Line line, Targets form, List<TruthItem> items) {
    JsonNode value = line.value();
    if (!value.path("question").isString()) {
      return "The entry has no question";
    }
    return add(
        line.row(),
        value.path("question").stringValue(),
        form.of(value.path("mc1_targets")),
        form.of(value.path("mc2_targets")),
        items);
  }

  /** As truthfulqa/utilities.py makes references: the best answer against the wrong ones. */
  private static String row(JsonLines.Line line, List<TruthItem> items) {
    Map<String, Boolean> one = new LinkedHashMap<>();
    Map<String, Boolean> many = new LinkedHashMap<>();
    if (!line.text("Best Answer").isBlank()) {
      one.put(closed(line.text("Best Answer").strip()), true);
    }
    answers(line.text("Correct Answers")).forEach(right -> many.put(right, true));
    for (String wrong : answers(line.text("Incorrect Answers"))) {
      one.putIfAbsent(wrong, false);
      many.putIfAbsent(wrong, false);
    }
    return add(line.row(), line.text("Question"), one, many, items);
  }

  /** Divided at semicolons; each ends in a full stop, which is added where it lacks. */
  private static List<String> answers(String cell) {
    return List.of(cell.split(";", -1)).stream()
        .map(String::strip)
        .filter(a -> !a.isEmpty())
        .map(TruthfulQaReader::closed)
        .toList();
  }

  private static String closed(String answer) {
    return answer.endsWith(".") ? answer : answer + ".";
  }

  private static String add(
      long row,
      String question,
      Map<String, Boolean> mc1,
      Map<String, Boolean> mc2,
      List<TruthItem> items) {
    if (question.isBlank()) {
      return "The question is empty";
    }
    if (trueAnswers(mc1) != 1 || mc1.size() < 2) {
      return "mc1_targets needs exactly one true answer and a false one";
    }
    if (trueAnswers(mc2) < 1 || trueAnswers(mc2) == mc2.size()) {
      return "mc2_targets needs a true and a false answer";
    }
    SequencedSet<String> texts = new LinkedHashSet<>(mc1.keySet());
    texts.addAll(mc2.keySet());
    if (texts.stream().anyMatch(String::isBlank)) {
      return "An answer is empty";
    }
    List<Answer> answers =
        texts.stream().map(t -> new Answer(t, target(mc1, t), target(mc2, t))).toList();
    items.add(new TruthItem("mc/" + row, question, answers));
    return "";
  }

  private static long trueAnswers(Map<String, Boolean> targets) {
    return targets.values().stream().filter(right -> right).count();
  }

  private static Target target(Map<String, Boolean> targets, String text) {
    return Optional.ofNullable(targets.get(text))
        .map(right -> right ? Target.TRUE : Target.FALSE)
        .orElse(Target.ABSENT);
  }
}
