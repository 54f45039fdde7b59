package org.fewbit.ui.saved;

import java.nio.file.Path;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The name of what is compared, and what can be done with it as a file. */
final class SavedMenu extends MenuButton {

  private static final double WIDEST = 300;

  private final SavedState state;
  private final SavedController controller;
  private final Texts texts;
  private final MenuItem open;
  private final MenuItem save;
  private final MenuItem saveAs;
  private final MenuItem all;

  SavedMenu(
      SavedState state,
      SavedController controller,
      Texts texts,
      Runnable askOpen,
      Runnable askSave,
      Runnable askSaveAs) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("comparison-menu");
    getStyleClass().add("comparison-menu");
    setGraphic(Icons.of(Feather.ARCHIVE));
    setMaxWidth(WIDEST);
    open = item("open", "comparison-open", askOpen);
    save = item("save", "comparison-save", askSave);
    saveAs = item("save-as", "comparison-save-as", askSaveAs);
    all = item("all", "comparison-all", controller::close);
    state.openProperty().addListener(o -> update());
    state.changedProperty().addListener(o -> update());
    state.recent().addListener((ListChangeListener<Path>) change -> fill());
    fill();
    update();
  }

  private MenuItem item(String text, String id, Runnable action) {
    MenuItem item = new MenuItem(texts.get(text));
    item.setId(id);
    item.setOnAction(e -> action.run());
    return item;
  }

  private void fill() {
    getItems().setAll(open, save, saveAs);
    if (!state.recent().isEmpty()) {
      getItems().add(new SeparatorMenuItem());
      int number = 0;
      for (Path file : state.recent()) {
        MenuItem item = new MenuItem(String.valueOf(file.getFileName()));
        item.setId("comparison-recent-" + number++);
        // An underscore in a file's name is no key to press.
        item.setMnemonicParsing(false);
        item.setOnAction(e -> controller.open(file));
        getItems().add(item);
      }
    }
    getItems().addAll(new SeparatorMenuItem(), all);
  }

  private void update() {
    Optional<SavedState.Open> now = state.openProperty().get();
    String name = now.map(SavedState.Open::name).orElseGet(() -> texts.get("all.short"));
    boolean changed = state.changedProperty().get();
    setMnemonicParsing(false);
    setText(changed ? texts.get("name.changed", name) : name);
    setTooltip(
        new Tooltip(
            now.map(o -> o.file() + (changed ? "\n" + texts.get("changed") : ""))
                .orElseGet(() -> texts.get("all.tip"))));
    setAccessibleText(texts.get("menu.name", name));
    all.setDisable(now.isEmpty());
  }
}
