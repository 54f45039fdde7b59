package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fewbit.benchmarks.reader.EntailmentItem.Label;

/**
 * SNLI 1.0: {@code snli_1.0_test.jsonl} or {@code .txt} (tab-separated) with {@code sentence1},
 * {@code sentence2} and {@code gold_label}; or as the Hugging Face data set {@code
 * stanfordnlp/snli} has it: Parquet files with {@code premise}, {@code hypothesis} and {@code
 * label} (0, 1, 2 or -1). Rows whose annotators did not agree (label {@code -} or -1) are left out,
 * as everybody does.
 */
public final class SnliReader implements DataReader<EntailmentItem> {

  private static final String NAME = "snli_1.0_test.jsonl";
  private static final String EXPECTED = NAME + " or snli_1.0_test.txt";
  private static final String NO_AGREEMENT = "-";

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public Dataset<EntailmentItem> read(Path root, boolean withShots) {
    DataFolder folder = new DataFolder(root, EXPECTED);
    List<SourceFile> files =
        Arrays.asList(
                "snli_1\\.0_test\\.jsonl",
                "snli_1\\.0_test\\.txt",
                "test" + DataFolder.SHARD + "\\.parquet",
                ".*\\.(jsonl|txt|parquet)")
            .stream()
            .map(pattern -> folder.filesNamed(pattern, places(pattern)))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElseThrow(() -> folder.missing("There is no " + NAME));
    List<EntailmentItem> items = new ArrayList<>();
    if (files.getFirst().path().toString().endsWith(ParquetRows.ENDING)) {
      Rows.readAll(files, folder, line -> parquet(line, items), "premise", "hypothesis");
    } else {
      Rows.readAll(
          files,
          folder,
          line ->
              add(
                  line.text("sentence1"),
                  line.text("sentence2"),
                  line.text("gold_label"),
                  line.row(),
                  items),
          "sentence1",
          "sentence2",
          "gold_label");
    }
    return folder.dataset(items, List.of());
  }

  /** Any file that a person points at may be it, but not any file in a folder. */
  private static String[] places(String pattern) {
    boolean any = pattern.startsWith(".*");
    return any ? new String[0] : new String[] {"", "snli_1.0", "plain_text", "data"};
  }

  private static String parquet(JsonLines.Line line, List<EntailmentItem> items) {
    String label = label(line.value().path("label").asInt(Integer.MIN_VALUE));
    return add(line.text("premise"), line.text("hypothesis"), label, line.row(), items);
  }

  private static String label(int index) {
    if (index == -1) {
      return NO_AGREEMENT;
    }
    return switch (index) {
      case 0 -> "entailment";
      case 1 -> "neutral";
      case 2 -> "contradiction";
      default -> String.valueOf(index);
    };
  }

  private static String add(
      String premise, String hypothesis, String label, long row, List<EntailmentItem> items) {
    if (label.equals(NO_AGREEMENT)) {
      return ""; // scored by nobody
    }
    if (premise.isBlank() || hypothesis.isBlank()) {
      return "The premise or the hypothesis is empty";
    }
    Optional<Label> known =
        Arrays.stream(Label.values())
            .filter(l -> l.name().toLowerCase(Locale.ROOT).equals(label))
            .findFirst();
    known.ifPresent(
        gold -> items.add(new EntailmentItem("test/" + row, premise, hypothesis, gold)));
    return known.isPresent() ? "" : "The gold label '" + label + "' is not known";
  }
}
