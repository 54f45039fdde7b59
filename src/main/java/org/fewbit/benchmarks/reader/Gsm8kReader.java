package org.fewbit.benchmarks.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * GSM8K as openai/grade-school-math publishes it: {@code test.jsonl} and {@code train.jsonl} with
 * {@code question} and {@code answer}, the answer ending in {@code #### n}; or the Parquet files of
 * the Hugging Face data set {@code openai/gsm8k} with the same columns.
 */
public final class Gsm8kReader implements DataReader<MathItem> {

  private static final String EXPECTED = "test.jsonl and train.jsonl";
  private static final Pattern MARKED = Pattern.compile("(?s).*#### *-?[0-9][0-9.,]*\\s*");

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public Dataset<MathItem> read(Path root, boolean withShots) {
    // a single file stands for the test split; the worked examples are beside it
    Path home = Files.isRegularFile(root) ? root.resolveSibling("") : root;
    DataFolder folder = new DataFolder(home, EXPECTED);
    List<MathItem> items = split(folder, "test");
    List<MathItem> shots = withShots ? split(folder, "train") : List.of();
    if (withShots && shots.isEmpty()) {
      throw folder.missing("There are no worked examples (train.jsonl)");
    }
    return folder.dataset(items, shots);
  }

  private static List<MathItem> split(DataFolder folder, String split) {
    String name = split + ".jsonl";
    List<MathItem> items = new ArrayList<>();
    List<SourceFile> files =
        folder
            .file(name, "grade_school_math/data/" + name, "data/" + name)
            .map(List::of)
            .orElseGet(
                () ->
                    folder.filesNamed(split + DataFolder.SHARD + "\\.parquet", "", "main", "data"));
    Rows.readAll(
        files, folder, line -> add(line, split + "/" + line.row(), items), "question", "answer");
    return items;
  }

  private static String add(JsonLines.Line line, String id, List<MathItem> items) {
    String answer = line.text("answer");
    if (line.text("question").isBlank()) {
      return "The question is empty";
    }
    if (!MARKED.matcher(answer).matches()) {
      return "The answer has no '#### number'";
    }
    items.add(new MathItem(id, line.text("question"), answer));
    return "";
  }
}
