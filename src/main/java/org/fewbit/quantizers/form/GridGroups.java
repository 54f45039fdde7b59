package org.fewbit.quantizers.form;

import org.fewbit.quantizers.solve.GridSolution;

/** Takes a solved layer apart into its groups of inputs, as rounding to nearest delivers them. */
final class GridGroups {

  private final GridSolution grid;

  GridGroups(GridSolution grid) {
    this.grid = grid;
  }

  void feed(RtnPass.Sink sink) {
    if (ColumnTiles.each(grid.columns(), (first, width) -> tile(first, width, sink)).norm() != 0) {
      throw new IllegalStateException("codes have no norm");
    }
  }

  private ColumnTiles.Sums tile(int first, int width, RtnPass.Sink sink) {
    int group = Math.min(grid.groupSize(), grid.rows());
    CodeTile tile = new CodeTile(first, width, group);
    for (int row = 0; row < grid.rows(); row += group) {
      int number = row / group;
      int count = Math.min(group, grid.rows() - row);
      for (int k = 0; k < count; k++) {
        for (int n = 0; n < width; n++) {
          tile.codes()[k * width + n] = (byte) grid.code(row + k, first + n);
        }
      }
      for (int n = 0; n < width; n++) {
        tile.scales()[n] = grid.scale(number, first + n);
        tile.zeros()[n] = (int) grid.zero(number, first + n);
      }
      tile.start(number, count);
      sink.group(tile);
    }
    return ColumnTiles.Sums.none();
  }
}
