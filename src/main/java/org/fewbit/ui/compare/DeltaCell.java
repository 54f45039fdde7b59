package org.fewbit.ui.compare;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Difference;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.ui.fx.Texts;

/** Difference from the baseline; coloured only where its interval leaves zero out. */
final class DeltaCell extends TableCell<ComparisonTable.Row, ComparisonTable.Cell> {

  private final QuantityLabel label;
  private final DisplayUnit unit;
  private final Texts texts;
  private final Tooltip tooltip = new Tooltip();

  DeltaCell(QuantityLabel label, DisplayUnit unit, Texts texts) {
    this.texts = texts;
    this.label = label;
    this.unit = unit;
    getStyleClass().addAll("number-cell", "delta");
  }

  @Override
  protected void updateItem(ComparisonTable.Cell cell, boolean empty) {
    super.updateItem(cell, empty);
    getStyleClass().removeAll("better", "worse");
    setTooltip(null);
    if (empty || cell == null || cell.difference().isEmpty()) {
      setText("");
      return;
    }
    Difference difference = cell.difference().get();
    setText(NumberText.plusMinus(difference, unit));
    // A difference of the rounding is nothing to be alarmed about, however certain it is.
    if (difference.clear() && getText().matches("[^\u00b1]*[1-9].*\u00b1.*")) {
      getStyleClass().add(difference.value() > 0 == label.higherIsBetter() ? "better" : "worse");
    }
    tooltip.setText(DifferenceText.of(difference, unit, texts));
    setTooltip(tooltip);
  }
}
