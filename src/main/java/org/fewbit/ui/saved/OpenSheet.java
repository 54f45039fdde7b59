package org.fewbit.ui.saved;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** A file or a folder to open, those of lately, and what was wrong with the last one. */
final class OpenSheet extends VBox {

  private static final double WIDTH = 560;

  private final SavedState state;
  private final SavedController controller;
  private final Texts texts;
  private final VBox recent = new VBox(2);
  private final VBox trouble = new VBox();

  OpenSheet(
      SavedState state,
      SavedController controller,
      Texts texts,
      Runnable askFile,
      Runnable askFolder,
      Runnable close) {
    super(12);
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("open-sheet");
    getStyleClass().add("dialog-sheet");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    Label title = new Label(texts.get("sheet.title"));
    title.getStyleClass().add("title-3");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, gap, Icons.button(Feather.X, texts.get("close"), close));
    head.setAlignment(Pos.CENTER_LEFT);
    Label hint = new Label(texts.get("sheet.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    Button file = button("open-file", Feather.FILE, askFile);
    file.getStyleClass().add("accent");
    file.setDefaultButton(true);
    getChildren()
        .addAll(
            head,
            hint,
            new HBox(10, file, button("open-folder", Feather.FOLDER, askFolder)),
            trouble,
            recent);
    state.problemProperty().subscribe(p -> show());
    state.recent().addListener((ListChangeListener<Path>) change -> list());
    list();
  }

  private Button button(String key, Feather icon, Runnable action) {
    Button button = new Button(texts.get(key), Icons.of(icon));
    button.setId(key);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void show() {
    trouble
        .getChildren()
        .setAll(state.problemProperty().get().map(p -> new ProblemBox(p, texts)).stream().toList());
    trouble.setManaged(!trouble.getChildren().isEmpty());
  }

  private void list() {
    recent.getChildren().clear();
    List<Path> files = state.recent();
    recent.setManaged(!files.isEmpty());
    if (!files.isEmpty()) {
      Label heading = new Label(texts.get("recent"));
      heading.getStyleClass().addAll("text-muted", "small");
      recent.getChildren().add(heading);
    }
    for (Path file : files) {
      Hyperlink link = new Hyperlink(String.valueOf(file.getFileName()));
      link.setMnemonicParsing(false);
      link.setTooltip(new Tooltip(file.toString()));
      link.setOnAction(
          e -> {
            link.setVisited(false);
            controller.open(file);
          });
      recent.getChildren().add(link);
    }
  }
}
