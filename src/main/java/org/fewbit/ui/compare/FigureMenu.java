package org.fewbit.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.fewbit.chart.FigureKind;
import org.fewbit.ui.fx.Texts;

/**
 * The charts that have no tab of their own, or all of them where there is no room for tabs; shows
 * the name of the one chosen.
 */
final class FigureMenu extends MenuButton {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /** What has a tab where there is room. */
  private static final Set<FigureKind> TABS =
      Set.of(FigureKind.PERPLEXITY, FigureKind.BITS, FigureKind.SPEED);

  private static final List<FigureKind> KINDS =
      List.of(
          FigureKind.PERPLEXITY,
          FigureKind.BITS,
          FigureKind.SPEED,
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

  private final ChartState chart;
  private final Texts texts;
  private final Map<FigureKind, RadioMenuItem> items = new EnumMap<>(FigureKind.class);
  private boolean all;

  FigureMenu(String name, ChartState chart, ChartController charts, Texts texts) {
    this.chart = chart;
    this.texts = texts;
    setId(name + "-more");
    getStyleClass().addAll(Styles.SMALL, "chart-more");
    setTooltip(new Tooltip(texts.get("chart.more.tip")));
    setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (FigureKind kind : KINDS) {
      RadioMenuItem item = new RadioMenuItem(texts.get("chart.kind." + kind.id()));
      item.setId(name + "-figure-" + kind.id());
      item.setToggleGroup(group);
      item.setOnAction(e -> charts.show(kind));
      items.put(kind, item);
      getItems().add(item);
      if (kind == FigureKind.MULTIPLES || kind == FigureKind.FLIPS) {
        getItems().add(new SeparatorMenuItem());
      }
    }
    offerAll(false);
  }

  /** Offers every kind, or only those without a tab. */
  void offerAll(boolean every) {
    all = every;
    items.forEach((kind, item) -> item.setVisible(every || !TABS.contains(kind)));
    getStyleClass().remove(Styles.RIGHT_PILL);
    if (!every) {
      getStyleClass().add(Styles.RIGHT_PILL);
    }
    update();
  }

  /** Follows the state. */
  void update() {
    FigureKind kind = chart.kind();
    items.forEach((k, item) -> item.setSelected(k == kind));
    boolean chosen = !TABS.contains(kind);
    setText(texts.get(chosen || all ? "chart.short." + kind.id() : "chart.more"));
    pseudoClassStateChanged(CHOSEN, chosen && !all);
  }
}
