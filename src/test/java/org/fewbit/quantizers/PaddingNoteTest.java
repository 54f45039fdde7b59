package org.fewbit.quantizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A width that the groups don't divide is padded and said. */
class PaddingNoteTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"300, 1", "320, 0", "20, 1"})
  void tellsWhichTensorsArePadded(int rows, int padded) throws IOException {
    Path source = Fixture.graph(folder, Fixture.normal(rows * 24, 1), rows, 24);

    QuantizationReport report =
        Fixture.quantize(
            source,
            "rtn-w4-g32-sym",
            ExecutionWish.KERNEL_IF_POSSIBLE,
            folder.resolve("padded/m.onnx"));

    assertThat(report.padded()).hasSize(padded);
  }
}
