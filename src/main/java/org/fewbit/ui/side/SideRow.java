package org.fewbit.ui.side;

import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.EvaluationKey;

/**
 * A line of the table in words.
 *
 * @param name on the left
 * @param hint convention or explanation; empty for none
 * @param heading whether it only begins a part
 * @param minor whether it belongs to the row above
 * @param evaluation whose samples the flips lead to
 * @param cells one a column; none in a heading
 */
record SideRow(
    String name,
    String hint,
    boolean heading,
    boolean minor,
    Optional<EvaluationKey> evaluation,
    List<Cell> cells) {

  /**
   * What stands in a column.
   *
   * @param value first line
   * @param difference second line; empty for none
   * @param test third line; empty for none
   * @param flips samples whose correctness differs; empty where that has no meaning
   * @param mark what differs besides the variant; empty for nothing
   * @param hint full precision, or why there is nothing
   * @param tone of the difference
   */
  record Cell(
      String value,
      String difference,
      String test,
      Optional<Integer> flips,
      String mark,
      String hint,
      Tone tone) {

    static Cell text(String value, String hint) {
      return new Cell(value, "", "", Optional.empty(), "", hint, Tone.PLAIN);
    }

    static Cell missing(String reason) {
      return new Cell("\u2013", "", "", Optional.empty(), "", reason, Tone.MISSING);
    }
  }

  /** How a cell looks. */
  enum Tone {
    PLAIN,
    BETTER,
    WORSE,
    MISSING
  }

  static SideRow heading(String name) {
    return new SideRow(name, "", true, false, Optional.empty(), List.of());
  }
}
