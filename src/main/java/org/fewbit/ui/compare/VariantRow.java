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

  /** Both are held here, so that the state holds the row only as long as the table does. */
  private final InvalidationListener gathered = o -> mark();

  private final InvalidationListener pointed = o -> link();

  VariantRow(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    state.besideProperty().addListener(new WeakInvalidationListener(gathered));
    state.hoveredProperty().addListener(new WeakInvalidationListener(pointed));
    hoverProperty()
        .addListener(
            (o, was, is) ->
                controller.hover(
                    Optional.ofNullable(is ? getItem() : null).map(ComparisonTable.Row::variant)));
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

  private void link() {
    ComparisonTable.Row row = getItem();
    pseudoClassStateChanged(
        LegendView.LINKED,
        row != null && state.hoveredProperty().get().filter(row.variant()::equals).isPresent());
  }

  @Override
  protected void updateItem(ComparisonTable.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    mark();
    link();
  }
}
