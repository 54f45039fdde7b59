package org.fewbit.ui.sample;

import atlantafx.base.controls.CustomTextField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the list is narrowed to, each kind with its number. */
final class FilterBar extends VBox {

  private final SampleState state;
  private final SampleController controller;
  private final Texts texts;
  private final FlowPane kinds = new FlowPane(6, 4);
  private final Map<ItemKind, ToggleButton> buttons = new EnumMap<>(ItemKind.class);
  private final ComboBox<String> category = new ComboBox<>();
  private final ComboBox<ItemOrder> order = new ComboBox<>();
  private final CustomTextField search = new CustomTextField();
  private final TextField from = new TextField();
  private final TextField to = new TextField();
  private final Label count = new Label();
  private boolean updating;

  FilterBar(SampleState state, SampleController controller, Texts texts, Runnable leaveSearch) {
    super(6);
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    getStyleClass().add("sample-filters");
    for (ItemKind kind : ItemKind.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("sample-" + kind.key().replace('.', '-'));
      button.getStyleClass().addAll("small", "sample-kind");
      button.setTooltip(new Tooltip(texts.get(kind.key() + ".tip")));
      button.setOnAction(e -> controller.show(kind));
      buttons.put(kind, button);
    }
    search(leaveSearch);
    getChildren().addAll(kinds, line());
    state.pairsProperty().addListener(o -> update());
    state.filterProperty().addListener(o -> update());
    state.shownProperty().addListener(o -> count());
    update();
  }

  /** Puts the cursor into the search field. */
  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private void search(Runnable leave) {
    search.setId("sample-search");
    search.setPromptText(texts.get("filter.search"));
    search.setAccessibleText(texts.get("filter.search"));
    search.setTooltip(new Tooltip(texts.get("filter.search.tip")));
    search.setLeft(Icons.of(Feather.SEARCH));
    search.getStyleClass().add("small");
    search.setPrefWidth(200);
    search.textProperty().addListener((o, was, is) -> controller.search(is));
    search.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            e.consume();
          } else if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.ENTER) {
            leave.run();
            e.consume();
          }
        });
  }

  private HBox line() {
    category.setId("sample-category");
    category.setPrefWidth(160);
    combo(
        category,
        texts.get("filter.category"),
        c -> c.isEmpty() ? texts.get("filter.all-categories") : c);
    category.setOnAction(
        e -> {
          String chosen = category.getValue();
          if (!updating && chosen != null) {
            controller.showCategory(chosen);
          }
        });
    order.setId("sample-order");
    order.setPrefWidth(150);
    combo(order, texts.get("filter.order"), o -> texts.get(o.key()));
    order.getItems().setAll(ItemOrder.values());
    order.setValue(state.orderProperty().get());
    order.setOnAction(e -> controller.sort(order.getValue()));
    number(from, "sample-from", "filter.from");
    number(to, "sample-to", "filter.to");
    Label dash = new Label("\u2013");
    Label range = new Label(texts.get("filter.value"));
    range.getStyleClass().addAll("text-muted", "small");
    range.setMinWidth(Region.USE_PREF_SIZE);
    count.setId("sample-count");
    count.getStyleClass().addAll("text-muted", "small");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, search, category, order, range, from, dash, to, gap, count);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static <T> void combo(
      ComboBox<T> box, String name, java.util.function.Function<T, String> text) {
    box.getStyleClass().add("small");
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(name));
    box.setMinWidth(80);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : text.apply(value);
          }

          @Override
          public @Nullable T fromString(String ignored) {
            return box.getValue();
          }
        });
  }

  private void number(TextField field, String id, String key) {
    field.setId(id);
    field.setPrefColumnCount(4);
    field.setMinWidth(52);
    field.getStyleClass().add("small");
    field.setAccessibleText(texts.get(key));
    field.setPromptText(texts.get(key + ".prompt"));
    field.setTooltip(new Tooltip(texts.get(key)));
    field.setTextFormatter(
        new TextFormatter<>(
            c -> c.getControlNewText().matches("-?[0-9]{0,6}(\\.[0-9]{0,6})?") ? c : null));
    field
        .textProperty()
        .addListener(
            o -> {
              if (!updating) {
                controller.showRange(parsed(from), parsed(to));
              }
            });
  }

  private static OptionalDouble parsed(TextField field) {
    try {
      return OptionalDouble.of(Double.parseDouble(field.getText()));
    } catch (NumberFormatException unfinished) {
      // Empty, or a lone sign or point: no bound yet.
      return OptionalDouble.empty();
    }
  }

  private void update() {
    updating = true;
    ItemFilter now = state.filterProperty().get();
    boolean binary = state.pairsProperty().get().binary();
    List<ToggleButton> shown = new ArrayList<>();
    buttons.forEach(
        (kind, button) -> {
          int n = state.count(kind);
          button.setText(texts.get(kind.key()) + "  " + Units.count(n));
          button.setSelected(kind == now.kind());
          if (n > 0 || kind.always(binary) || kind == now.kind()) {
            shown.add(button);
          }
        });
    if (!kinds.getChildren().equals(shown)) {
      kinds.getChildren().setAll(shown);
    }
    List<String> categories = new ArrayList<>(state.pairsProperty().get().categories());
    category.setDisable(categories.isEmpty());
    categories.addFirst("");
    if (!category.getItems().equals(categories)) {
      category.getItems().setAll(categories);
    }
    category.setValue(now.category());
    if (!search.getText().equals(now.text())) {
      search.setText(now.text());
    }
    if (now.from().isEmpty() && now.to().isEmpty()) {
      clear(from);
      clear(to);
    }
    updating = false;
    count();
  }

  /** Unfinished numbers stay while somebody types. */
  private static void clear(TextField field) {
    if (!field.isFocused()) {
      field.clear();
    }
  }

  private void count() {
    int all = state.pairsProperty().get().items().size();
    int shown = state.shownProperty().get().size();
    count.setText(
        shown == all
            ? texts.get("filter.count", Units.count(all))
            : texts.get("filter.count-of", Units.count(shown), Units.count(all)));
  }
}
