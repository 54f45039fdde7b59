package org.fewbit.ui.compare;

import javafx.scene.control.ListCell;
import org.fewbit.core.compare.Quantity;
import org.jspecify.annotations.Nullable;

/** What stands on an axis, in as many words as its chooser is wide. */
final class AxisCell extends ListCell<Quantity> {

  /** Words for a quantity that fit into a width. */
  interface Words {
    String of(Quantity quantity, double width);
  }

  private final Words words;

  AxisCell(Words words) {
    this.words = words;
  }

  /** Writes again, for another width. */
  void write() {
    Quantity quantity = getItem();
    double width = getParent() == null ? 0 : getParent().getLayoutBounds().getWidth();
    setText(isEmpty() || quantity == null ? "" : words.of(quantity, width));
  }

  @Override
  protected void updateItem(@Nullable Quantity quantity, boolean empty) {
    super.updateItem(quantity, empty);
    write();
  }
}
