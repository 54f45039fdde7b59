package org.fewbit.ui.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.ui.fx.Texts;

/** Every variant without a point, why it has none, and the chart where more of them have one. */
final class LeftOutMenu extends ContextMenu {

  private static final int MANY = 20;

  private final ChartState chart;
  private final CompareController controller;
  private final ChartController charts;
  private final Texts texts;

  LeftOutMenu(
      String name,
      ChartState chart,
      CompareController controller,
      ChartController charts,
      Texts texts) {
    this.chart = chart;
    this.controller = controller;
    this.charts = charts;
    this.texts = texts;
    setId(name + "-left-out-menu");
  }

  void showAbove(Node anchor) {
    fill();
    show(anchor, Side.TOP, 0, 0);
  }

  private void fill() {
    List<LeftOut> all = chart.comparisonProperty().get().leftOut();
    getItems().setAll(text(texts.get("left-out.title"), "compare-heading"));
    all.stream().limit(MANY).forEach(l -> getItems().add(variant(l)));
    if (all.size() > MANY) {
      getItems().add(text(texts.get("left-out.more", all.size() - MANY), "text-muted"));
    }
    charts.viewWithMost().ifPresent(view -> getItems().addAll(new SeparatorMenuItem(), to(view)));
  }

  /** Choosing one selects it: table and inspector have what the chart has not. */
  private MenuItem variant(LeftOut left) {
    MenuItem item = new MenuItem(left.variant().variant() + ": " + texts.phrase(left.reason()));
    item.setMnemonicParsing(false);
    item.setOnAction(e -> controller.select(Optional.of(left.variant())));
    return item;
  }

  private static MenuItem text(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    CustomMenuItem item = new CustomMenuItem(label, false);
    item.getStyleClass().add("menu-heading");
    return item;
  }

  private MenuItem to(View view) {
    int left = chart.compared(view).leftOut().size();
    String against = texts.get("left-out.against." + view.chart().name().toLowerCase(Locale.ROOT));
    MenuItem item =
        new MenuItem(
            texts.get("left-out.show", texts.phrase(chart.label(view.y()).title()), against, left));
    item.setId("compare-show-most");
    item.setMnemonicParsing(false);
    item.setOnAction(e -> charts.show(view));
    return item;
  }
}
