package org.fewbit.quantizers.calibrate;

import java.util.List;

/**
 * What rounding a layer to nearest would cost at several widths.
 *
 * @param weight its name
 * @param rows inputs K
 * @param columns outputs N
 * @param outputErrors ||X W' - X W||^2 / ||X W||^2 on the calibration data, by width
 */
public record LayerCost(String weight, int rows, int columns, List<Double> outputErrors) {

  /** Copies the list. */
  public LayerCost {
    outputErrors = List.copyOf(outputErrors);
  }

  /** How many numbers it has. */
  public long weights() {
    return (long) rows * columns;
  }
}
