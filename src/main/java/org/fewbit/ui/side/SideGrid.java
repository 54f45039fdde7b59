package org.fewbit.ui.side;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Names on the left, one column a variant. */
final class SideGrid extends GridPane {

  private static final double NAMES = 210;

  /** Two columns of a wide window stay near each other. */
  private static final double WIDEST = 360;

  private final List<VariantKey> columns;
  private final SideController controller;
  private final BiConsumer<VariantKey, EvaluationKey> samples;
  private final Texts texts;
  private int next;

  SideGrid(
      List<VariantKey> columns,
      SideController controller,
      BiConsumer<VariantKey, EvaluationKey> samples,
      Texts texts) {
    this.columns = columns;
    this.controller = controller;
    this.samples = samples;
    this.texts = texts;
    getStyleClass().add("side-grid");
    setId("side-grid");
    constrain(this, columns.size());
  }

  private static void constrain(GridPane grid, int columns) {
    ColumnConstraints names = new ColumnConstraints(NAMES, NAMES, NAMES);
    grid.getColumnConstraints().setAll(names);
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints(60, 100, WIDEST);
      column.setHgrow(Priority.ALWAYS);
      column.setFillWidth(true);
      grid.getColumnConstraints().add(column);
    }
  }

  /** The columns' names; stays when the rest scrolls. */
  GridPane head() {
    GridPane head = new GridPane();
    head.getStyleClass().add("side-head");
    constrain(head, columns.size());
    head.add(new Region(), 0, 0);
    for (int i = 0; i < columns.size(); i++) {
      VariantKey column = columns.get(i);
      Label name = new Label(column.variant().label());
      name.getStyleClass().add("text-bold");
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      name.setMinWidth(0);
      name.setTooltip(new Tooltip(column.toString()));
      Label model =
          new Label(
              column.published()
                  ? column.model() + ", " + texts.get("head.published")
                  : column.model());
      model.getStyleClass().addAll("text-muted", "small");
      VBox both = new VBox(name, model);
      both.setMinWidth(0);
      HBox.setHgrow(both, Priority.ALWAYS);
      Button out =
          Icons.button(
              Feather.X,
              texts.get("head.remove", column.toString()),
              () -> controller.remove(column));
      out.getStyleClass().add("small");
      out.setVisible(columns.size() > 2);
      HBox cell = new HBox(4, both, out);
      cell.setAlignment(Pos.CENTER_LEFT);
      head.add(cell, i + 1, 0);
    }
    return head;
  }

  void add(SideRow row) {
    Label name = new Label(row.name());
    name.setWrapText(true);
    if (row.heading()) {
      name.getStyleClass().add("side-part");
      name.setMaxWidth(Double.MAX_VALUE);
      add(name, 0, next++, columns.size() + 1, 1);
      return;
    }
    name.getStyleClass().add(row.minor() ? "side-minor" : "side-name");
    name.setMinHeight(Region.USE_PREF_SIZE);
    if (!row.hint().isEmpty()) {
      name.setTooltip(new Tooltip(row.hint()));
    }
    GridPane.setValignment(name, VPos.TOP);
    add(name, 0, next);
    for (int i = 0; i < row.cells().size(); i++) {
      Node cell = cell(row, columns.get(i), row.cells().get(i));
      GridPane.setValignment(cell, VPos.TOP);
      add(cell, i + 1, next);
    }
    next++;
  }

  private Node cell(SideRow row, VariantKey column, SideRow.Cell cell) {
    Label value = new Label(cell.value());
    value.getStyleClass().add(cell.tone() == SideRow.Tone.MISSING ? "side-missing" : "side-value");
    VBox box = new VBox(value);
    box.getStyleClass().add("side-cell");
    if (!cell.difference().isEmpty()) {
      Label difference = new Label(cell.difference());
      difference.getStyleClass().add("side-" + tone(cell.tone()));
      box.getChildren().add(difference);
    }
    HBox last = new HBox(8);
    last.setAlignment(Pos.CENTER_LEFT);
    if (!cell.test().isEmpty()) {
      Label test = new Label(cell.test());
      test.getStyleClass().add("side-test");
      last.getChildren().add(test);
    }
    if (cell.flips().isPresent() && row.evaluation().isPresent()) {
      EvaluationKey key = row.evaluation().get();
      Hyperlink link = new Hyperlink(texts.get("cell.flips", cell.flips().get()));
      link.getStyleClass().add("side-flips");
      link.setMinWidth(Region.USE_PREF_SIZE);
      link.setTooltip(new Tooltip(texts.get("cell.flips.tip")));
      link.setOnAction(e -> samples.accept(column, key));
      last.getChildren().add(link);
    }
    if (!last.getChildren().isEmpty()) {
      box.getChildren().add(last);
    }
    if (!cell.mark().isEmpty()) {
      Label mark = new Label(cell.mark(), Icons.of(Feather.ALERT_TRIANGLE));
      mark.getStyleClass().add("side-mark");
      box.getChildren().add(mark);
    }
    if (!cell.hint().isEmpty()) {
      Tooltip.install(box, new Tooltip(cell.hint()));
      box.setAccessibleText(
          column
              + ", "
              + row.name()
              + ": "
              + cell.value()
              + " "
              + cell.difference()
              + "\n"
              + cell.hint());
    }
    return box;
  }

  private static String tone(SideRow.Tone tone) {
    return switch (tone) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case PLAIN, MISSING -> "plain";
    };
  }
}
