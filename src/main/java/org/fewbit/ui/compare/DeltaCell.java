package org.fewbit.ui.compare;

import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.control.TableCell;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Difference;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.ui.fx.LateTooltip;
import org.fewbit.ui.fx.StyleClasses;
import org.fewbit.ui.fx.Texts;

/** Difference from the baseline; coloured only where its interval leaves zero out. */
final class DeltaCell extends TableCell<ComparisonTable.Row, ComparisonTable.Cell> {

  /** A digit that is not 0 before the width of the interval. */
  private static final Pattern SEEN = Pattern.compile("[^\u00b1]*[1-9].*\u00b1.*");

  private final QuantityLabel label;
  private final DisplayUnit unit;
  private final Texts texts;

  DeltaCell(QuantityLabel label, DisplayUnit unit, Texts texts) {
    this.texts = texts;
    this.label = label;
    this.unit = unit;
    getStyleClass().addAll("number-cell", "delta");
    LateTooltip.on(this, this::words);
  }

  @Override
  protected void updateItem(ComparisonTable.Cell cell, boolean empty) {
    super.updateItem(cell, empty);
    Optional<Difference> difference = empty || cell == null ? Optional.empty() : cell.difference();
    String text = difference.map(d -> NumberText.plusMinus(d, unit)).orElse("");
    setText(text);
    // A difference of the rounding is nothing to be alarmed about, however certain it is.
    boolean clear =
        difference.filter(Difference::clear).isPresent() && SEEN.matcher(text).matches();
    boolean up = difference.filter(d -> d.value() > 0).isPresent();
    StyleClasses.set(this, "better", clear && up == label.higherIsBetter());
    StyleClasses.set(this, "worse", clear && up != label.higherIsBetter());
  }

  private String words() {
    ComparisonTable.Cell cell = getItem();
    return isEmpty() || cell == null
        ? ""
        : cell.difference().map(d -> DifferenceText.of(d, unit, texts)).orElse("");
  }
}
