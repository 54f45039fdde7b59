package org.fewbit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose data a folder holds is told by what is in it. */
class RecognitionTest {

  private final BundledEvaluations catalog = new BundledEvaluations(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "mmlu, mmlu, 2491, test/abstract_algebra_test.csv",
    "ceval, ceval, 40, val/accountant_val.csv",
    "flores200, flores, 2024, devtest/eng_Latn.devtest",
    "cnn_dailymail, cnn-dailymail, 20, validation_first20.jsonl",
    "gsm8k, gsm8k, 300, test.jsonl",
    "followbench, followbench, 820, content_constraints.json",
    "truthfulqa, truthfulqa, 400, mc_task.json",
    "bbq, bbq, 2064, Religion.jsonl"
  })
  void aRealFolderIsOneBenchmarkWithItsItemsAndFiles(
      String folder, String id, int items, String file) {
    Path place = Shared.path("data/" + folder);
    List<DataMatch> matches = catalog.recognise(place);
    assertThat(matches.stream().filter(DataMatch::isUsable)).hasSize(1);
    DataMatch first = matches.getFirst();
    assertThat(first.evaluation()).isEqualTo(id);
    assertThat(first.items()).isEqualTo(items);
    assertThat(first.files()).contains(file);
    assertThat(first.place()).isEqualTo(place);
    assertThat(first.badLines()).isZero();
    assertThat(matches).hasSize(10);
    for (DataMatch other : matches.subList(1, 10)) {
      assertThat(other.why().map(Problem::code)).as(other.evaluation()).isPresent();
    }
  }

  @Test
  void aFolderOfFoldersTellsThePlaceOfEach() {
    Path root = Shared.path("data");
    Map<String, Path> found =
        catalog.recognise(root).stream()
            .filter(DataMatch::isUsable)
            .collect(Collectors.toMap(DataMatch::evaluation, DataMatch::place));
    assertThat(found)
        .containsEntry("mmlu", root.resolve("mmlu"))
        .containsEntry("cnn-dailymail", root.resolve("cnn_dailymail"))
        .containsEntry("flores", root.resolve("flores200"))
        .hasSize(10);
  }

  @Test
  void anEmptyFolderIsNoneAndEveryBenchmarkSaysWhy(@TempDir Path empty) throws IOException {
    Files.writeString(empty.resolve("test.txt"), "hello\n");
    assertThat(catalog.recognise(empty))
        .hasSize(10)
        .noneMatch(DataMatch::isUsable)
        .allMatch(m -> m.why().orElseThrow().code() == Problem.Code.DATA_MISSING);
    assertThat(catalog.recognise(empty.resolve("nowhere"))).noneMatch(DataMatch::isUsable);
  }
}
