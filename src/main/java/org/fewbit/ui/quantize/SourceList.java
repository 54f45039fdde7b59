package org.fewbit.ui.quantize;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fewbit.core.model.BaseModel;
import org.fewbit.ui.fx.Texts;

/** The models that can be started from. */
final class SourceList extends VBox {

  private final QuantizeState state;
  private final QuantizeController controller;
  private final Texts texts;

  SourceList(QuantizeState state, QuantizeController controller, Texts texts) {
    super(6);
    this.texts = texts;
    this.state = state;
    this.controller = controller;
    setId("quantize-models");
    state.models().addListener((ListChangeListener<BaseModel>) change -> fill());
    fill();
  }

  private void fill() {
    getChildren().clear();
    for (BaseModel model : state.models()) {
      CheckBox box = new CheckBox(model.name());
      box.setId("quantize-model-" + model.name());
      box.setTooltip(new Tooltip(model.folder().toString()));
      box.setSelected(state.chosenModels().contains(model.name()));
      box.setOnAction(
          e -> {
            if (box.isSelected()) {
              state.chosenModels().add(model.name());
            } else {
              state.chosenModels().remove(model.name());
            }
            controller.changed();
          });
      getChildren().add(box);
    }
    if (state.models().isEmpty()) {
      Label none = new Label(texts.get("models.none"));
      none.getStyleClass().add("text-muted");
      none.setWrapText(true);
      none.setMinHeight(USE_PREF_SIZE);
      getChildren().add(none);
    }
    setAccessibleText(texts.get("models.count", state.models().size()));
  }
}
