package org.fewbit.benchmarks.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.Fixtures;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that pyarrow wrote in the columns of the Hugging Face data sets; see the script there. */
class ParquetTest {

  private static Path path(String name) {
    return Fixtures.path("parquet/" + name);
  }

  @Test
  void mmluHasItsSubjectsAndChoicesAsLists() {
    Dataset<ChoiceItem> data = new MmluReader().read(path("mmlu"), true);
    assertThat(data.items())
        .containsExactly(
            new ChoiceItem(
                "harbour/test/0",
                "harbour",
                "What floats?\nChoose.",
                List.of("Ships", "Stones", "Anchors", "Nails"),
                0),
            new ChoiceItem(
                "harbour/test/1",
                "harbour",
                "What sinks?",
                List.of("Cork", "Ice", "Lead", "Oil"),
                2),
            new ChoiceItem(
                "attic/test/0",
                "attic",
                "What is above?",
                List.of("Cellar", "Floor", "Door", "Roof"),
                3));
    assertThat(data.shots().stream().map(ChoiceItem::question)).containsExactly("What swims?");
    assertThat(data.problems().getFirst().oneLine())
        .contains("test-00000-of-00001.parquet:3", "2 choices instead of 4");
  }

  @Test
  void shardsAreReadInOrderWithTheirRowsCountedOn() {
    Dataset<MathItem> data = new Gsm8kReader().read(path("gsm8k"), true);
    assertThat(data.items())
        .containsExactly(
            new MathItem("test/0", "Two and two?", "2+2=<<2+2=4>>4\n#### 4"),
            new MathItem("test/2", "Three less one?", "#### 2"));
    assertThat(data.shots()).hasSize(1);
    assertThat(data.problems()).hasSize(1);
  }

  @Test
  void snliLabelsAreNumbersAndDisagreementIsLeftOut() {
    Dataset<EntailmentItem> data = new SnliReader().read(path("snli"), false);
    assertThat(data.items().stream().map(i -> i.id() + " " + i.label().word()))
        .containsExactly("test/0 yes", "test/1 maybe", "test/2 no");
    assertThat(data.problems()).isEmpty();
  }

  @Test
  void summariesOfSeveralRowGroupsAreRead() {
    Dataset<SummaryItem> data = SummaryReader.xsum().read(path("xsum"), false);
    assertThat(data.items()).hasSize(301);
    assertThat(data.items().getLast())
        .isEqualTo(new SummaryItem("leaf", "落ちる葉。 A leaf falls.", "A leaf."));
    Dataset<SummaryItem> cnn = SummaryReader.cnnDailymail().read(path("cnn"), false);
    assertThat(cnn.items()).containsExactly(new SummaryItem("a", "News came.", "News ."));
    assertThat(cnn.problems().getFirst().where()).endsWith(".parquet:2");
  }

  @Test
  void examsAreFoldersOfSubjectsAndTruthsAreStructs() {
    Dataset<ExamItem> exams = new CevalReader().read(path("ceval"), false);
    assertThat(exams.items().stream().map(i -> i.id() + " " + i.choice().gold()))
        .containsExactly("accountant/val/0 1", "accountant/val/1 3");
    Dataset<TruthItem> truths = new TruthfulQaReader().read(path("truthfulqa"), false);
    assertThat(truths.items().getFirst().answers())
        .containsExactly(
            new TruthItem.Answer("Water.", TruthItem.Target.TRUE, TruthItem.Target.TRUE),
            new TruthItem.Answer("Sand.", TruthItem.Target.FALSE, TruthItem.Target.FALSE),
            new TruthItem.Answer("Rain.", TruthItem.Target.ABSENT, TruthItem.Target.TRUE));
  }

  @ParameterizedTest
  @CsvSource({
    "mmlu, mmlu",
    "gsm8k, gsm8k",
    "snli, snli",
    "xsum, xsum",
    "cnn, cnn-dailymail",
    "ceval, ceval",
    "truthfulqa, truthfulqa"
  })
  void theFolderIsRecognised(String folder, String id) {
    List<DataMatch> matches = new BundledEvaluations(Optional.empty()).recognise(path(folder));
    assertThat(matches.stream().filter(DataMatch::isUsable).map(DataMatch::evaluation))
        .containsExactly(id);
  }

  @Test
  void runningTextIsWhatItsPublishedFileWouldBe() {
    assertThat(SourceFile.read(path("text/wiki.parquet")).text())
        .isEqualTo(" = Harbour = \n Boats lie here . \n");
    assertThat(SourceFile.read(path("text/documents.parquet")).text())
        .isEqualTo("{\"text\":\"One.\\nTwo.\"}\n{\"text\":\"Three.\"}\n");
    assertThat(SourceFile.read(path("snli/plain_text/test-00000-of-00001.parquet")).text())
        .isEmpty();
  }

  @Test
  void aFileThatLacksColumnsOrIsNoParquetIsNamed(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> new Gsm8kReader().read(path("other"), false))
        .hasMessageContaining("The file has no column 'question'");
    Path broken = folder.resolve("test-00000-of-00001.parquet");
    Files.writeString(broken, "not a table at all, but long enough to have a footer");
    assertThatThrownBy(() -> new SnliReader().read(folder, false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Problem.Code.FILE_UNREADABLE);
              assertThat(e.problem().where()).isEqualTo(broken.toString());
            });
  }
}
