package org.fewbit.ui.pick;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.core.model.VariantId;
import org.fewbit.ui.fx.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A variant's name with a button that turns its whole row on or off. */
final class VariantCell extends TableCell<VariantId, VariantId> {

  private final Label model = new Label();
  private final Label scheme = new Label();
  private final HBox line;

  /** {@code allName} is the name of the button for the row. */
  VariantCell(String allName, Consumer<VariantId> toggleRow) {
    model.getStyleClass().add("text-muted");
    scheme.getStyleClass().add("text-bold");
    model.setMinWidth(84);
    scheme.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button all =
        Icons.button(
            Feather.CHECK_SQUARE,
            allName,
            () -> {
              if (getItem() != null) {
                toggleRow.accept(getItem());
              }
            });
    all.getStyleClass().add("matrix-all");
    line = new HBox(8, model, scheme, gap, all);
    line.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable VariantId item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    model.setText(item.model());
    scheme.setText(item.label());
    setTooltip(new Tooltip(item.toString()));
    setAccessibleText(item.toString());
    setGraphic(line);
  }
}
