package org.fewbit.ui.compare;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseEvent;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/** A row with its menu; a click with Ctrl gathers its variant for the columns side by side. */
final class VariantRow extends TableRow<ComparisonTable.Row> {

  private final CompareState state;

  /** Held here, so that the state holds the row only as long as the table does. */
  private final InvalidationListener gathered = o -> mark();

  VariantRow(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    state.besideProperty().addListener(new WeakInvalidationListener(gathered));
    addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          if (e.isShortcutDown() && getItem() != null) {
            controller.toggleBeside(getItem().variant());
            e.consume();
          }
        });
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getClickCount() == 2 && getItem() != null) {
            controller.openSamples(getItem().variant(), Optional.empty());
          }
        });
    VariantMenu.on(
        this,
        () -> Optional.ofNullable(getItem()).map(ComparisonTable.Row::variant),
        state,
        controller,
        texts);
  }

  private void mark() {
    ComparisonTable.Row row = getItem();
    pseudoClassStateChanged(
        LegendView.BESIDE, row != null && state.besideProperty().get().contains(row.variant()));
  }

  @Override
  protected void updateItem(ComparisonTable.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    mark();
  }
}
