package org.fewbit.ui.quantize;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.ui.fx.Texts;

/** Bits, groups, options and calibration of the chosen method; the name they make; Add. */
final class SettingsForm extends VBox {

  private final QuantizeState state;
  private final QuantizeController controller;
  private final Texts texts;
  private final MethodSettings settings;
  private final VBox fields = new VBox(6);
  private final Label name = new Label();
  private Subscription shown = Subscription.EMPTY;
  private final Button add = new Button();

  SettingsForm(QuantizeState state, QuantizeController controller, Texts texts) {
    super(10);
    this.texts = texts;
    add.setText(texts.get("settings.add"));
    this.state = state;
    this.controller = controller;
    settings = state.settings();
    name.setId("quantize-name");
    name.getStyleClass().add("mono");
    add.setId("quantize-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(e -> controller.addChosen());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox result = new HBox(8, name, gap, add);
    result.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(fields, result, byName());
    settings.methodProperty().subscribe(now -> fill(now));
    settings.bitsProperty().addListener(o -> showName());
    settings.groupProperty().addListener(o -> showName());
    settings.symmetricProperty().addListener(o -> showName());
    settings.options().addListener((SetChangeListener<SchemeOption>) change -> showName());
    showName();
  }

  private void showName() {
    Optional<QuantizationScheme> scheme = settings.scheme();
    name.setText(
        scheme.map(QuantizationScheme::toString).orElseGet(() -> texts.get("settings.excluded")));
    add.setDisable(scheme.isEmpty());
  }

  private void fill(Optional<MethodInfo> method) {
    fields.getChildren().clear();
    shown.unsubscribe();
    shown = Subscription.EMPTY;
    method.ifPresent(
        info -> {
          if (info.example().method().hasGrid()) {
            fields.getChildren().add(grid(info));
          } else {
            Label none = new Label(texts.get("settings.one-form"));
            none.getStyleClass().add("text-muted");
            fields.getChildren().add(none);
          }
          info.options().forEach(option -> fields.getChildren().add(box(option)));
          fields.getChildren().add(simulate());
          if (info.needsCalibration()) {
            fields.getChildren().add(calibration());
          }
        });
    showName();
  }

  private GridPane grid(MethodInfo info) {
    GridPane grid = new GridPane(8, 6);
    grid.addRow(
        0,
        caption("settings.bits"),
        pills(info.bits(), settings.bitsProperty(), String::valueOf, "quantize-bits-"));
    grid.addRow(
        1,
        caption("settings.group"),
        pills(
            info.groups(),
            settings.groupProperty(),
            g -> g == QuantizationScheme.ROW_WISE ? "row" : String.valueOf(g),
            "quantize-group-"));
    grid.addRow(
        2,
        caption("settings.zero"),
        pills(
            List.of(true, false),
            settings.symmetricProperty().asObject(),
            s -> s ? "sym" : "asym",
            "quantize-zero-"));
    return grid;
  }

  private Label caption(String key) {
    Label label = new Label(texts.get(key));
    label.setMinWidth(40);
    label.setTooltip(new Tooltip(texts.get(key + ".tip")));
    return label;
  }

  private <T> HBox pills(List<T> values, Property<T> chosen, Function<T, String> text, String id) {
    HBox box = new HBox();
    for (int i = 0; i < values.size(); i++) {
      T value = values.get(i);
      ToggleButton pill = new ToggleButton(text.apply(value));
      pill.setId(id + text.apply(value));
      pill.getStyleClass()
          .addAll(
              "small",
              i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "center-pill");
      pill.setMinWidth(46);
      pill.setOnAction(
          e -> {
            chosen.setValue(value);
            // A second click on the chosen one must not leave the row without a choice.
            pill.setSelected(true);
          });
      shown = shown.and(chosen.subscribe(now -> pill.setSelected(value.equals(now))));
      box.getChildren().add(pill);
    }
    return box;
  }

  private CheckBox box(SchemeOption option) {
    CheckBox box = new CheckBox(texts.get("option." + option.text()));
    box.setId("quantize-option-" + option.text());
    box.setSelected(settings.options().contains(option));
    box.setOnAction(
        e -> {
          if (box.isSelected()) {
            settings.options().add(option);
          } else {
            settings.options().remove(option);
          }
        });
    return box;
  }

  private CheckBox simulate() {
    CheckBox box = new CheckBox(texts.get("settings.simulate"));
    box.setId("quantize-simulate");
    box.setTooltip(new Tooltip(texts.get("settings.simulate.tip")));
    box.setSelected(state.simulatedProperty().get());
    box.setOnAction(
        e -> {
          state.simulatedProperty().set(box.isSelected());
          controller.changed();
        });
    return box;
  }

  private Node calibration() {
    Label label = new Label(texts.get("settings.calibration"));
    label.getStyleClass().addAll("text-muted", "small");
    TextField file = new TextField();
    file.setId("quantize-calibration");
    file.setPromptText(texts.get("settings.calibration.prompt"));
    file.setAccessibleText(texts.get("settings.calibration.name"));
    file.setTooltip(new Tooltip(texts.get("settings.calibration.tip")));
    file.setText(state.calibrationFileProperty().get());
    shown = shown.and(file.textProperty().subscribe(state.calibrationFileProperty()::set));
    return new VBox(2, label, file);
  }

  private VBox byName() {
    TextField field = new TextField();
    field.setId("quantize-custom");
    field.setPromptText(texts.get("settings.by-name"));
    field.setAccessibleText(texts.get("settings.by-name.name"));
    field.setOnAction(
        e -> {
          if (controller.addByName(field.getText())) {
            field.clear();
          }
        });
    Label error = new Label();
    error.setId("quantize-error");
    error.getStyleClass().addAll("text-danger", "small");
    error.setWrapText(true);
    error.textProperty().bind(state.errorProperty());
    error.managedProperty().bind(error.textProperty().isNotEmpty());
    error.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(4, field, error);
  }
}
