package org.fewbit.ui.compare;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Shows the gathered variants as columns, and how many there are. */
final class BesideButton extends HBox {

  private final CompareState state;
  private final CompareController controller;
  private final Texts texts;
  private final Button open = new Button("", Icons.of(Feather.COLUMNS));
  private final Button clear;

  BesideButton(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    open.setId("compare-beside");
    open.getStyleClass().addAll("small", "flat");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setTooltip(new Tooltip(texts.get("beside.tip")));
    open.setOnAction(e -> controller.openSideBySide());
    clear = Icons.button(Feather.X, texts.get("beside.clear"), controller::clearBeside);
    clear.setId("compare-beside-clear");
    clear.managedProperty().bind(clear.visibleProperty());
    getChildren().setAll(open, clear);
    state.besideProperty().addListener(o -> update());
    state.selectedProperty().addListener(o -> update());
    state.indexProperty().addListener(o -> update());
    update();
  }

  private void update() {
    int count = state.besideProperty().get().size();
    open.setText(count == 0 ? texts.get("beside") : texts.get("beside.count", count));
    open.setDisable(controller.columns().size() < 2);
    clear.setVisible(count > 0);
  }
}
