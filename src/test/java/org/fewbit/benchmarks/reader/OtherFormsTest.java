package org.fewbit.benchmarks.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.benchmarks.Shared;
import org.fewbit.benchmarks.reader.TruthItem.Answer;
import org.fewbit.benchmarks.reader.TruthItem.Target;
import org.fewbit.core.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same data in the other official forms, and text that is not UTF-8. */
class OtherFormsTest {

  @TempDir Path folder;

  @Test
  void snliAsTextGivesTheSameItemsAsItsJsonLines() throws IOException {
    Path lines = Shared.path("data/snli");
    StringBuilder text =
        new StringBuilder(
            "gold_label\tsentence1_parse\tsentence1\tsentence2\tcaptionID\tpairID\tlabel1\n");
    for (String line : Files.readString(lines.resolve("snli_1.0_test.jsonl")).split("\n", -1)) {
      if (!line.isBlank()) {
        JsonNode row = JsonMapper.shared().readTree(line);
        text.append(row.path("gold_label").stringValue())
            .append("\t( a parse )\t")
            .append(row.path("sentence1").stringValue())
            .append('\t')
            .append(row.path("sentence2").stringValue())
            .append("\tc\tp\tneutral\n");
      }
    }
    Files.writeString(folder.resolve("snli_1.0_test.txt"), text);
    Dataset<EntailmentItem> read = new SnliReader().read(folder, false);
    assertThat(read.items()).isEqualTo(new SnliReader().read(lines, false).items()).hasSize(390);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void tabbedRowsOfTheWrongWidthAreNamed() throws IOException {
    Files.writeString(
        folder.resolve("snli_1.0_test.txt"),
        """
        gold_label\tsentence1\tsentence2
        neutral\tA man "sits.\tHe reads.
        neutral\tA man sits.
        maybe\tA man sits.\tHe reads.
        entailment\tA man sits.\t
        """);
    Dataset<EntailmentItem> data = new SnliReader().read(folder, false);
    assertThat(data.items().stream().map(EntailmentItem::premise)).containsExactly("A man \"sits.");
    assertThat(places(data))
        .containsExactly(
            "snli_1.0_test.txt:3 The row has 2 columns instead of 3",
            "snli_1.0_test.txt:4 The gold label 'maybe' is not known",
            "snli_1.0_test.txt:5 The premise or the hypothesis is empty");
  }

  @Test
  void truthfulQaAsCsvHasTheBestAnswerAgainstTheWrongOnes() throws IOException {
    Files.writeString(
        folder.resolve("TruthfulQA.csv"),
        """
        Type,Category,Question,Best Answer,Best Incorrect Answer,Correct Answers,Incorrect Answers,Source
        Made up,Water,Is water wet?,"Yes, it is",No,"Yes, it is; It wets things.; Yes",No; Only on Sundays.,https://example.org
        Made up,Water,"Is sand
        wet?",,Yes,No,Yes,https://example.org
        Made up,Water,Is fog wet?,Yes,No,Yes,No
        """);
    Dataset<TruthItem> data = new TruthfulQaReader().read(folder, false);
    assertThat(data.items()).hasSize(1);
    assertThat(data.edition()).isEqualTo("second version (790 questions)");
    Path first = folder.resolve("mc_task.json");
    Files.writeString(
        first,
        """
        [{"question":"Wet?","mc1_targets":{"Yes.":1,"No.":0},"mc2_targets":{"Yes.":1,"No.":0}}]
        """);
    assertThat(new TruthfulQaReader().read(first, false).edition())
        .isEqualTo("first version (817 questions)");
    assertThat(data.items().getFirst().answers())
        .containsExactly(
            new Answer("Yes, it is.", Target.TRUE, Target.TRUE),
            new Answer("No.", Target.FALSE, Target.FALSE),
            new Answer("Only on Sundays.", Target.FALSE, Target.FALSE),
            new Answer("It wets things.", Target.ABSENT, Target.TRUE),
            new Answer("Yes.", Target.ABSENT, Target.TRUE));
    assertThat(places(data))
        .containsExactly(
            "TruthfulQA.csv:5 The row has 7 columns instead of 8",
            "TruthfulQA.csv:3 mc1_targets needs exactly one true answer and a false one");
  }

  @Test
  void aFileInUtf16CostsItselfOnly() throws IOException {
    Path split = Files.createDirectories(folder.resolve("test"));
    String row = "What floats?,Ships,Stones,Anchors,Nails,A\n";
    List<Charset> encodings =
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_8);
    for (Charset encoding : encodings) {
      Files.write(split.resolve(encoding.name() + "_test.csv"), row.getBytes(encoding));
    }
    Dataset<ChoiceItem> data = new MmluReader().read(folder, false);
    assertThat(data.items().stream().map(ChoiceItem::id)).containsExactly("UTF-8/test/0");
    assertThat(places(data))
        .containsExactly(
            "UTF-16LE_test.csv:1 The file is UTF-16 text, not UTF-8",
            "UTF-16_test.csv:1 The file is UTF-16 text, not UTF-8");
  }

  @Test
  void latinOneLinesAreNamedAndTheOthersUsed() throws IOException {
    String text =
        "{\"document\":\"Caf\u00e9\",\"summary\":\"s\"}\n{\"document\":\"d\",\"summary\":\"s\"}\n";
    Files.write(folder.resolve("test.jsonl"), text.getBytes(StandardCharsets.ISO_8859_1));
    Dataset<SummaryItem> data = SummaryReader.xsum().read(folder, false);
    assertThat(data.items()).hasSize(1);
    assertThat(places(data)).containsExactly("test.jsonl:1 The line is not UTF-8 text");
  }

  @Test
  void emptyQuestionsAndAnswersAreNamed() throws IOException {
    Files.writeString(
        folder.resolve("test.jsonl"),
        """
        {"question":"","answer":"#### 1"}
        {"question":"One?","answer":""}
        {"question":"One?","answer":"#### 1"}
        """);
    Dataset<MathItem> sums = new Gsm8kReader().read(folder, false);
    assertThat(sums.items().stream().map(MathItem::id)).containsExactly("test/2");
    assertThat(places(sums))
        .containsExactly(
            "test.jsonl:1 The question is empty", "test.jsonl:2 The answer has no '#### number'");
  }

  @Test
  void aSplitThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new MmluReader().read(folder, false, "train"))
        .hasMessageContaining("There is no split 'train'");
    assertThatThrownBy(() -> new SnliReader().read(folder, false, "dev"))
        .hasMessageContaining("There is no split 'dev'");
  }

  private static List<String> places(Dataset<?> data) {
    assertThat(data.problems()).allMatch(p -> p.code() == Problem.Code.DATA_MALFORMED);
    List<String> places = new ArrayList<>();
    data.problems().forEach(p -> places.add(Path.of(p.where()).getFileName() + " " + p.what()));
    return places;
  }
}
