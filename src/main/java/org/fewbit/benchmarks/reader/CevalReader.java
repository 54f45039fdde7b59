package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * C-EVAL as hkust-nlp publishes it: {@code dev|val|test/SUBJECT_SPLIT.csv} with a header ({@code
 * id,question,A,B,C,D,answer}; dev also {@code explanation}), or as the Hugging Face data set
 * {@code ceval/ceval-exam} has it: {@code SUBJECT/SPLIT-*.parquet} with the same columns. The
 * labels of the test split are hidden, so that {@code val} is what is asked unless test is asked
 * for; its items then have no gold choice.
 */
public final class CevalReader implements DataReader<ExamItem> {

  private static final String EXPECTED = "val/SUBJECT_val.csv and dev/SUBJECT_dev.csv";
  private static final List<String> CHOICES = List.of("A", "B", "C", "D");
  private static final String[] TEXTS = {"question", "A", "B", "C", "D"};
  private static final String ANSWER = "answer";
  private static final String TEST = "test";

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public List<String> splits() {
    return List.of("val", TEST);
  }

  @Override
  public Dataset<ExamItem> read(Path root, boolean withShots) {
    return readSplit(root, withShots, "val");
  }

  @Override
  public Dataset<ExamItem> readSplit(Path root, boolean withShots, String split) {
    DataFolder folder = new DataFolder(root, EXPECTED);
    ExamSubjects subjects = new ExamSubjects(folder);
    List<ExamItem> items = split(folder, subjects, split);
    List<ExamItem> shots = withShots ? split(folder, subjects, "dev") : List.of();
    if (withShots && shots.isEmpty()) {
      throw folder.missing("There are no worked examples (dev)");
    }
    return folder.dataset(items, shots);
  }

  private static List<ExamItem> split(DataFolder folder, ExamSubjects subjects, String split) {
    String ending = "_" + split + ".csv";
    List<ExamItem> items = new ArrayList<>();
    for (SourceFile file : folder.files(ending, split, "data/" + split)) {
      String name = file.path().getFileName().toString();
      ExamSubject subject = subjects.subject(name.substring(0, name.length() - ending.length()));
      read(folder, file, subject, split, items);
    }
    return items.isEmpty() ? parquet(folder, subjects, split) : items;
  }

  private static List<ExamItem> parquet(DataFolder folder, ExamSubjects subjects, String split) {
    List<ExamItem> items = new ArrayList<>();
    for (String subject : folder.folders()) {
      String pattern = split + DataFolder.SHARD + "\\.parquet";
      for (SourceFile file : folder.filesNamed(pattern, subject)) {
        read(folder, file, subjects.subject(subject), split, items);
      }
    }
    return items;
  }

  private static void read(
      DataFolder folder, SourceFile file, ExamSubject subject, String split, List<ExamItem> items) {
    Set<String> ids = new HashSet<>();
    boolean hidden = split.equals(TEST);
    List<String> needed = new ArrayList<>(List.of(TEXTS));
    if (!hidden) {
      needed.add(ANSWER);
    }
    Rows.read(
        file,
        folder,
        line -> {
          String wrong = wrong(line, ids, hidden);
          if (wrong.isEmpty()) {
            items.add(item(line, subject, split));
          }
          return wrong;
        },
        needed.toArray(String[]::new));
  }

  private static String wrong(JsonLines.Line line, Set<String> ids, boolean hidden) {
    String answer = answer(line);
    if (line.text("question").isBlank()) {
      return "The question is empty";
    }
    if (!CHOICES.contains(answer) && !(hidden && answer.isEmpty())) {
      return "The answer '" + answer + "' is not one of A, B, C, D";
    }
    String id = line.value().path("id").asString("");
    if (id.isBlank()) {
      return "The row has no id";
    }
    return ids.add(id) ? "" : "The id '" + id + "' occurs twice";
  }

  private static String answer(JsonLines.Line line) {
    return line.value().path(ANSWER).asString("").strip();
  }

  private static ExamItem item(JsonLines.Line line, ExamSubject subject, String split) {
    ChoiceItem choice =
        new ChoiceItem(
            subject.id() + "/" + split + "/" + line.value().path("id").asString("").strip(),
            subject.id(),
            line.text("question"),
            CHOICES.stream().map(line::text).toList(),
            CHOICES.indexOf(answer(line)));
    return new ExamItem(choice, subject);
  }
}
