package org.fewbit.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fewbit.benchmarks.Shared;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.tokenizer.HuggingFaceTokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorpusTextTest {

  private static final String WIKI =
      " \n = A Title = \n \n One , two . \n \n = = Part = = \n \n Three \n";
  private static final String PTB = " no it was n't <unk> \n it fell N points \n";

  private static CorpusText read(Path folder, String name, String text) throws IOException {
    return CorpusText.parse(Files.writeString(folder.resolve(name), text)).getFirst();
  }

  @Test
  void wikiTextRowsAreJoinedWithTwoLineFeeds(@TempDir Path folder) throws IOException {
    CorpusText text = read(folder, "a.txt", WIKI);
    assertThat(text.corpus()).isEqualTo(Corpus.WIKITEXT2);
    // the rows of the published data set: blank ones empty, others with their line feed
    assertThat(text.joined(Protocol.GPTQ))
        .isEqualTo(
            String.join(
                "\n\n",
                "",
                " = A Title = \n",
                "",
                " One , two . \n",
                "",
                " = = Part = = \n",
                "",
                " Three \n"));
    assertThat(text.joined(Protocol.LLAMA_CPP)).isEqualTo(WIKI);
    assertThat(text.join(Protocol.LLAMA_CPP)).isEqualTo("the raw file");
  }

  @Test
  void sentencesOfPtbAndDocumentsOfC4AreJoinedWithOneSpace(@TempDir Path folder)
      throws IOException {
    CorpusText ptb = read(folder, "sentences", PTB);
    assertThat(ptb.corpus()).isEqualTo(Corpus.PTB);
    assertThat(ptb.joined(Protocol.GPTQ)).isEqualTo("no it was n't <unk> it fell N points");
    String lines =
        String.join(
            "\n",
            IntStream.range(0, 1105)
                .mapToObj(i -> "{\"url\": \"u\", \"text\": \"d" + i + "\"}")
                .toList());
    CorpusText c4 = read(folder, "c4.json", lines + "\n");
    assertThat(c4.corpus()).isEqualTo(Corpus.C4);
    assertThat(c4.joined(Protocol.GPTQ)).startsWith("d0 d1 d2").endsWith(" d1099");
    assertThat(c4.documents()).hasSize(1100);
    assertThat(c4.problems()).isEmpty();
    CorpusText torn = read(folder, "torn.json", "{\"text\": \"a\"}\n{\"text\"\n{\"t\": 1}\n");
    assertThat(torn.problems())
        .extracting(p -> p.where().replaceAll(".*:", ""))
        .containsExactly("2", "3");
  }

  @Test
  void whatAPersonSaysGoesBeforeWhatIsRecognised(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("w.txt"), WIKI);
    CorpusText said = CorpusText.parse(Path.of("plain=" + file)).getFirst();
    assertThat(said.corpus()).isEqualTo(Corpus.PLAIN);
    assertThat(said.joined(Protocol.GPTQ)).isEqualTo(WIKI);
    assertThat(said.sha256()).isNotEqualTo(CorpusText.parse(file).getFirst().sha256());
    assertThat(read(folder, "prose", "It was late. They left.\n").corpus()).isEqualTo(Corpus.PLAIN);
    assertThatThrownBy(() -> CorpusText.parse(Path.of("wiki2=" + file)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("wikitext2, ptb, c4 or plain");
    assertThatThrownBy(() -> CorpusText.parse(folder.resolve("missing.txt")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("missing.txt");
  }

  @Test
  void severalTextsAndFoldersAreReadInOrderUnderDifferentNames(@TempDir Path folder)
      throws IOException {
    Path texts = Files.createDirectories(folder.resolve("texts"));
    Files.writeString(texts.resolve("b.txt"), WIKI);
    Files.writeString(texts.resolve("a.txt"), "plain words");
    Path other = Files.writeString(folder.resolve("c.txt"), WIKI);
    assertThat(CorpusText.parse(Path.of(texts + File.pathSeparator + other)))
        .extracting(CorpusText::name)
        .containsExactly("a.txt", "wikitext2", "wikitext2-2");
  }

  @Test
  void pagesWordsAndBytesAreThoseOfLmEval(@TempDir Path folder) throws IOException {
    JsonNode expected =
        JsonMapper.shared()
            .readTree(
                Files.readString(Path.of("src/test/resources/benchmarks/measure/rolling.json")));
    CorpusText text = read(folder, "wiki.test.raw", expected.path("pages").stringValue());
    List<String> detokenised = new ArrayList<>();
    expected.path("detokenised").forEach(n -> detokenised.add(n.stringValue()));
    assertThat(text.documents()).extracting(CorpusText.Document::text).isEqualTo(detokenised);
  }

  @Test
  void rollingWindowsPredictEveryTokenOnce() {
    // as get_rolling_token_windows(range(10), prefix=99, max_seq_len=4, context_len=1) made
    // disjoint
    List<Request> windows = RollingWindows.cut(TokenIds.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 99, 4);
    assertThat(windows)
        .containsExactly(
            new Request.Window(TokenIds.of(99, 0, 1, 2, 3), 1),
            new Request.Window(TokenIds.of(3, 4, 5, 6, 7), 1),
            new Request.Window(TokenIds.of(5, 6, 7, 8, 9), 3));
    assertThat(RollingWindows.cut(TokenIds.of(), 99, 4)).isEmpty();
    assertThat(RollingWindows.cut(TokenIds.of(5), 99, 4))
        .containsExactly(new Request.Window(TokenIds.of(99, 5), 1));
  }

  /** GPT-2's tokenizer is known to make 287,644 tokens of it, which takes the exact join. */
  @Test
  void theRealTestSetHasTheKnownNumberOfTokensAndPages() {
    CorpusText text = CorpusText.parse(Shared.path("data/text/wiki.test.raw")).getFirst();
    assertThat(text.corpus()).isEqualTo(Corpus.WIKITEXT2);
    try (Tokenizer gpt2 = tokenizer(Shared.path("models/tokenizers/gpt2"))) {
      assertThat(gpt2.encode(text.joined(Protocol.GPTQ), false).size()).isEqualTo(287_644);
    }
    assertThat(text.documents()).hasSize(62);
  }

  @Test
  void theOtherRealFilesAreRecognised() {
    assertThat(CorpusText.parse(Shared.path("data/text/ptb.test.first200.txt")).getFirst().corpus())
        .isEqualTo(Corpus.PTB);
    assertThat(CorpusText.parse(Shared.path("data/text/c4_first10.jsonl")).getFirst().corpus())
        .isEqualTo(Corpus.C4);
    assertThat(CorpusText.parse(Shared.path("data/text/tiny_64k.txt")).getFirst().corpus())
        .isEqualTo(Corpus.PLAIN);
  }

  private static Tokenizer tokenizer(Path folder) {
    return new HuggingFaceTokenizers(Clock.systemUTC())
        .load(
            new BaseModel(
                "gpt2",
                folder,
                BaseModel.Origin.FOLDER,
                new Architecture("gpt2", 1, 8, 1, 1, 8, 8, 50257, 1024),
                OptionalInt.empty(),
                List.of(),
                List.of()));
  }
}
