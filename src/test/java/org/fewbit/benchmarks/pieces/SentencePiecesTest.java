package org.fewbit.benchmarks.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fewbit.benchmarks.Fixtures;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the pieces of the sentencepiece package ({@code pieces_fixtures.py}). */
class SentencePiecesTest {

  private static final Path MODEL = Fixtures.path("pieces/small.model");

  @TempDir Path folder;

  @Test
  void piecesAreThoseOfSentencePiece() throws IOException {
    SentencePieces pieces = new SentencePieces(MODEL);
    JsonNode fixture =
        JsonMapper.shared().readTree(Files.readString(Fixtures.path("pieces/pieces.json")));
    int lines = 0;
    for (JsonNode line : fixture.get("lines")) {
      assertThat(pieces.split(line.get("line").asString()))
          .as(line.get("line").asString())
          .isEqualTo(line.get("pieces").valueStream().map(JsonNode::asString).toList());
      lines++;
    }
    assertThat(lines).isGreaterThan(80);
  }

  @Test
  void whatIsNoModelIsToldWithItsPlace() throws IOException {
    byte[] model = Files.readAllBytes(MODEL);
    Path cut = Files.write(folder.resolve("cut.model"), Arrays.copyOf(model, model.length / 2));
    Path text = Files.writeString(folder.resolve("text.model"), "<!doctype html>not found");
    Path empty = Files.write(folder.resolve("empty.model"), new byte[0]);
    for (Path file : new Path[] {cut, text, empty}) {
      assertThatThrownBy(() -> new SentencePieces(file))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("no SentencePiece model")
          .hasMessageContaining(file.getFileName().toString());
    }
  }
}
