package org.fewbit.quantizers.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.Fixture;
import org.fewbit.quantizers.solve.RoundingGrid;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Codes, scales and zero points equal to PyTorch's, bit by bit ({@code rtn_fixtures.py}). */
class RtnTorchTest {

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> equalToTorch() throws IOException {
    try (InputStream in = RtnTorchTest.class.getResourceAsStream("/quantizers/rtn.json")) {
      JsonNode root = new ObjectMapper().readTree(in);
      List<DynamicTest> tests = new ArrayList<>();
      for (JsonNode test : root.get("cases")) {
        String name =
            "%s %d bits group %d %s"
                .formatted(
                    test.get("name").asString(),
                    test.get("bits").asInt(),
                    test.get("group").asInt(),
                    test.get("symmetric").asBoolean() ? "sym" : "asym");
        JsonNode weight = root.get("weights").get(test.get("name").asString());
        tests.add(DynamicTest.dynamicTest(name, () -> check(test, weight)));
      }
      assertThat(tests).hasSize(11 * 4 * 2 * 2);
      return tests;
    }
  }

  private void check(JsonNode test, JsonNode weight) throws IOException {
    int rows = weight.get("rows").asInt();
    int columns = weight.get("columns").asInt();
    Path file = Fixture.graph(folder, floats(weight.get("values")), rows, columns);
    RoundingGrid grid =
        new RoundingGrid(test.get("bits").asInt(), test.get("symmetric").asBoolean());
    int group = test.get("group").asInt();
    int[] codes = new int[rows * columns];
    RtnPass.Sink sink =
        tile -> {
          assertThat(tile.width()).isEqualTo(columns);
          for (int i = 0; i < tile.count() * columns; i++) {
            codes[tile.group() * group * columns + i] = tile.codes()[i] & 0xff;
          }
          assertThat(tile.scales()).isEqualTo(floats(test.get("scales").get(tile.group())));
          assertThat(tile.zeros()).isEqualTo(ints(test.get("zeroPoints").get(tile.group())));
        };
    double error;
    try (OnnxModel model = OnnxModel.open(file)) {
      WeightMatrix matrix =
          new WeightMatrix(model.graph().initializers().getFirst(), false, () -> {});
      error = new RtnPass(matrix, grid, group).run(sink).relativeError();
    }
    assertThat(codes).isEqualTo(ints(test.get("codes")));
    double expected = test.get("relativeError").asDouble();
    assertThat(error).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  private static float[] floats(JsonNode values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }

  private static int[] ints(JsonNode values) {
    int[] ints = new int[values.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = values.get(i).asInt();
    }
    return ints;
  }
}
