package org.fewbit.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureKind;
import org.fewbit.ui.fx.Texts;

/** The charts that have no tab of their own; shows the name of the one chosen. */
final class FigureMenu extends MenuButton {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final List<FigureKind> KINDS =
      List.of(
          FigureKind.MEMORY,
          FigureKind.MULTIPLES,
          FigureKind.FOREST,
          FigureKind.HEATMAP,
          FigureKind.FLIPS,
          FigureKind.COSTS,
          FigureKind.LATENCY,
          FigureKind.DIVERGENCE,
          FigureKind.RADAR,
          FigureKind.LAYERS);

  private final CompareState state;
  private final Texts texts;
  private final Map<FigureKind, RadioMenuItem> items = new LinkedHashMap<>();

  FigureMenu(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.texts = texts;
    setId("compare-more");
    getStyleClass().addAll(Styles.RIGHT_PILL, Styles.SMALL, "chart-more");
    setTooltip(new Tooltip(texts.get("chart.more.tip")));
    setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (FigureKind kind : KINDS) {
      RadioMenuItem item = new RadioMenuItem(texts.get("chart.kind." + kind.id()));
      item.setId("compare-figure-" + kind.id());
      item.setToggleGroup(group);
      item.setOnAction(
          e -> {
            if (kind == FigureKind.MEMORY) {
              controller.show(ChartKind.MEMORY);
            } else {
              controller.show(kind);
            }
          });
      items.put(kind, item);
      getItems().add(item);
      if (kind == FigureKind.MULTIPLES || kind == FigureKind.FLIPS) {
        getItems().add(new SeparatorMenuItem());
      }
    }
  }

  /** Follows the state. */
  void update() {
    Optional<FigureKind> chosen =
        state
            .figureProperty()
            .get()
            .or(
                () ->
                    state.chartProperty().get() == ChartKind.MEMORY
                        ? Optional.of(FigureKind.MEMORY)
                        : Optional.empty());
    items.forEach((kind, item) -> item.setSelected(chosen.filter(kind::equals).isPresent()));
    setText(
        chosen
            .map(k -> texts.get("chart.short." + k.id()))
            .orElseGet(() -> texts.get("chart.more")));
    pseudoClassStateChanged(CHOSEN, chosen.isPresent());
  }
}
