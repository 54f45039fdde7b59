package org.fewbit.ui.pick;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.model.VariantId;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The matrix: variants down, evaluations across; click or space turns a cell on or off. */
final class MatrixTable extends TableView<VariantId> {

  private static final double VARIANT_WIDTH = 342;
  private static final double CELL_WIDTH = 92;
  private static final double HEAD_INSETS = 44;
  private static final double LETTER_WIDTH = 7.4;

  private final PickState state;
  private final PickController controller;
  private final Texts texts;
  private List<EvaluationInfo> shown = List.of();

  MatrixTable(PickState state, PickController controller, Texts texts) {
    this.texts = texts;
    this.state = state;
    this.controller = controller;
    setId("pick-matrix");
    getStyleClass().add("pick-matrix");
    setAccessibleText(texts.get("matrix"));
    getSelectionModel().setCellSelectionEnabled(true);
    setPlaceholder(
        new EmptyState(Feather.GRID, texts.get("matrix.empty"), texts.get("matrix.empty.hint")));
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.SPACE) {
            toggleFocused();
            e.consume();
          }
        });
    state.matrixProperty().subscribe(this::show);
  }

  private void toggleFocused() {
    TablePosition<?, ?> focus = getFocusModel().getFocusedCell();
    if (focus.getRow() >= 0 && focus.getTableColumn() instanceof EvaluationColumn column) {
      controller.toggle(new CellKey(getItems().get(focus.getRow()), column.evaluation.id()));
    }
  }

  private void show(PickMatrix matrix) {
    if (!shown.equals(matrix.columns()) || getColumns().isEmpty()) {
      shown = matrix.columns();
      buildColumns();
    }
    if (getItems().equals(matrix.rows())) {
      refresh();
    } else {
      getItems().setAll(matrix.rows());
    }
  }

  private void buildColumns() {
    getColumns().clear();
    TableColumn<VariantId, VariantId> variant = new TableColumn<>(texts.get("matrix.variant"));
    variant.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    variant.setCellFactory(c -> new VariantCell(texts.get("matrix.row"), this::toggleRow));
    variant.setPrefWidth(VARIANT_WIDTH);
    variant.setSortable(false);
    variant.setReorderable(false);
    getColumns().add(variant);
    for (Dimension dimension : Dimension.values()) {
      List<EvaluationInfo> group = shown.stream().filter(e -> e.dimension() == dimension).toList();
      if (!group.isEmpty()) {
        TableColumn<VariantId, Object> parent =
            new TableColumn<>(texts.get(EvaluationList.key(dimension)));
        parent.setReorderable(false);
        group.forEach(e -> parent.getColumns().add(new EvaluationColumn(e)));
        getColumns().add(parent);
      }
    }
  }

  private void toggleRow(VariantId row) {
    controller.toggleAll(shown.stream().map(e -> new CellKey(row, e.id())).toList());
  }

  /** One evaluation; the head turns the whole column on or off. */
  private final class EvaluationColumn extends TableColumn<VariantId, Object> {

    private final EvaluationInfo evaluation;

    private EvaluationColumn(EvaluationInfo evaluation) {
      this.evaluation = evaluation;
      Label title = new Label(texts.phrase(evaluation.title()).replaceFirst(" ", "\n"));
      title.setTextAlignment(TextAlignment.CENTER);
      title.setTooltip(
          new Tooltip(
              texts.phrase(evaluation.title()) + "\n" + texts.phrase(evaluation.description())));
      Button all =
          Icons.button(
              Feather.CHECK_SQUARE,
              texts.get("matrix.column", texts.phrase(evaluation.title())),
              this::all);
      all.getStyleClass().add("matrix-all");
      VBox head = new VBox(title, all);
      head.setAlignment(Pos.CENTER);
      setGraphic(head);
      setPrefWidth(
          Math.max(
              CELL_WIDTH,
              HEAD_INSETS + LETTER_WIDTH * longestWord(texts.phrase(evaluation.title()))));
      setSortable(false);
      setReorderable(false);
      setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(cell(c.getValue())));
      setCellFactory(
          c ->
              new MatrixCell(
                  texts,
                  row -> controller.toggle(new CellKey(row, evaluation.id())),
                  controller::cost));
    }

    private static int longestWord(String title) {
      return Arrays.stream(title.split(" ")).mapToInt(String::length).max().orElse(0);
    }

    private void all() {
      controller.toggleAll(getItems().stream().map(r -> new CellKey(r, evaluation.id())).toList());
    }

    private @Nullable Object cell(VariantId row) {
      return state.matrixProperty().get().cells().get(new CellKey(row, evaluation.id()));
    }
  }
}
