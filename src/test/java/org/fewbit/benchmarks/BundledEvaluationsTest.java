package org.fewbit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledEvaluationsTest {

  private final BundledEvaluations bare = new BundledEvaluations(Optional.empty());

  private static void refused(
      BundledEvaluations catalog, EvaluationRequest request, Problem.Code code, String... words) {
    assertThatThrownBy(() -> catalog.open(request))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(code);
              assertThat(e.problem().oneLine()).contains(words);
            });
  }

  private static EvaluationRequest request(
      String id, Optional<Protocol> protocol, Optional<Path> data, int limit, long seed) {
    return new EvaluationRequest(id, protocol, data, limit, seed, 0);
  }

  @Test
  void evaluationsAreOfferedEachWithLabelledMetrics() {
    List<EvaluationInfo> all = bare.evaluations();
    assertThat(all.stream().map(EvaluationInfo::id))
        .containsExactly(
            "pocket-mmlu",
            "pocket-ceval",
            "pocket-flores",
            "pocket-cnn-dailymail",
            "pocket-xsum",
            "pocket-gsm8k",
            "pocket-snli",
            "pocket-followbench",
            "pocket-truthfulqa",
            "pocket-bbq",
            "mmlu",
            "ceval",
            "flores",
            "cnn-dailymail",
            "xsum",
            "gsm8k",
            "snli",
            "followbench",
            "truthfulqa",
            "bbq",
            "perplexity",
            "divergence",
            "speed");
    for (EvaluationInfo info : all) {
      assertThat(info.metrics()).allMatch(m -> !m.convention().isBlank() && !m.title().isBlank());
      assertThat(info.metrics().stream().map(Metric::id)).doesNotHaveDuplicates();
      assertThat(info.protocols()).isNotEmpty();
    }
  }

  @Test
  void defaultsAreLetterChoiceForTheRealMmluAndThePaperForTheRest() {
    for (EvaluationInfo info : bare.evaluations()) {
      Protocol expected =
          switch (info.id()) {
            case "mmlu" -> Protocol.HARNESS;
            case "perplexity" -> Protocol.GPTQ;
            case "divergence" -> Protocol.LLAMA_CPP;
            case "speed" -> Protocol.DECODE;
            default -> Protocol.PAPER;
          };
      assertThat(info.protocols().getFirst()).as(info.id()).isEqualTo(expected);
    }
  }

  @Test
  void bundledSetsAreCountedAndOpenWithoutAFolder(@TempDir Path assets) throws IOException {
    copy("gsm8k", assets.resolve("benchmarks/pocket-gsm8k"));
    Files.createDirectories(assets.resolve("benchmarks/pocket-snli"));
    BundledEvaluations catalog = new BundledEvaluations(Optional.of(assets));
    List<EvaluationInfo> all = catalog.evaluations();
    assertThat(samples(all, "pocket-gsm8k")).isEqualTo(3);
    assertThat(samples(all, "pocket-snli")).isZero();
    assertThat(catalog.open(EvaluationRequest.of("pocket-gsm8k")).info().samples()).isEqualTo(3);
  }

  @Test
  void missingDataSaysWhichFilesAreExpected(@TempDir Path assets) {
    refused(bare, EvaluationRequest.of("mmlu"), Problem.Code.DATA_MISSING, "test/SUBJECT_test.csv");
    refused(
        bare,
        request("snli", Optional.empty(), Optional.of(assets.resolve("nowhere")), 0, 1),
        Problem.Code.DATA_MISSING,
        "nowhere",
        "snli_1.0_test.jsonl");
    refused(
        bare,
        EvaluationRequest.of("perplexity"),
        Problem.Code.DATA_MISSING,
        "pocket-heldout.txt",
        "--data");
  }

  @Test
  void unknownNamesAndProtocolsAreRefusedWithTheChoice() {
    refused(bare, EvaluationRequest.of("mmul"), Problem.Code.EVALUATION_UNKNOWN, "mmul", "mmlu");
    refused(
        bare,
        request("mmlu", Optional.of(Protocol.GPTQ), Optional.of(Fixtures.path("mmlu")), 0, 1),
        Problem.Code.BAD_ARGUMENT,
        "gptq",
        "harness",
        "paper");
  }

  @Test
  void theFolderOfAnotherBenchmarkIsRecognised() {
    List<String> ids =
        List.of(
            "mmlu",
            "ceval",
            "flores",
            "cnn-dailymail",
            "xsum",
            "gsm8k",
            "snli",
            "followbench",
            "truthfulqa",
            "bbq");
    for (String id : ids) {
      String asked = id.equals("snli") ? "bbq" : "snli";
      String title =
          bare.evaluations().stream()
              .filter(e -> e.id().equals(id))
              .findFirst()
              .orElseThrow()
              .title();
      refused(
          bare,
          request(asked, Optional.empty(), Optional.of(Fixtures.path(id)), 0, 1),
          Problem.Code.DATA_MISSING,
          "it holds the data of " + title,
          "Run '" + id + "' on it");
    }
  }

  @Test
  void aLimitIsAFixedChoiceInFileOrder() {
    Path data = Shared.path("data/gsm8k");
    FakeModel model = new FakeModel(100_000, false);
    List<String> once =
        ids(bare.open(request("gsm8k", Optional.empty(), Optional.of(data), 20, 1)), model);
    List<String> again =
        ids(bare.open(request("gsm8k", Optional.empty(), Optional.of(data), 20, 1)), model);
    List<String> other =
        ids(bare.open(request("gsm8k", Optional.empty(), Optional.of(data), 20, 2)), model);
    assertThat(once).hasSize(20).isEqualTo(again).isNotEqualTo(other);
    List<Integer> rows = once.stream().map(id -> Integer.parseInt(id.substring(5))).toList();
    assertThat(rows).isSorted().doesNotHaveDuplicates();
    assertThat(rows.getLast()).isGreaterThan(100);
  }

  @Test
  void aSingleFileMayBeGivenWhereABenchmarkHasOne() {
    for (String id :
        List.of("snli/snli_1.0_test.jsonl", "truthfulqa/mc_task.json", "gsm8k/test.jsonl")) {
      String name = id.substring(0, id.indexOf('/'));
      Evaluation evaluation =
          bare.open(request(name, Optional.empty(), Optional.of(Fixtures.path(id)), 0, 1));
      assertThat(evaluation.info().samples()).as(id).isPositive();
    }
  }

  private static int samples(List<EvaluationInfo> all, String id) {
    return all.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow().samples();
  }

  private static List<String> ids(Evaluation evaluation, FakeModel model) {
    return evaluation.samples(model).stream().map(Sample::id).toList();
  }

  private static void copy(String fixture, Path target) throws IOException {
    Files.createDirectories(target);
    try (var files = Files.list(Fixtures.path(fixture))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }
}
