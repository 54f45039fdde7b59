package org.fewbit.ui.quantize;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/** The methods in a box, each with one line about it; the chosen one's line stays below. */
final class MethodList extends VBox {

  private static final int ROWS = 14;
  private static final double LINE_WIDTH = 480;

  private final QuantizeState state;
  private final Texts texts;
  private final ComboBox<MethodInfo> box = new ComboBox<>();
  private boolean updating;

  MethodList(QuantizeState state, Texts texts) {
    super(4);
    this.texts = texts;
    this.state = state;
    box.setId("quantize-method");
    box.setAccessibleText(texts.get("method"));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setVisibleRowCount(ROWS);
    box.setCellFactory(list -> new Cell(true));
    box.setButtonCell(new Cell(false));
    box.setOnAction(
        e -> {
          if (!updating && box.getValue() != null) {
            state.settings().choose(box.getValue());
          }
        });
    Label line = new Label();
    line.getStyleClass().addAll("text-muted", "small");
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(box, line);
    state.methods().addListener((ListChangeListener<MethodInfo>) change -> fill());
    state
        .settings()
        .methodProperty()
        .subscribe(
            now -> {
              line.setText(now.map(this::describe).orElse(""));
              fill();
            });
  }

  private void fill() {
    updating = true;
    if (!box.getItems().equals(state.methods())) {
      box.getItems().setAll(state.methods());
    }
    box.setValue(state.settings().methodProperty().get().orElse(null));
    updating = false;
  }

  private String describe(MethodInfo info) {
    return info.needsCalibration()
        ? texts.get("method.calibrated", texts.phrase(info.line()))
        : texts.phrase(info.line());
  }

  /** Title, and in the opened list the line below it. */
  private final class Cell extends ListCell<MethodInfo> {

    private final boolean withLine;

    private Cell(boolean withLine) {
      this.withLine = withLine;
    }

    @Override
    protected void updateItem(@Nullable MethodInfo info, boolean empty) {
      super.updateItem(info, empty);
      setText(null);
      setGraphic(null);
      if (empty || info == null) {
        return;
      }
      if (!withLine) {
        setText(texts.phrase(info.title()));
        return;
      }
      Label title = new Label(texts.phrase(info.title()));
      title.getStyleClass().add("text-bold");
      Label line = new Label(texts.phrase(info.line()));
      line.getStyleClass().addAll("text-muted", "small");
      line.setMaxWidth(LINE_WIDTH);
      setGraphic(new VBox(title, line));
      setAccessibleText(texts.phrase(info.title()) + ", " + texts.phrase(info.line()));
    }
  }
}
