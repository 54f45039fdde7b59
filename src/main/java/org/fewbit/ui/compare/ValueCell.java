package org.fewbit.ui.compare;

import javafx.scene.control.TableCell;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.ui.fx.LateTooltip;
import org.fewbit.ui.fx.StyleClasses;
import org.fewbit.ui.fx.Texts;

/** A number with half the width of its interval; a dash whose tooltip says why there is none. */
final class ValueCell extends TableCell<ComparisonTable.Row, ComparisonTable.Cell> {

  private final QuantityLabel label;
  private final DisplayUnit unit;
  private final Texts texts;

  ValueCell(QuantityLabel label, DisplayUnit unit, Texts texts) {
    this.texts = texts;
    this.label = label;
    this.unit = unit;
    getStyleClass().add("number-cell");
    LateTooltip.on(this, this::words);
  }

  @Override
  protected void updateItem(ComparisonTable.Cell cell, boolean empty) {
    super.updateItem(cell, empty);
    boolean missing = false;
    boolean cautious = false;
    String text = "";
    if (!empty && cell != null) {
      switch (cell.value()) {
        case Value.Known known -> {
          text = NumberText.plusMinus(known, unit);
          cautious = known.cautious();
        }
        case Value.Missing why -> {
          text = "\u2013";
          missing = true;
        }
      }
    }
    setText(text);
    StyleClasses.set(this, "missing", missing);
    StyleClasses.set(this, "cautious", cautious);
  }

  private String words() {
    ComparisonTable.Cell cell = getItem();
    if (isEmpty() || cell == null) {
      return "";
    }
    return switch (cell.value()) {
      case Value.Known known -> precise(known);
      case Value.Missing(String reason) -> texts.phrase(reason);
    };
  }

  private String precise(Value.Known known) {
    StringBuilder text = new StringBuilder(texts.phrase(label.title())).append(": ");
    text.append(NumberText.precise(unit.shown(known.value()))).append(' ').append(unit.text());
    if (known.hasInterval()) {
      text.append('\n')
          .append(
              texts.get(
                  "difference.interval",
                  NumberText.precise(unit.shown(known.low())),
                  NumberText.precise(unit.shown(known.high()))));
    }
    if (known.n() > 0) {
      text.append("\nn = ").append(NumberText.precise((double) known.n()));
    }
    if (known.cautious()) {
      text.append("\n").append(texts.phrase(known.caution()));
    }
    return text.toString();
  }
}
