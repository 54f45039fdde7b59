package org.fewbit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCacheTest {

  private static final Path HOME = Path.of("/home/someone");

  @TempDir private Path cache;

  @Test
  void theVariablesOfTheHubAreHonoured() {
    assertThat(HubCache.location(Map.of(), HOME))
        .isEqualTo(Path.of("/home/someone/.cache/huggingface/hub"));
    assertThat(HubCache.location(Map.of("HF_HOME", "/data/hf"), HOME))
        .isEqualTo(Path.of("/data/hf/hub"));
    assertThat(HubCache.location(Map.of("HF_HOME", "/data/hf", "HF_HUB_CACHE", "/big/hub"), HOME))
        .isEqualTo(Path.of("/big/hub"));
    assertThat(HubCache.location(Map.of("HF_HOME", " "), HOME))
        .isEqualTo(Path.of("/home/someone/.cache/huggingface/hub"));
  }

  private Path snapshot(String model, String hash) throws IOException {
    return Files.createDirectories(cache.resolve(model).resolve("snapshots").resolve(hash));
  }

  @Test
  void onlySnapshotsWithAGraphAreModels() throws IOException {
    Path old = snapshot("models--onnx-community--Tiny", "aaa");
    Path main = snapshot("models--onnx-community--Tiny", "bbb");
    Files.createDirectories(old.resolve("onnx"));
    Files.createDirectories(main.resolve("onnx"));
    Path refs = Files.createDirectories(cache.resolve("models--onnx-community--Tiny/refs"));
    Files.writeString(refs.resolve("main"), "bbb\n");
    Files.writeString(
        snapshot("models--someone--torch-only", "ccc").resolve("model.safetensors"), "x");
    Files.writeString(snapshot("models--flat", "ddd").resolve("model.onnx"), "x");
    Files.writeString(snapshot("datasets--someone--data", "eee").resolve("model.onnx"), "x");

    assertThat(HubCache.entries(cache))
        .containsExactlyInAnyOrder(
            new HubCache.Entry("Tiny", "onnx-community", main),
            new HubCache.Entry("flat", "", cache.resolve("models--flat/snapshots/ddd")));
    assertThat(HubCache.entries(cache.resolve("nowhere"))).isEmpty();
  }
}
