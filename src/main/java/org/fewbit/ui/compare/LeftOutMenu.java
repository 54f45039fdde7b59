package org.fewbit.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fewbit.core.compare.LeftOut;

/** Every variant without a point, why it has none, and the chart where more of them have one. */
final class LeftOutMenu extends ContextMenu {

  private static final int MANY = 20;

  private final CompareState state;
  private final CompareController controller;

  LeftOutMenu(CompareState state, CompareController controller) {
    this.state = state;
    this.controller = controller;
    setId("compare-left-out-menu");
  }

  void showAbove(Node anchor) {
    fill();
    show(anchor, Side.TOP, 0, 0);
  }

  private void fill() {
    List<LeftOut> all = state.comparisonProperty().get().leftOut();
    getItems().setAll(text("Without a point on this chart", "compare-heading"));
    all.stream().limit(MANY).forEach(l -> getItems().add(variant(l)));
    if (all.size() > MANY) {
      getItems().add(text("\u2026 and " + (all.size() - MANY) + " more", "text-muted"));
    }
    controller
        .viewWithMost()
        .ifPresent(view -> getItems().addAll(new SeparatorMenuItem(), to(view)));
  }

  /** Choosing one selects it: table and inspector have what the chart has not. */
  private MenuItem variant(LeftOut left) {
    MenuItem item = new MenuItem(left.variant().variant() + ": " + left.reason());
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
    int left = state.compared(view).leftOut().size();
    String axes =
        state.label(view.y()).title()
            + " against "
            + switch (view.chart()) {
              case PERPLEXITY -> "perplexity";
              case BITS -> "bits";
              case SPEED -> "speed";
              case MEMORY -> "memory";
            };
    MenuItem item =
        new MenuItem(
            "Show " + axes + (left == 0 ? ": all have a point" : ": only " + left + " left out"));
    item.setId("compare-show-most");
    item.setMnemonicParsing(false);
    item.setOnAction(e -> controller.show(view));
    return item;
  }
}
