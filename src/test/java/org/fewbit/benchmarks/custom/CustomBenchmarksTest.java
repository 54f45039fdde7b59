package org.fewbit.benchmarks.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks described in a file: the shipped examples, and what goes wrong. */
class CustomBenchmarksTest {

  private static final Path EXAMPLES = Path.of("assets/examples");

  private final FakeModel model = new FakeModel(100_000, false);

  private static BundledEvaluations catalog() {
    return new BundledEvaluations(Optional.empty(), List.of(EXAMPLES));
  }

  private static Evaluation open(String id, Optional<FewShots> shots) {
    return catalog()
        .open(new EvaluationRequest(id, Optional.empty(), Optional.empty(), 0, 1, 0, "", shots));
  }

  private static Evaluation open(String id) {
    return open(id, Optional.empty());
  }

  @Test
  void theExamplesAreOfferedWithTheirDescription() {
    List<EvaluationInfo> all = catalog().evaluations();
    EvaluationInfo quiz =
        all.stream().filter(e -> e.id().equals("harbour-quiz")).findFirst().orElseThrow();
    assertThat(quiz.title()).isEqualTo("Harbour quiz");
    assertThat(quiz.samples()).isEqualTo(8);
    assertThat(quiz.protocols()).containsExactly(Protocol.CUSTOM);
    assertThat(quiz.headline().chance()).hasValue(0.25);
    assertThat(quiz.headline().convention())
        .isEqualTo(
            "argmax of the summed log-likelihood of the choices' letters, bare text, 2 examples,"
                + " unweighted mean of the categories");
    assertThat(catalog().origin("harbour-quiz").orElseThrow().licence()).isEqualTo("CC0-1.0");
    assertThat(catalog().problems()).isEmpty();
    assertThat(catalog().recognise(EXAMPLES.resolve("harbour-notes")).getFirst().evaluation())
        .isEqualTo("harbour-notes");
  }

  @Test
  void multipleChoiceAsksLettersAfterTheExamplesAndAveragesCategories() {
    Evaluation quiz = open("harbour-quiz");
    List<Sample> samples = quiz.samples(model);
    assertThat(Asked.text(samples.getFirst().requests().getFirst()))
        .isEqualTo(
            "plain:Question: What is a boat moved with by hand?\nA. a kite\nB. a net\nC. oars\n"
                + "D. a lamp\nAnswer: C\n\nQuestion: What do gulls do?\nA. fly\nB. read\n"
                + "C. drive\nD. write\nAnswer: A\n\nQuestion: What drives a sailing boat?\n"
                + "A. wind\nB. steam\nC. oars\nD. rails\nAnswer:");
    assertThat(Asked.continuations(samples.getFirst())).containsExactly(" A", " B", " C", " D");
    // boats: 4 of 4 right; shore: 1 of 3 right and one without a value
    double[][] said = {
      {0, -1, -2, -3}, {-1, 0, -2, -3}, {-1, -2, 0, -3}, {-1, -2, -3, 0},
      {0, -1, -2, -3}, {0, -1, -2, -3}, {0, -1, -2, -3}, {Double.NaN, 0, 0, 0}
    };
    List<SampleOutcome> outcomes = new java.util.ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      outcomes.add(Asked.likelihoods(quiz, samples.get(i), said[i]));
    }
    List<Score> scores = quiz.aggregate(outcomes);
    assertThat(scores.getFirst().value()).isCloseTo((1 + 1 / 3.0) / 2, within(1e-12));
    assertThat(scores.getFirst().n()).isEqualTo(7);
    assertThat(scores.stream().map(Score::subset)).containsExactly("", "boats", "shore");
  }

  @Test
  void theNumberOfExamplesCanBeSetWhereThereIsAFileOfThem() {
    Sample bare = open("harbour-quiz", Optional.of(FewShots.of(0))).samples(model).getFirst();
    assertThat(Asked.text(bare.requests().getFirst())).startsWith("plain:Question: What drives");
    assertThatThrownBy(() -> open("harbour-notes", Optional.of(FewShots.of(1))))
        .hasMessageContaining("no worked examples");
  }

  @Test
  void writtenAnswersAreExtractedAndComparedWithEveryReference() {
    Evaluation notes = open("harbour-notes");
    List<Sample> samples = notes.samples(model);
    Request.Generate first = (Request.Generate) samples.getFirst().requests().getFirst();
    assertThat(((Prompt.Chat) first.prompt()).messages().getFirst().content())
        .isEqualTo(
            "Read the note and answer in one word.\n\nThe ferry leaves at nine. It carries forty"
                + " people.\n\nWhen does the ferry leave?");
    assertThat(first.decoding().maxTokens()).isEqualTo(16);
    SampleOutcome right = Asked.reply(notes, samples.getFirst(), " 9, said the man");
    assertThat(right.answer()).isEqualTo("9");
    assertThat(right.values()).containsEntry("exactMatch", 1.0).containsEntry("rouge1", 1.0);
    SampleOutcome wrong = Asked.reply(notes, samples.get(1), "Nobody");
    assertThat(wrong.values()).containsEntry("exactMatch", 0.0).containsEntry("contains", 0.0);
    SampleOutcome none = Asked.reply(notes, samples.get(1), "...");
    assertThat(none.parsed()).isFalse();
    assertThat(none.values()).containsEntry("unparsed", 1.0);
  }

  @Test
  void aDocumentThatIsTooLongLosesItsMiddleAndNothingElse() {
    FakeModel small = new FakeModel(130, false);
    Sample sample = open("harbour-notes").samples(small).getFirst();
    String text = Asked.text(sample.requests().getFirst());
    assertThat(text)
        .startsWith("chat:Read the note and answer in one word.\n\nThe ferr")
        .endsWith("y people.\n\nWhen does the ferry leave?");
    int cut = Integer.parseInt(sample.reference().get("cutTokens"));
    // a token of this model is a character; two brackets are its chat template
    int whole =
        Asked.text(open("harbour-notes").samples(model).getFirst().requests().getFirst()).length();
    assertThat(text).hasSize(whole - cut);
    assertThat(whole - "chat:".length() + 2 - cut).isEqualTo(130 - 16);
  }

  @Test
  void everyConventionComparesWhatItSays(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("items.jsonl"),
        """
        {"q":"?","options":["é","ab","abcdef"],"gold":2}
        """);
    // sums -6, -5, -9 over 1, 1 and 3 tokens
    Map<String, String> winners =
        Map.of("sum", "ab", "per-character", "abcdef", "per-byte", "abcdef", "per-token", "abcdef");
    for (Map.Entry<String, String> winner : winners.entrySet()) {
      Files.writeString(
          folder.resolve("benchmark.yaml"),
          """
          id: mine
          title: Mine
          version: 1
          licence: none
          source: me
          kind: multiple-choice
          items: items.jsonl
          answer: gold
          prompt: "{q}"
          choices: {field: options}
          scoring: %s
          """
              .formatted(winner.getKey()));
      Evaluation evaluation =
          new BundledEvaluations(Optional.empty(), List.of(folder))
              .open(EvaluationRequest.of("mine"));
      Sample sample = evaluation.samples(model).getFirst();
      SampleOutcome outcome =
          evaluation.score(
              sample,
              List.of(Asked.likelihood(-6, 1), Asked.likelihood(-5, 1), Asked.likelihood(-9, 3)));
      assertThat(outcome.answer()).as(winner.getKey()).isEqualTo(winner.getValue());
      assertThat(outcome.gold()).isEqualTo("abcdef");
    }
  }

  @Test
  void everyMistakeIsNamedWithKeyAndLine(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("items.csv"), "q,a\nx,y\n");
    Path file = folder.resolve("benchmark.yaml");
    Files.writeString(
        file,
        """
        id: My Quiz
        title: [no]
        version: 1
        licence: none
        source: me
        kind: multiple-choise
        items: ../items.csv
        prompt: Always the same
        system: Be brief
        choices: {fields: [a], asks: letters}
        scoring: per-word
        metrics: [accuracy, bleu]
        aggregation: macro
        shots: {file: none.csv, number: -1}
        promt: x
        """);
    BundledEvaluations catalog = new BundledEvaluations(Optional.empty(), List.of(folder));
    assertThat(catalog.problems()).allMatch(p -> p.code() == Problem.Code.BENCHMARK_INVALID);
    assertThat(
            catalog.problems().stream()
                .map(p -> p.where().substring(p.where().lastIndexOf(':') + 1) + " " + p.what()))
        .containsExactlyInAnyOrder(
            "1 The key 'id' may hold lower-case letters, digits, '-' and '.' only",
            "2 The key 'title' is a list and must be a text",
            "6 The key 'kind' is 'multiple-choise' and must be one of multiple-choice, generation",
            "7 The key 'items' names a file outside the benchmark's folder",
            "1 The key 'answer' is missing",
            "8 The key 'prompt' has no {field}, so that all items would be asked the same",
            "9 The key 'system' needs 'chat: true'",
            "10 The key 'choices' needs two choices or more",
            "10 The key 'choices.asks' is not known; known here: fields, field, texts, ask,"
                + " continuation, answer-is",
            "11 The key 'scoring' is 'per-word' and must be one of sum, per-character, per-byte,"
                + " per-token",
            "12 The key 'metrics' holds one that does not fit the kind of questions",
            "13 The key 'aggregation' is macro and needs a category-field",
            "14 The key 'shots.file' names 'none.csv', which is not there",
            "14 The key 'shots.number' is -1 and must be at least 0",
            "15 The key 'promt' is not known; known here: id, kind, languages, items, id-field,"
                + " category-field, answer, prompt, chat, system, document-field, cut, choices,"
                + " scoring, aggregation, title, version, dimension, description, licence, source,"
                + " shots, metrics");
    assertThatThrownBy(
            () -> new BundledEvaluations(Optional.empty()).withBenchmarks(List.of(folder)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void brokenDocumentsAndTakenIdsAreNamed(@TempDir Path folder) throws IOException {
    Path yaml = Files.createDirectories(folder.resolve("a")).resolve("benchmark.yaml");
    Files.writeString(yaml, "id: x\ntitle: [unclosed\nversion: 1\n");
    Path json = Files.createDirectories(folder.resolve("b")).resolve("benchmark.json");
    Files.writeString(json, "{\n  \"id\": \"x\",\n  \"id\": \"y\"\n}\n");
    Path taken = Files.createDirectories(folder.resolve("c")).resolve("benchmark.yaml");
    String quiz = Files.readString(EXAMPLES.resolve("harbour-quiz/benchmark.yaml"));
    Files.writeString(taken, quiz.replace("id: harbour-quiz", "id: mmlu"));
    for (String name : List.of("items.csv", "examples.csv")) {
      Files.copy(EXAMPLES.resolve("harbour-quiz").resolve(name), taken.resolveSibling(name));
    }
    List<Problem> problems = new BundledEvaluations(Optional.empty(), List.of(folder)).problems();
    assertThat(problems).hasSize(3);
    assertThat(problems.get(0).where()).startsWith(yaml + ":");
    assertThat(problems.get(1).oneLine()).contains("The key 'id' occurs twice", json + ":3");
    assertThat(problems.get(2).what()).contains("'mmlu', which another evaluation has");
  }

  @Test
  void badRowsAreNamedAndTheOthersAsked(@TempDir Path folder) throws IOException {
    for (String name : List.of("benchmark.yaml", "examples.csv")) {
      Files.copy(EXAMPLES.resolve("harbour-quiz").resolve(name), folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("items.csv"),
        """
        id,topic,question,a,b,c,d,answer
        1,boats,What?,wind,steam,oars,rails,A
        1,boats,What?,wind,steam,oars,rails,A
        2,boats,What?,wind,steam,oars,rails,E
        3,boats,What?,wind,,oars,rails,A
        4,boats,What?,wind,steam
        """);
    Evaluation evaluation =
        new BundledEvaluations(Optional.empty(), List.of(folder))
            .open(EvaluationRequest.of("harbour-quiz"));
    assertThat(evaluation.samples(model).stream().map(Sample::id)).containsExactly("1");
    assertThat(
            evaluation.dataProblems().stream()
                .map(p -> Path.of(p.where()).getFileName() + " " + p.what()))
        .containsExactlyInAnyOrder(
            "items.csv:3 The id '1' occurs twice",
            "items.csv:4 The answer 'E' is none of the 4 choices",
            "items.csv:5 The row has fewer than two choices, or an empty one",
            "items.csv:6 The row has 5 columns instead of 8");
  }
}
