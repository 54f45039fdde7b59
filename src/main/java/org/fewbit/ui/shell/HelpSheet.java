package org.fewbit.ui.shell;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Keys, how to read the charts, and the way to what this program is. */
final class HelpSheet extends VBox {

  HelpSheet(Texts texts, Keys keys, Runnable about, Runnable log, Runnable close) {
    super(10);
    setId("help-sheet");
    getStyleClass().add("dialog-sheet");
    setMaxSize(620, Region.USE_PREF_SIZE);
    Label title = new Label(texts.get("help.title"));
    title.getStyleClass().add("title-3");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button cross = Icons.button(Feather.X, texts.get("help.close"), close);
    HBox head = new HBox(title, gap, cross);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            head,
            table(keys),
            heading(texts.get("help.reading")),
            text(texts.get("help.charts")),
            new HBox(
                10,
                step("help-about", texts.get("help.about"), about),
                step("help-log", texts.get("help.log"), log)));
  }

  private static Button step(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }

  private static GridPane table(Keys keys) {
    GridPane grid = new GridPane(16, 6);
    ColumnConstraints left = new ColumnConstraints();
    left.setHalignment(HPos.RIGHT);
    left.setMinWidth(90);
    grid.getColumnConstraints().add(left);
    for (Keys.Key key : keys.keys()) {
      Label name = new Label(key.combination().getDisplayText());
      name.getStyleClass().add("key");
      grid.addRow(grid.getRowCount(), name, new Label(key.meaning()));
    }
    return grid;
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-bold");
    return label;
  }

  private static Label text(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
