package org.fewbit.ui.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.LegendPlace;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Panels, size, letters, colours, format. */
final class ExportForm extends VBox {

  private static final List<Double> WIDTHS = List.of(89.0, 120.0, 183.0);

  private final ExportState state;
  private final ExportController controller;
  private final Texts texts;
  private final VBox panels = new VBox(3);
  private boolean updating;

  ExportForm(ExportState state, ExportController controller, Texts texts) {
    super(10);
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    getStyleClass().add("export-form");
    FlowPane widths = new FlowPane(4, 4);
    for (double width : WIDTHS) {
      var button = new javafx.scene.control.Button(texts.get("width." + Math.round(width)));
      button.setId("export-width-" + Math.round(width));
      button.getStyleClass().add("small");
      button.setOnAction(e -> controller.change(s -> s.withWidth(width)));
      widths.getChildren().add(button);
    }
    getChildren()
        .addAll(
            section("panels"),
            panels,
            addMenu(),
            section("size"),
            widths,
            row(
                "width",
                spinner("width", 20, 1000, 1, FigureStyle::widthMm, FigureStyle::withWidth)),
            row(
                "height",
                spinner("height", 0, 1000, 5, FigureStyle::heightMm, FigureStyle::withHeight)),
            row(
                "font",
                spinner("font", 3, 40, 0.5, FigureStyle::fontPoints, FigureStyle::withFont)),
            section("look"),
            row(
                "theme",
                choice(
                    "theme", FigureStyle.Look.values(), FigureStyle::look, FigureStyle::withLook)),
            row(
                "legend",
                choice(
                    "legend", LegendPlace.values(), FigureStyle::legend, FigureStyle::withLegend)),
            row(
                "columns",
                spinner(
                    "columns",
                    0,
                    12,
                    1,
                    s -> (double) s.columns(),
                    (s, n) -> s.withColumns(n.intValue()))),
            row(
                "language",
                choice(
                    "language",
                    FigureStyle.Language.values(),
                    FigureStyle::language,
                    FigureStyle::withLanguage)),
            letters(),
            section("file"),
            row("format", format()),
            row(
                "dpi",
                spinner(
                    "dpi",
                    36,
                    2400,
                    50,
                    s -> (double) s.dpi(),
                    (s, n) -> s.withDpi(n.intValue()))));
    state.panelsProperty().subscribe(this::show);
  }

  private Label section(String key) {
    Label label = new Label(texts.get("section." + key));
    label.getStyleClass().addAll("text-bold", "pick-section");
    return label;
  }

  private HBox row(String key, Region control) {
    Label label = new Label(texts.get(key));
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    control.setPrefWidth(118);
    HBox row = new HBox(6, label, gap, control);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return row;
  }

  private Region spinner(
      String key,
      double low,
      double high,
      double step,
      Function<FigureStyle, Double> get,
      BiFunction<FigureStyle, Double, FigureStyle> set) {
    var values =
        new DoubleSpinnerValueFactory(low, high, get.apply(state.styleProperty().get()), step);
    Spinner<Double> spinner = new Spinner<>(values);
    spinner.setId("export-" + key);
    spinner.setEditable(true);
    spinner.setAccessibleText(texts.get(key));
    // Inside it is a field that has the focus while one types.
    spinner.getEditor().setAccessibleText(texts.get(key));
    spinner.getStyleClass().add("small");
    values.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double value) {
            return value == null
                ? ""
                : value == Math.rint(value)
                    ? Long.toString(Math.round(value))
                    : String.format(Locale.ROOT, "%s", value);
          }

          @Override
          public Double fromString(String text) {
            try {
              return Double.valueOf(text.strip().replace(',', '.'));
            } catch (NumberFormatException wrong) {
              return spinner.getValue();
            }
          }
        });
    values
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!updating && is != null) {
                controller.change(s -> set.apply(s, is));
              }
            });
    spinner.focusedProperty().addListener((o, was, is) -> spinner.commitValue());
    state
        .styleProperty()
        .addListener((o, was, is) -> quietly(() -> values.setValue(get.apply(is))));
    return spinner;
  }

  private void quietly(Runnable change) {
    updating = true;
    change.run();
    updating = false;
  }

  private <E extends Enum<E>> Region choice(
      String key,
      E[] values,
      Function<FigureStyle, E> get,
      BiFunction<FigureStyle, E, FigureStyle> set) {
    ComboBox<E> box = box(key, values);
    box.setValue(get.apply(state.styleProperty().get()));
    box.setOnAction(
        e -> {
          if (!updating && box.getValue() != null) {
            controller.change(s -> set.apply(s, box.getValue()));
          }
        });
    state.styleProperty().addListener((o, was, is) -> quietly(() -> box.setValue(get.apply(is))));
    return box;
  }

  private <E extends Enum<E>> ComboBox<E> box(String key, E[] values) {
    ComboBox<E> box = new ComboBox<>();
    box.setId("export-" + key);
    box.setAccessibleText(texts.get(key));
    box.getStyleClass().add("small");
    box.getItems().setAll(Arrays.asList(values));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(E value) {
            return value == null
                ? ""
                : texts.get(key + "." + value.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public E fromString(String text) {
            return box.getValue();
          }
        });
    return box;
  }

  private Region format() {
    ComboBox<FigureFormat> box = box("format", FigureFormat.values());
    box.setValue(state.formatProperty().get());
    box.setOnAction(e -> controller.format(box.getValue()));
    return box;
  }

  private CheckBox letters() {
    CheckBox box = new CheckBox(texts.get("letters"));
    box.setId("export-letters");
    box.setSelected(state.styleProperty().get().letters());
    box.setOnAction(e -> controller.change(s -> s.withLetters(box.isSelected())));
    state.styleProperty().addListener((o, was, is) -> quietly(() -> box.setSelected(is.letters())));
    return box;
  }

  private Node addMenu() {
    MenuButton menu = new MenuButton(texts.get("panel.add"), Icons.of(Feather.PLUS));
    menu.setId("export-add");
    menu.getStyleClass().add("small");
    for (FigureKind kind : FigureKind.values()) {
      MenuItem item = new MenuItem(texts.get("kind." + kind.id()));
      item.setId("export-add-" + kind.id());
      item.setOnAction(e -> controller.addPanel(kind));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void show(List<FigureChoice> now) {
    panels.getChildren().clear();
    for (int i = 0; i < now.size(); i++) {
      int index = i;
      Label label = new Label(texts.get("kind." + now.get(i).kind().id()));
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox row = new HBox(6, label, gap);
      row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      if (now.size() > 1) {
        row.getChildren()
            .add(
                Icons.button(
                    Feather.X, texts.get("panel.remove"), () -> controller.removePanel(index)));
      }
      panels.getChildren().add(row);
    }
  }
}
