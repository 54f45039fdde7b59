package org.fewbit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window says nothing that its bundles don't know in both languages. */
class SpokenLiteralsTest {

  private static final Path WINDOW = Path.of("src/main/java/org/fewbit/ui");
  private static final Path PHRASES = Path.of("src/main/resources/org/fewbit/ui/fx/phrases_zh.po");
  private static final Path OFFENDER =
      Path.of("src/test/java/org/fewbit/house/offender/ui/pick/EnglishInPane.java");

  /** File to the reason why its English words are right. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "AboutPane.java", "the citation in BibTeX",
          "ChineseFont.java", "names of fonts",
          "HeapTooltip.java", "names a handler of the chart's canvas",
          "JavaFxLog.java", "looks for a line of JavaFX's own log",
          "Problems.java", "puts the details together that are copied into a report");

  @Test
  void theWindowSpeaksThroughItsBundlesAndNoExceptionIsNeedless() throws IOException {
    Map<String, List<String>> english = SpokenLiterals.of(sources()).found();

    assertThat(english.keySet().stream().filter(f -> !EXCEPTIONS.containsKey(f)))
        .as("literals of %s", english)
        .isEmpty();
    assertThat(english.keySet()).containsAll(EXCEPTIONS.keySet());
  }

  @Test
  void everyEnglishTextOfTheOffenderIsFoundAndNothingElse() {
    assertThat(SpokenLiterals.of(List.of(OFFENDER)).found().values())
        .containsExactly(
            List.of(
                "Choose a model",
                "one run",
                "Runs: ",
                "Opens the folder",
                "nothing is chosen yet"));
  }

  /** Phrases are put together from pieces: each must stand in a phrase of the catalogue. */
  @Test
  void whatTheWindowSaysInProblemsHasAChinesePhrase() throws IOException {
    String catalogue = Files.readString(PHRASES).replace("\\\"", "\"");

    assertThat(SpokenLiterals.of(sources()).phrases())
        .isNotEmpty()
        .flatMap(phrase -> List.of(phrase.strip().split("(?<=\\.) ")))
        .filteredOn(sentence -> !catalogue.contains(sentence))
        .isEmpty();
  }

  /** Problems of these rooms are shown in the window; numbers may be put in by a format. */
  @ParameterizedTest
  @ValueSource(strings = {"archive", "benchmarks", "onnx", "quantizers", "tokenizer"})
  void whatOtherRoomsSayInProblemsHasAChinesePhrase(String room) throws IOException {
    String catalogue = Files.readString(PHRASES).replace("\\\"", "\"");

    assertThat(SpokenLiterals.of(sources(Path.of("src/main/java/org/fewbit", room))).phrases())
        .isNotEmpty()
        .flatMap(phrase -> List.of(phrase.strip().split("(?<=\\.) |%[.0-9]*[dfs]")))
        .filteredOn(piece -> !catalogue.contains(piece.strip()))
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    return sources(WINDOW);
  }

  private static List<Path> sources(Path room) throws IOException {
    try (Stream<Path> files = Files.walk(room)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
