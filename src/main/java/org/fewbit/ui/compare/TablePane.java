package org.fewbit.ui.compare;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.settings.ExportNumbers;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The comparison as a table that sorts and filters; its selection is the pane's. */
final class TablePane extends BorderPane {

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final double ROW_HEIGHT = 28;

  private final CompareState state;
  private final ObservableList<ComparisonTable.Row> rows = FXCollections.observableArrayList();
  private final FilteredList<ComparisonTable.Row> filtered = new FilteredList<>(rows);
  private final TableView<ComparisonTable.Row> table = new TableView<>();
  private final Label count = new Label();
  private final CompareController controller;
  private final Texts texts;
  private final Supplier<ExportNumbers> numbers;
  private List<Object> columnsShown = List.of();
  private boolean updating;

  TablePane(
      CompareState state,
      CompareController controller,
      Texts texts,
      Supplier<ExportNumbers> numbers) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    this.numbers = numbers;
    getStyleClass().add("compare-table");
    table.setId("compare-table");
    table.setAccessibleText(texts.get("table.name"));
    table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    // Rows of one height let the table make cells only for the columns that are seen.
    table.setFixedCellSize(ROW_HEIGHT);
    table.setPlaceholder(new Label(texts.get("table.empty")));
    SortedList<ComparisonTable.Row> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!updating && is != null) {
                controller.select(Optional.of(is.variant()));
              }
            });
    table.setRowFactory(t -> new VariantRow(state, controller, texts));
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setTop(bar());
    setCenter(table);
    state.tableProperty().addListener(o -> update());
    state.darkProperty().addListener(o -> table.refresh());
    state.filterProperty().addListener(o -> filter());
    state.selectedProperty().addListener(o -> followSelection());
    update();
  }

  private HBox bar() {
    CustomTextField field = new CustomTextField();
    field.setId("compare-filter");
    field.setPromptText(texts.get("table.filter.prompt"));
    field.setAccessibleText(texts.get("table.filter"));
    field.setLeft(Icons.of(Feather.SEARCH));
    field.setPrefWidth(240);
    field.getStyleClass().add(Styles.SMALL);
    field.textProperty().bindBidirectional(state.filterProperty());
    count.getStyleClass().add(Styles.TEXT_MUTED);
    count.setId("compare-count");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(8, field, gap, new BesideButton(state, controller, texts), count);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("compare-controls");
    return bar;
  }

  private void key(KeyEvent event) {
    ComparisonTable.Row row = table.getSelectionModel().getSelectedItem();
    if (row != null && COPY.match(event)) {
      Clip.text(new RowText(state.tableProperty().get(), numbers.get()).of(List.of(row)));
      event.consume();
    } else if (row != null && event.getCode() == KeyCode.ENTER) {
      controller.openSamples(row.variant(), Optional.empty());
      event.consume();
    } else if (row != null && event.getCode() == KeyCode.SPACE) {
      controller.toggleBeside(row.variant());
      event.consume();
    }
  }

  private void update() {
    ComparisonTable now = state.tableProperty().get();
    updating = true;
    List<Object> columns = new ArrayList<>(now.columns().entrySet());
    if (!columns.equals(columnsShown)) {
      columnsShown = columns;
      List<TableColumn<ComparisonTable.Row, ?>> all =
          new ArrayList<>(TableColumns.of(state, texts));
      table.getColumns().setAll(all);
    }
    rows.setAll(now.rows());
    updating = false;
    filter();
    followSelection();
  }

  private void filter() {
    updating = true;
    String[] words = state.filterProperty().get().toLowerCase(Locale.ROOT).strip().split("\\s+");
    filtered.setPredicate(row -> matches(row, words));
    updating = false;
    int all = rows.size();
    count.setText(
        filtered.size() == all
            ? texts.get("table.count", all)
            : texts.get("table.count.of", filtered.size(), all));
    followSelection();
  }

  private boolean matches(ComparisonTable.Row row, String[] words) {
    String text =
        (row.variant()
                + " "
                + row.execution()
                + " "
                + texts.get("tag." + row.execution().name().toLowerCase(Locale.ROOT))
                + (row.baseline() ? " baseline " + texts.get("tag.baseline") : ""))
            .toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private void followSelection() {
    updating = true;
    Optional<VariantKey> selected = state.selectedProperty().get();
    Optional<ComparisonTable.Row> row =
        table.getItems().stream()
            .filter(r -> selected.filter(r.variant()::equals).isPresent())
            .findFirst();
    if (row.isEmpty()) {
      table.getSelectionModel().clearSelection();
    } else if (!row.get().equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().select(row.get());
      table.scrollTo(row.get());
    }
    updating = false;
  }
}
