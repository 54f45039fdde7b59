package org.fewbit.ui.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.Icons;
import org.kordamp.ikonli.feather.Feather;

/** Common looks of the sheets of this pane. */
final class Form {

  private static final double LABELS = 150;

  private Form() {}

  static HBox head(String title, String close, Runnable action) {
    Label label = new Label(title);
    label.getStyleClass().add("title-3");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button cross = Icons.button(Feather.X, close, action);
    cross.getStyleClass().add("sheet-close");
    HBox head = new HBox(label, gap, cross);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  static GridPane grid() {
    GridPane grid = new GridPane(16, 10);
    ColumnConstraints left = new ColumnConstraints();
    left.setMinWidth(LABELS);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(left, right);
    return grid;
  }

  /** A row whose label names its field to a screen reader. */
  static void row(GridPane grid, String name, Node field) {
    Label label = new Label(name);
    label.setLabelFor(field);
    if (field.getAccessibleText() == null) {
      field.setAccessibleText(name);
    }
    grid.addRow(grid.getRowCount(), label, field);
  }

  static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-bold", "pick-section");
    return label;
  }

  static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
