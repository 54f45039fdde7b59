package org.fewbit.ui.compare;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.LateTooltip;

/** Names on the left, values on the right, below a heading. */
final class FactGrid extends VBox {

  private final GridPane grid = new GridPane();
  private int next;

  FactGrid(String heading) {
    Label label = new Label(heading);
    label.getStyleClass().add("compare-heading");
    grid.getStyleClass().add("fact-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.SOMETIMES);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(names, values);
    getStyleClass().add("fact-section");
    getChildren().setAll(label, grid);
    setVisible(false);
    setManaged(false);
  }

  /** A row; {@code second} stands below the value, {@code hint} in a tooltip, both may be empty. */
  void add(String name, String value, String second, String hint) {
    row(name, value, hint, "fact-value");
    if (!second.isEmpty()) {
      Label below = new Label(second);
      below.getStyleClass().add("fact-second");
      grid.add(below, 0, next++, 2, 1);
      GridPane.setHalignment(below, HPos.RIGHT);
    }
  }

  /** A link below the last row. */
  void addLink(String text, String hint, Runnable action) {
    Hyperlink link = new Hyperlink(text);
    link.getStyleClass().add("fact-link");
    link.setTooltip(new Tooltip(hint));
    link.setOnAction(
        e -> {
          link.setVisited(false);
          action.run();
        });
    grid.add(link, 0, next++, 2, 1);
    GridPane.setHalignment(link, HPos.RIGHT);
  }

  /** A row without a value. */
  void missing(String name, String reason) {
    row(name, "\u2013", reason, "fact-missing");
  }

  private void row(String name, String value, String hint, String style) {
    setVisible(true);
    setManaged(true);
    Label left = new Label(name);
    left.getStyleClass().add("fact-name");
    left.setMinWidth(60);
    left.setWrapText(true);
    left.setMinHeight(USE_PREF_SIZE);
    Label right = new Label(value);
    right.getStyleClass().add(style);
    right.setMinWidth(USE_PREF_SIZE);
    LateTooltip.on(right, () -> hint);
    GridPane.setValignment(right, VPos.TOP);
    grid.addRow(next++, left, right);
  }

  /** A row whose value may be long: it is cut in the middle of nothing, whole in its tooltip. */
  void addLong(String name, String value) {
    setVisible(true);
    setManaged(true);
    Label left = new Label(name);
    left.getStyleClass().add("fact-name");
    left.setMinWidth(USE_PREF_SIZE);
    Label right = new Label(value);
    right.getStyleClass().add("fact-value");
    LateTooltip.on(right, () -> value);
    grid.addRow(next++, left, right);
  }
}
