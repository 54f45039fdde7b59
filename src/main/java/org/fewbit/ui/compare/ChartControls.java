package org.fewbit.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Quantity;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Which chart, and what is on its axes. */
final class ChartControls extends HBox {

  private final CompareState state;
  private final Map<ChartKind, ToggleButton> kinds = new EnumMap<>(ChartKind.class);
  private final ComboBox<Quantity> y = new ComboBox<>();
  private final ComboBox<Quantity> x = new ComboBox<>();
  private final CheckBox logarithmic = new CheckBox("log");
  private final Label against = new Label("vs");
  private final ComboBox<FigureChoice.Cells> cells = new ComboBox<>();
  private final FigureMenu more;
  private boolean updating;

  ChartControls(CompareState state, CompareController controller, Texts texts, Runnable resetZoom) {
    this.state = state;
    getStyleClass().add("compare-controls");
    setAlignment(Pos.CENTER_LEFT);
    ToggleGroup group = new ToggleGroup();
    HBox tabs =
        new HBox(
            tab(ChartKind.PERPLEXITY, "Perplexity", Styles.LEFT_PILL, group, controller),
            tab(ChartKind.BITS, "Bits", Styles.CENTER_PILL, group, controller),
            tab(ChartKind.SPEED, "Speed", Styles.CENTER_PILL, group, controller));
    more = new FigureMenu(state, controller, texts);
    tabs.getChildren().add(more);
    tabs.setMinWidth(Region.USE_PREF_SIZE);
    picker(y, "compare-y", "Vertical axis", controller::chooseY);
    y.setPrefWidth(205);
    picker(x, "compare-x", "Horizontal axis", controller::chooseX);
    x.setPrefWidth(165);
    logarithmic.setId("compare-log");
    logarithmic.setTooltip(new Tooltip("Logarithmic horizontal axis"));
    logarithmic.setOnAction(e -> controller.logarithmic(logarithmic.isSelected()));
    logarithmic.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    cells(texts, controller);
    against.getStyleClass().add(Styles.TEXT_MUTED);
    against.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(
            tabs,
            gap,
            cells,
            y,
            against,
            x,
            logarithmic,
            Icons.button(Feather.MAXIMIZE, "Reset zoom (double click)", resetZoom));
    state.figureProperty().addListener(o -> update());
    state.cellsProperty().addListener(o -> update());
    state.comparisonProperty().addListener(o -> update());
    state.chartProperty().addListener(o -> update());
    state.indexProperty().addListener(o -> update());
    state.selectionProperty().addListener(o -> update());
    update();
  }

  private void cells(Texts texts, CompareController controller) {
    cells.setId("compare-cells");
    cells.setAccessibleText(texts.get("chart.cells"));
    cells.setTooltip(new Tooltip(texts.get("chart.cells")));
    cells.getStyleClass().add(Styles.SMALL);
    cells.getItems().setAll(FigureChoice.Cells.values());
    cells.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(FigureChoice.Cells value) {
            return value == null
                ? ""
                : texts.get("chart.cells." + value.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public FigureChoice.Cells fromString(String text) {
            return cells.getValue();
          }
        });
    cells.setOnAction(
        e -> {
          if (!updating && cells.getValue() != null) {
            controller.cells(cells.getValue());
          }
        });
  }

  private static void show(boolean on, Node... nodes) {
    for (Node node : nodes) {
      node.setVisible(on);
      node.setManaged(on);
    }
  }

  private ToggleButton tab(
      ChartKind kind, String text, String shape, ToggleGroup group, CompareController controller) {
    ToggleButton button = new ToggleButton(text);
    button.setId("compare-chart-" + text.toLowerCase(Locale.ROOT));
    button.setTooltip(new Tooltip("Score against " + text.toLowerCase(Locale.ROOT)));
    button.setToggleGroup(group);
    button.getStyleClass().addAll(shape, Styles.SMALL);
    button.setOnAction(
        e -> {
          controller.show(kind);
          button.setSelected(true);
        });
    kinds.put(kind, button);
    return button;
  }

  private void picker(ComboBox<Quantity> box, String id, String name, Consumer<Quantity> chosen) {
    box.setId(id);
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(name));
    box.getStyleClass().add(Styles.SMALL);
    box.setMinWidth(90);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Quantity quantity) {
            return quantity == null ? "" : capitalized(state.label(quantity).title());
          }

          @Override
          public Quantity fromString(String text) {
            return box.getValue();
          }
        });
    box.setOnAction(
        e -> {
          if (!updating && box.getValue() != null) {
            chosen.accept(box.getValue());
          }
        });
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void update() {
    updating = true;
    Optional<FigureKind> figure = state.figureProperty().get();
    kinds.forEach(
        (kind, button) ->
            button.setSelected(figure.isEmpty() && kind == state.chartProperty().get()));
    more.update();
    boolean pairs = figure.filter(k -> k == FigureKind.FOREST || k == FigureKind.FLIPS).isPresent();
    show(figure.isEmpty() || pairs, y);
    show(figure.isEmpty(), against, x, logarithmic);
    show(figure.filter(FigureKind.HEATMAP::equals).isPresent(), cells);
    cells.setValue(state.cellsProperty().get());
    fill(y, state.yChoices(), state.chosenY());
    fill(x, state.xChoices(), state.chosenX());
    logarithmic.setSelected(state.logarithmicProperty().get());
    updating = false;
  }

  private static void fill(ComboBox<Quantity> box, List<Quantity> choices, Quantity chosen) {
    box.getItems().setAll(choices);
    box.setValue(chosen);
  }
}
