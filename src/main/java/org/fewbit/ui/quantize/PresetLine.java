package org.fewbit.ui.quantize;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemePreset;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.ui.fx.Texts;

/** The heading of the methods, with the presets behind a button. */
final class PresetLine extends HBox {

  private final QuantizeState state;
  private final QuantizeController controller;
  private final Texts texts;
  private final MenuButton presets = new MenuButton();

  PresetLine(QuantizeState state, QuantizeController controller, Texts texts) {
    this.texts = texts;
    presets.setText(texts.get("presets"));
    this.state = state;
    this.controller = controller;
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(40);
    Label title = new Label(texts.get("method"));
    title.getStyleClass().addAll("text-bold", "pick-section");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    presets.setId("quantize-presets");
    presets.getStyleClass().add("small");
    presets.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(title, gap, presets);
    state.methods().addListener((ListChangeListener<MethodInfo>) change -> fill());
    fill();
  }

  private void fill() {
    presets.getItems().clear();
    List<QuantizationScheme> paper =
        SchemePreset.ofThePaper().stream().map(SchemePreset::scheme).toList();
    List<QuantizationScheme> rtn =
        IntStream.of(8, 4, 3, 2).mapToObj(b -> QuantizationScheme.rtn(b, 128, true)).toList();
    presets.getItems().add(item(texts.get("presets.paper"), paper));
    presets.getItems().add(item(texts.get("presets.rtn"), rtn));
    presets
        .getItems()
        .add(
            item(
                texts.get("presets.all"),
                state.methods().stream().map(MethodInfo::example).toList()));
    presets.getItems().add(new SeparatorMenuItem());
    for (SchemePreset preset : SchemePreset.ofThePaper()) {
      presets
          .getItems()
          .add(item(preset.name() + "  (" + preset.scheme() + ")", List.of(preset.scheme())));
    }
  }

  private MenuItem item(String text, List<QuantizationScheme> schemes) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> controller.addAll(schemes));
    return item;
  }
}
