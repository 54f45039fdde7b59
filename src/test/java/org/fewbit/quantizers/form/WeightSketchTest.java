package org.fewbit.quantizers.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fewbit.core.quantize.WeightHistogram;
import org.junit.jupiter.api.Test;

/** Against counting with the final bins known from the start. */
class WeightSketchTest {

  @Test
  void countsAsIfTheBinsHadBeenKnown() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      double size = Math.exp(6 * random.nextGaussian());
      List<float[]> weights = new ArrayList<>();
      List<float[]> values = new ArrayList<>();
      WeightSketch whole = new WeightSketch();
      WeightSketch one = new WeightSketch();
      WeightSketch other = new WeightSketch();
      for (int r = 0; r < 20; r++) {
        float[] row = new float[37];
        float[] rounded = new float[37];
        for (int n = 0; n < row.length; n++) {
          row[n] = (float) (size * random.nextGaussian());
          rounded[n] = (float) (size * Math.rint(row[n] / size));
        }
        weights.add(row);
        values.add(rounded);
        whole.add(row, 0, rounded);
        (r % 3 == 0 ? one : other).add(row, 0, rounded);
      }

      WeightHistogram histogram = whole.histogram();

      assertThat(histogram.count()).isEqualTo(20 * 37);
      assertThat(histogram.original()).isEqualTo(counted(weights, histogram));
      assertThat(histogram.quantized()).isEqualTo(counted(values, histogram));
      assertThat(histogram.original()).hasSizeBetween(100, 256);
      assertThat(one.plus(other).histogram()).isEqualTo(histogram);
      assertThat(other.plus(one).histogram()).isEqualTo(histogram);
    }
  }

  private static List<Long> counted(List<float[]> rows, WeightHistogram like) {
    Long[] counts = new Long[like.original().size()];
    java.util.Arrays.fill(counts, 0L);
    for (float[] row : rows) {
      for (float value : row) {
        counts[(int) Math.floor((value - like.from()) / like.binWidth())]++;
      }
    }
    return List.of(counts);
  }

  @Test
  void aZeroTensorHasOneBin() {
    WeightSketch sketch = new WeightSketch();
    sketch.add(new float[4], 0, new float[4]);
    assertThat(sketch.histogram().original()).containsExactly(4L);
    assertThat(sketch.histogram().from()).isZero();
  }
}
