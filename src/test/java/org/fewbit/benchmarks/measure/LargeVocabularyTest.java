package org.fewbit.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fewbit.benchmarks.Shared;
import org.fewbit.quantizers.bench.RandomDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Divergence at Qwen's vocabulary with its real tokenizer: the logits are never all in memory. */
class LargeVocabularyTest {

  private static final int VOCABULARY = 151_936;
  private static final int WINDOW = 1024;

  @Test
  void memoryIsBoundedByTheChunkNotByTheWindow(@TempDir Path folder) throws Exception {
    Path tokenizer = Shared.path("models/tokenizers/qwen2.5/tokenizer.json");
    Path left = decoder(folder.resolve("left"), 1, tokenizer);
    Path right = decoder(folder.resolve("right"), 2, tokenizer);
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                LargeVocabularyProbe.class.getName(),
                left.toString(),
                right.toString(),
                String.valueOf(VOCABULARY),
                String.valueOf(WINDOW))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(probe.waitFor()).isZero();
    List<Double> figures =
        out.strip().lines().toList().getLast().transform(l -> List.of(l.split(" "))).stream()
            .map(Double::valueOf)
            .toList();
    assertThat(figures.getFirst()).isFinite().isPositive();
    double grown = figures.get(2) - figures.get(1);
    double wholeLogits = 2.0 * WINDOW * VOCABULARY * Float.BYTES;
    // 220 rows a chunk and model are 134 MB each; all rows of both would be 1.24 GB
    assertThat(grown).as(out).isLessThan(wholeLogits / 3);
  }

  private static Path decoder(Path folder, int layers, Path tokenizer) throws IOException {
    RandomDecoder.main(
        new String[] {
          folder.toString(), String.valueOf(layers), "64", "32", "128", String.valueOf(VOCABULARY)
        });
    Files.copy(tokenizer, folder.resolve("tokenizer.json"));
    return folder;
  }
}
