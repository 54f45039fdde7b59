package org.fewbit.quantizers.form;

/** Sums squared differences for each output of a stretch, so that no sum waits for another. */
final class ErrorSums {

  /** Weights of a stretch that a histogram needs: counting all would take as long as rounding. */
  private static final int SKETCHED = 16_384;

  private final double[] errors;
  private final double[] norms;
  private final WeightSketch sketch = new WeightSketch();
  private final int stride;
  private int row;

  /**
   * Starts a stretch.
   *
   * @param width outputs
   * @param rows inputs that will come, of which some are sketched
   */
  ErrorSums(int width, int rows) {
    stride = Math.max(1, Math.toIntExact((long) width * rows / SKETCHED));
    errors = new double[width];
    norms = new double[width];
  }

  /** Adds a row of values beside the weights they stand for. */
  void add(float[] values, float[] weights, int weightsFrom) {
    for (int n = 0; n < errors.length; n++) {
      double weight = weights[weightsFrom + n];
      double difference = values[n] - weight;
      errors[n] += difference * difference;
      norms[n] += weight * weight;
    }
    if (row++ % stride == 0) {
      sketch.add(weights, weightsFrom, values);
    }
  }

  ColumnTiles.Sums sums() {
    double error = 0;
    double norm = 0;
    for (int n = 0; n < errors.length; n++) {
      error += errors[n];
      norm += norms[n];
    }
    return new ColumnTiles.Sums(error, norm, sketch);
  }
}
