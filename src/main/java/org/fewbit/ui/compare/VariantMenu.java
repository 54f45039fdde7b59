package org.fewbit.ui.compare;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.Texts;

/** What can be done with a variant, as the menu of its row. */
final class VariantMenu {

  private VariantMenu() {}

  /** Gives a node the menu of the variant it shows at that moment. */
  static void on(
      Node node,
      Supplier<Optional<VariantKey>> shown,
      CompareState state,
      CompareController controller,
      Texts texts) {
    // A menu is a window of its own: made only where it is asked for.
    node.setOnContextMenuRequested(
        e ->
            shown
                .get()
                .ifPresent(
                    variant -> {
                      ContextMenu menu = new ContextMenu();
                      fill(menu, variant, state, controller, texts);
                      menu.show(node, e.getScreenX(), e.getScreenY());
                      e.consume();
                    }));
  }

  private static void fill(
      ContextMenu menu,
      VariantKey variant,
      CompareState state,
      CompareController controller,
      Texts texts) {
    MenuItem samples = new MenuItem(texts.get("menu.samples"));
    samples.setDisable(variant.published());
    samples.setOnAction(e -> controller.openSamples(variant, Optional.empty()));
    boolean in = state.besideProperty().get().contains(variant);
    MenuItem beside = new MenuItem(texts.get(in ? "menu.beside-out" : "menu.beside-in"));
    beside.setDisable(!in && state.besideProperty().get().size() >= CompareController.MOST_BESIDE);
    beside.setOnAction(e -> controller.toggleBeside(variant));
    MenuItem show = new MenuItem(texts.get("menu.beside-show"));
    show.setDisable(controller.columns().size() < 2);
    show.setOnAction(e -> controller.openSideBySide());
    menu.getItems().setAll(samples, beside, show);
  }
}
