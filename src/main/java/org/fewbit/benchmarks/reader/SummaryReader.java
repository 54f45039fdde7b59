package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Summaries as JSON lines, CSV with a header or Parquet, with the columns of the Hugging Face data
 * sets: {@code document} and {@code summary} for XSum, {@code article} and {@code highlights} for
 * CNN/DailyMail. XSum in the form that HELM and others pass on ({@code article}, {@code
 * summary_gt}) is understood, too.
 */
public final class SummaryReader implements DataReader<SummaryItem> {

  /**
   * Names of the columns.
   *
   * @param unwrap what was put around the document is taken off
   */
  private record Columns(String document, String summary, UnaryOperator<String> unwrap) {}

  private static final String WRAP_BEGIN = "###\nArticle: ";
  private static final String WRAP_END = "\n\nSummarize the above article in 1 sentence.\n";

  private final String expected;
  private final List<Columns> forms;

  private SummaryReader(String expected, List<Columns> forms) {
    this.expected = expected;
    this.forms = forms;
  }

  /** For XSum. */
  public static SummaryReader xsum() {
    return new SummaryReader(
        "a file with test in its name, .jsonl, .csv or .parquet, with document and summary",
        List.of(
            new Columns("document", "summary", text -> text),
            new Columns("article", "summary_gt", SummaryReader::unwrapped)));
  }

  /** For CNN/DailyMail. */
  public static SummaryReader cnnDailymail() {
    return new SummaryReader(
        "a file with test or validation in its name, .jsonl, .csv or .parquet, with article and highlights",
        List.of(new Columns("article", "highlights", text -> text)));
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public Dataset<SummaryItem> read(Path root, boolean withShots) {
    DataFolder folder = new DataFolder(root, expected);
    List<SourceFile> files = files(folder);
    List<SummaryItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Rows.readAll(files, folder, line -> add(line, items, ids));
    return folder.dataset(items, List.of());
  }

  /** The test split in whichever form comes first, else the validation split. */
  private static List<SourceFile> files(DataFolder folder) {
    for (String split : List.of("test", "validation", "val")) {
      for (String ending : List.of("jsonl", "csv", "parquet", "json")) {
        String pattern =
            ending.equals("parquet")
                ? "(.*[_-])?" + split + DataFolder.SHARD + "\\.parquet"
                : ".*" + split + ".*\\." + ending;
        List<SourceFile> found = folder.filesNamed(pattern, "", "data", "3.0.0", "default");
        if (!found.isEmpty()) {
          return ending.equals("parquet") ? found : found.subList(0, 1);
        }
      }
    }
    return folder
        .file()
        .map(List::of)
        .orElseThrow(() -> folder.missing("There is no file of summaries"));
  }

  private String add(JsonLines.Line line, List<SummaryItem> items, Set<String> ids) {
    Optional<Columns> columns =
        forms.stream()
            .filter(
                c ->
                    Stream.of(c.document(), c.summary())
                        .allMatch(field -> line.value().path(field).isString()))
            .findFirst();
    if (columns.isEmpty()) {
      Columns first = forms.getFirst();
      return "The line has no text fields '" + first.document() + "' and '" + first.summary() + "'";
    }
    String id = line.value().path("id").asString("");
    return add(
        items,
        ids,
        id.isEmpty() ? "row" + line.row() : id,
        columns.get().unwrap().apply(line.text(columns.get().document())),
        line.text(columns.get().summary()));
  }

  private static String add(
      List<SummaryItem> items, Set<String> ids, String id, String document, String summary) {
    if (document.isBlank()) {
      return "The document is empty";
    }
    if (summary.isBlank()) {
      return "The summary is empty";
    }
    if (!ids.add(id)) {
      return "The id '" + id + "' occurs twice";
    }
    items.add(new SummaryItem(id, document, summary));
    return "";
  }

  private static String unwrapped(String text) {
    String rest = text.startsWith(WRAP_BEGIN) ? text.substring(WRAP_BEGIN.length()) : text;
    return rest.endsWith(WRAP_END)
        ? rest.substring(0, rest.length() - WRAP_END.length()).stripTrailing()
        : rest;
  }
}
