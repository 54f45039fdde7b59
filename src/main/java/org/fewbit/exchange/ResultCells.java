package org.fewbit.exchange;

import java.util.OptionalDouble;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantDifference;

/** Cells of a table for reading: rounded as everywhere, the unit in the header. */
final class ResultCells {

  private static final double[] LEVELS = {0.05, 0.01, 0.001};

  private final ResultGrid grid;

  ResultCells(ResultGrid grid) {
    this.grid = grid;
  }

  /** {@code Pocket MMLU (%)} with an arrow to the better side. */
  String header(int column) {
    ResultGrid.Column own = grid.columns().get(column);
    return unit(column).header(own.label().shortTitle())
        + (own.label().higherIsBetter() ? " \u2191" : " \u2193");
  }

  /** The number, a dash where there is none; a dagger where its runs differ from the others'. */
  String value(ResultGrid.Cell cell, int column) {
    return cell.value() instanceof Value.Known known
        ? NumberText.of(known, unit(column)) + (known.cautious() ? "\u2020" : "")
        : "\u2013";
  }

  /** {@code [69.3, 73.1]}, empty where none is known. */
  String interval(ResultGrid.Cell cell, int column) {
    return cell.value() instanceof Value.Known known
        ? NumberText.interval(known, unit(column))
        : "";
  }

  /** Stars for the corrected p value. */
  static String stars(ResultGrid.Cell cell) {
    double p = cell.difference().map(VariantDifference::pHolm).orElse(1.0);
    StringBuilder stars = new StringBuilder();
    for (double level : LEVELS) {
      stars.append(p < level ? "*" : "");
    }
    return stars.toString();
  }

  /** One unit for a column, by its largest value. */
  private DisplayUnit unit(int column) {
    OptionalDouble largest =
        grid.rows().stream()
            .flatMapToDouble(r -> r.cells().get(column).value().number().stream())
            .max();
    return DisplayUnit.of(grid.columns().get(column).label().unit(), largest.orElse(0));
  }
}
