package org.fewbit.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Labels;
import org.fewbit.core.compare.Quantity;
import org.fewbit.ui.fx.Children;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/**
 * Which chart, and what is on its axes: in one row, or in two where the chart is narrow; where it
 * is narrower still a menu takes the place of the tabs.
 */
final class ChartControls extends VBox {

  private static final double ONE_ROW = 860;
  private static final double TABS = 430;
  private static final double Y_WIDTH = 215;
  private static final double X_WIDTH = 180;

  /** About the width of a letter, and of what else a chooser shows. */
  private static final double LETTER = 7.4;

  private static final double ARROW = 46;

  private final CompareState state;
  private final ChartState chart;
  private final Texts texts;
  private final String name;
  private final HBox top = new HBox();
  private final HBox below = new HBox();
  private final HBox axes = new HBox();
  private final HBox tabs = new HBox();
  private final Region gap = new Region();
  private final Map<ChartKind, ToggleButton> kinds = new EnumMap<>(ChartKind.class);
  private final ComboBox<Quantity> y = new ComboBox<>();
  private final ComboBox<Quantity> x = new ComboBox<>();
  private final CheckBox logarithmic;
  private final Label against;
  private final ComboBox<FigureChoice.Cells> cells = new ComboBox<>();
  private final FigureMenu more;
  private final IdentityHashMap<ComboBox<Quantity>, List<String>> shown = new IdentityHashMap<>();
  private boolean updating;

  ChartControls(
      String name,
      CompareState state,
      ChartState chart,
      CompareController controller,
      ChartController charts,
      Texts texts,
      Runnable resetZoom) {
    this.name = name;
    this.state = state;
    this.chart = chart;
    this.texts = texts;
    getStyleClass().add("chart-controls");
    more = new FigureMenu(name, chart, charts, texts);
    tabs(charts);
    picker(y, "y", charts::chooseY);
    picker(x, "x", charts::chooseX);
    logarithmic = new CheckBox(texts.get("chart.log"));
    logarithmic.setId(name + "-log");
    logarithmic.setTooltip(new Tooltip(texts.get("chart.log.tip")));
    logarithmic.setOnAction(e -> charts.logarithmic(logarithmic.isSelected()));
    logarithmic.setMinWidth(Region.USE_PREF_SIZE);
    against = new Label(texts.get("chart.against"));
    against.getStyleClass().add(Styles.TEXT_MUTED);
    against.setMinWidth(Region.USE_PREF_SIZE);
    cells(charts);
    HBox.setHgrow(gap, Priority.ALWAYS);
    axes.getChildren().setAll(cells, y, against, x);
    HBox buttons =
        new HBox(
            Icons.button(Feather.MAXIMIZE, texts.get("chart.reset-zoom"), resetZoom),
            second(controller));
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    buttons.setAlignment(Pos.CENTER_LEFT);
    top.getChildren().setAll(tabs, gap, axes, logarithmic, buttons);
    for (HBox row : List.of(top, below, axes)) {
      row.setAlignment(Pos.CENTER_LEFT);
    }
    top.getStyleClass().add("compare-controls");
    below.getStyleClass().add("compare-controls");
    axes.getStyleClass().add("chart-axes");
    getChildren().setAll(top);
    widthProperty().addListener(o -> arrange());
    follow();
    update();
  }

  private void follow() {
    List.of(
            chart.figureProperty(),
            chart.cellsProperty(),
            chart.comparisonProperty(),
            chart.chartProperty(),
            state.indexProperty(),
            state.selectionProperty())
        .forEach(each -> each.addListener(o -> update()));
  }

  private void tabs(ChartController charts) {
    ToggleGroup group = new ToggleGroup();
    tabs.getChildren()
        .setAll(
            tab(ChartKind.PERPLEXITY, Styles.LEFT_PILL, group, charts),
            tab(ChartKind.BITS, Styles.CENTER_PILL, group, charts),
            tab(ChartKind.SPEED, Styles.CENTER_PILL, group, charts),
            more);
    tabs.setMinWidth(Region.USE_PREF_SIZE);
  }

  /** On the first chart the way to a second, on the second the way to do without. */
  private Button second(CompareController controller) {
    boolean first = chart == state.first();
    Button button =
        Icons.button(
            first ? Feather.PLUS_SQUARE : Feather.X,
            texts.get(first ? "chart.second" : "chart.second.close"),
            controller::toggleSecond);
    button.setId(first ? "compare-second" : "second-close");
    return button;
  }

  private void arrange() {
    boolean narrow = getWidth() < ONE_ROW;
    boolean tiny = getWidth() < TABS;
    if (narrow != getChildren().contains(below)) {
      top.getChildren().remove(axes);
      below.getChildren().clear();
      if (narrow) {
        Children.show(below, axes);
        Children.show(this, top, below);
      } else {
        top.getChildren().add(top.getChildren().indexOf(logarithmic), axes);
        Children.show(this, top);
      }
      HBox.setHgrow(axes, narrow ? Priority.ALWAYS : Priority.NEVER);
    }
    kinds.values().forEach(tab -> show(!tiny, tab));
    more.offerAll(tiny);
    showBelow();
  }

  /** A second row without anything in it takes no room. */
  private void showBelow() {
    show(axes.getChildren().stream().anyMatch(Node::isManaged), below);
  }

  private void cells(ChartController charts) {
    cells.setId(name + "-cells");
    cells.setAccessibleText(texts.get("chart.cells"));
    cells.setTooltip(new Tooltip(texts.get("chart.cells")));
    cells.getStyleClass().add(Styles.SMALL);
    cells.getItems().setAll(FigureChoice.Cells.values());
    cells.setConverter(
        written(
            value -> texts.get("chart.cells." + value.name().toLowerCase(Locale.ROOT)),
            cells::getValue));
    cells.setOnAction(
        e -> {
          if (!updating && cells.getValue() != null) {
            charts.cells(cells.getValue());
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
      ChartKind kind, String shape, ToggleGroup group, ChartController charts) {
    String id = kind.figure().id();
    ToggleButton button = new ToggleButton(texts.get("chart.short." + id));
    button.setId(name + "-chart-" + id);
    button.setTooltip(new Tooltip(texts.get("chart.kind." + id)));
    button.setToggleGroup(group);
    button.getStyleClass().addAll(shape, Styles.SMALL);
    button.setOnAction(
        e -> {
          charts.show(kind);
          button.setSelected(true);
        });
    kinds.put(kind, button);
    return button;
  }

  private void picker(ComboBox<Quantity> box, String axis, Consumer<Quantity> chosen) {
    box.setId(name + "-" + axis);
    box.setAccessibleText(texts.get("chart.axis." + axis));
    box.getStyleClass().add(Styles.SMALL);
    box.setMinWidth(90);
    HBox.setHgrow(box, Priority.SOMETIMES);
    box.setMaxWidth(axis.equals("y") ? Y_WIDTH : X_WIDTH);
    box.setPrefWidth(axis.equals("y") ? Y_WIDTH : X_WIDTH);
    box.setConverter(
        written(q -> capitalized(texts.phrase(chart.label(q).title())), box::getValue));
    AxisCell button = new AxisCell(this::words);
    box.setButtonCell(button);
    box.widthProperty().addListener(o -> button.write());
    Tooltip whole = new Tooltip();
    whole.setOnShowing(
        e ->
            whole.setText(
                texts.get("chart.axis." + axis)
                    + (box.getValue() == null
                        ? ""
                        : ": " + texts.phrase(chart.label(box.getValue()).title()))));
    box.setTooltip(whole);
    box.setOnAction(
        e -> {
          if (!updating && box.getValue() != null) {
            chosen.accept(box.getValue());
          }
        });
  }

  /** A whole title where there is room for it, else a short one. */
  private String words(Quantity quantity, double width) {
    String title = capitalized(texts.phrase(chart.label(quantity).title()));
    return title.length() * LETTER + ARROW <= width
        ? title
        : capitalized(texts.phrase(chart.label(quantity).shortTitle()));
  }

  private static <T> StringConverter<T> written(
      Function<T, String> words, java.util.function.Supplier<T> same) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        return same.get();
      }
    };
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void update() {
    updating = true;
    FigureKind kind = chart.kind();
    boolean scatter = chart.figureProperty().get().isEmpty();
    kinds.forEach((each, button) -> button.setSelected(each.figure() == kind));
    more.update();
    show(scatter || kind == FigureKind.FOREST || kind == FigureKind.FLIPS, y);
    show(scatter, against, x, logarithmic);
    show(kind == FigureKind.HEATMAP, cells);
    cells.setValue(chart.cellsProperty().get());
    fill(y, chart.yChoices(), chart.chosenY());
    fill(x, chart.xChoices(), chart.chosenX());
    logarithmic.setSelected(chart.logarithmicProperty().get());
    showBelow();
    updating = false;
  }

  /** Only what changed: choosing an axis must not build its list anew. */
  private void fill(ComboBox<Quantity> box, List<Quantity> choices, Quantity chosen) {
    Labels labels = chart.labels();
    List<String> titles = choices.stream().map(q -> labels.of(q).title()).toList();
    if (!box.getItems().equals(choices) || !titles.equals(shown.get(box))) {
      box.getItems().setAll(choices);
      shown.put(box, titles);
    }
    if (!chosen.equals(box.getValue())) {
      box.setValue(chosen);
    }
  }
}
