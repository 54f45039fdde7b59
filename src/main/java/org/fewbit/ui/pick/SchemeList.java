package org.fewbit.ui.pick;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableSet;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.ui.fx.Texts;

/** The schemes: single ones, the product of bits, groups and symmetry, and any by its name. */
final class SchemeList extends VBox {

  private final PickState state;
  private final PickController controller;
  private final Texts texts;
  private final FlowPane singles = new FlowPane(14, 6);

  SchemeList(PickState state, PickController controller, Texts texts) {
    super(10);
    this.texts = texts;
    this.state = state;
    this.controller = controller;
    setId("pick-schemes");
    state.schemes().known().addListener((ListChangeListener<String>) change -> fillSingles());
    fillSingles();
    Label rtn = new Label(texts.get("schemes.rtn"));
    rtn.getStyleClass().addAll("text-muted", "small");
    getChildren().addAll(singles, rtn, grid(), custom());
  }

  private void fillSingles() {
    singles.getChildren().clear();
    for (String label : state.schemes().known()) {
      CheckBox box = new CheckBox(label);
      box.setId("pick-scheme-" + label);
      Ticks.bind(box, state.schemes().ticked(), label, controller::changed);
      singles.getChildren().add(box);
    }
  }

  /** Whole sets of schemes at one press; what was ticked stays. */
  static MenuButton presets(PickController controller, Texts texts) {
    MenuButton menu = new MenuButton(texts.get("presets"));
    menu.setId("pick-presets");
    menu.getStyleClass().addAll("small", "flat", "accent");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    for (SchemeSet set : SchemeSet.values()) {
      MenuItem item = new MenuItem(texts.get("presets." + set.id()));
      item.setId("pick-preset-" + set.id());
      item.setOnAction(e -> controller.tick(set));
      menu.getItems().add(item);
    }
    return menu;
  }

  private GridPane grid() {
    SchemeGrid schemes = state.schemes();
    GridPane grid = new GridPane(8, 6);
    grid.addRow(
        0,
        caption("schemes.method"),
        pills(SchemeGrid.METHODS, schemes.methods(), Method::text, "pick-method-"));
    grid.addRow(
        1,
        caption("schemes.bits"),
        pills(SchemeGrid.BITS, schemes.bits(), String::valueOf, "pick-bits-"));
    grid.addRow(
        2,
        caption("schemes.group"),
        pills(
            SchemeGrid.GROUPS,
            schemes.groups(),
            g -> g == QuantizationScheme.ROW_WISE ? "row" : String.valueOf(g),
            "pick-group-"));
    grid.addRow(
        3,
        caption("schemes.zero"),
        pills(List.of(true, false), schemes.symmetries(), s -> s ? "sym" : "asym", "pick-zero-"));
    return grid;
  }

  private Label caption(String key) {
    Label label = new Label(texts.get(key));
    label.setMinWidth(40);
    label.setTooltip(new Tooltip(texts.get(key + ".tip")));
    return label;
  }

  private <T> HBox pills(
      List<T> values, ObservableSet<T> chosen, Function<T, String> text, String id) {
    HBox box = new HBox();
    for (int i = 0; i < values.size(); i++) {
      T value = values.get(i);
      ToggleButton pill = new ToggleButton(text.apply(value));
      pill.setId(id + text.apply(value));
      pill.getStyleClass()
          .addAll(
              "small",
              i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "center-pill");
      pill.setMinWidth(52);
      Ticks.bind(pill, chosen, value, controller::changed);
      box.getChildren().add(pill);
    }
    return box;
  }

  private VBox custom() {
    TextField name = new TextField();
    name.setId("pick-custom");
    name.setPromptText(texts.get("schemes.other"));
    name.setAccessibleText(texts.get("schemes.other.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    Button add = new Button(texts.get("schemes.add"));
    add.setId("pick-custom-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    Runnable action =
        () -> {
          if (controller.addScheme(name.getText())) {
            name.clear();
          }
        };
    add.setOnAction(e -> action.run());
    name.setOnAction(e -> action.run());
    Label error = new Label();
    error.setId("pick-custom-error");
    error.getStyleClass().addAll("text-danger", "small");
    error.setWrapText(true);
    error.textProperty().bind(state.customErrorProperty());
    error.managedProperty().bind(error.textProperty().isNotEmpty());
    error.setMinHeight(Region.USE_PREF_SIZE);
    HBox line = new HBox(6, name, add);
    line.setAlignment(Pos.CENTER_LEFT);
    return new VBox(4, line, error);
  }
}
