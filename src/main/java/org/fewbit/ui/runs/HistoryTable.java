package org.fewbit.ui.runs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.fewbit.exchange.FlatTable;
import org.fewbit.exchange.TableExporter;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.LateTooltip;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on disk, sortable; Enter shows one in the chart, F2 names it, Delete moves it to the trash.
 */
final class HistoryTable extends TableView<HistoryRow> {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final double ROW_HEIGHT = 28;

  /** A date with its time, and the title of the scores: neither is to be read in half. */
  private static final double STARTED_WIDTH = 134;

  private static final double SCORE_WIDTH = 172;

  private final DateTimeFormatter date;
  private final RunsController controller;
  private final Consumer<String> showRun;
  private final Texts texts;

  HistoryTable(
      RunsState state,
      RunsController controller,
      Texts texts,
      ZoneId zone,
      Consumer<String> showRun) {
    this.controller = controller;
    this.showRun = showRun;
    this.texts = texts;
    date = DATE.withZone(zone);
    setId("history-table");
    getStyleClass().add("dense");
    setAccessibleText(texts.get("history.list"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(
        new EmptyState(Feather.CLOCK, texts.get("history.empty"), texts.get("history.empty.hint")));
    setFixedCellSize(ROW_HEIGHT);
    setEditable(true);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    addColumn(texts.get("column.started"), STARTED_WIDTH, HistoryRow::started, date::format)
        .setMinWidth(STARTED_WIDTH);
    getColumns().add(nameColumn());
    addColumn(texts.get("column.model"), 110, HistoryRow::model, Function.identity());
    addColumn(texts.get("column.scheme"), 140, HistoryRow::label, Function.identity());
    addColumn(texts.get("column.evaluation"), 150, HistoryRow::evaluation, Function.identity());
    addColumn(texts.get("column.protocol"), 80, HistoryRow::protocol, Function.identity());
    addColumn(texts.get("column.score"), SCORE_WIDTH, HistoryRow::score, Function.identity())
        .setMinWidth(SCORE_WIDTH);
    addColumn("n", 60, HistoryRow::n, n -> n == 0 ? "" : Units.count(n))
        .getStyleClass()
        .add("align-right");
    addColumn(
            texts.get("column.time"),
            70,
            HistoryRow::seconds,
            s -> Double.isNaN(s) ? "" : Units.duration(s))
        .getStyleClass()
        .add("align-right");
    addColumn(
        texts.get("column.remarks"), 180, HistoryRow::remarks, text -> text.replace("\n", "; "));
    SortedList<HistoryRow> sorted = new SortedList<>(state.history());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            show();
          }
        });
    setContextMenu(menu());
  }

  private TableColumn<HistoryRow, String> nameColumn() {
    TableColumn<HistoryRow, String> column = new TableColumn<>(texts.get("column.name"));
    column.setPrefWidth(70);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().name()));
    column.setCellFactory(TextFieldTableCell.forTableColumn());
    column.setOnEditCommit(e -> controller.rename(e.getRowValue(), e.getNewValue()));
    return column;
  }

  private ContextMenu menu() {
    return new ContextMenu(
        item("menu.show", this::show),
        item("menu.resume", this::takeUp),
        item("menu.rename", this::rename),
        item("menu.copy", this::copy),
        formats(),
        item("menu.delete", this::delete));
  }

  private Menu formats() {
    Menu menu = new Menu(texts.get("menu.copy-as"));
    for (TableExporter.Format format : TableExporter.Format.values()) {
      menu.getItems().add(item("menu.copy-as." + format.end(), () -> copy(format)));
    }
    return menu;
  }

  private MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(texts.get(text));
    item.setOnAction(e -> action.run());
    return item;
  }

  private void key(KeyEvent e) {
    Runnable action =
        switch (e.getCode()) {
          case ENTER -> this::show;
          case F2 -> this::rename;
          case DELETE -> this::delete;
          case C -> e.isShortcutDown() ? this::copy : null;
          default -> null;
        };
    if (action != null && getEditingCell() == null) {
      action.run();
      e.consume();
    }
  }

  private void show() {
    HistoryRow row = getSelectionModel().getSelectedItem();
    if (row != null && row.state() != HistoryRow.State.UNFINISHED) {
      showRun.accept(row.runId());
    } else if (row != null) {
      controller.takeUp(row);
    }
  }

  private void takeUp() {
    getSelectionModel().getSelectedItems().stream()
        .filter(row -> row.state() == HistoryRow.State.UNFINISHED)
        .forEach(controller::takeUp);
  }

  private void rename() {
    int row = getSelectionModel().getSelectedIndex();
    if (row >= 0) {
      edit(row, getColumns().get(1));
    }
  }

  private void delete() {
    List<String> chosen =
        getSelectionModel().getSelectedItems().stream().map(HistoryRow::runId).toList();
    if (!chosen.isEmpty()) {
      controller.delete(chosen);
    }
  }

  private List<String> cells(HistoryRow row) {
    return List.of(
        date.format(row.started()),
        row.name(),
        row.model(),
        row.label(),
        row.evaluation(),
        row.protocol(),
        row.score(),
        Long.toString(row.n()),
        row.remarks().replace("\n", "; "));
  }

  /** The selected rows as lines with tabs, as spreadsheets take them. */
  private void copy() {
    Clip.text(
        getSelectionModel().getSelectedItems().stream()
            .map(row -> String.join("\t", cells(row)))
            .collect(Collectors.joining("\n")));
  }

  /** The selected rows, all where there is one at most, in a format of papers or programs. */
  private void copy(TableExporter.Format format) {
    List<HistoryRow> chosen = getSelectionModel().getSelectedItems();
    List<String> keys =
        Stream.of(
                "started",
                "name",
                "model",
                "scheme",
                "evaluation",
                "protocol",
                "score",
                "n",
                "remarks")
            .map(k -> texts.get("column." + k))
            .toList();
    List<Map<String, Object>> records = new ArrayList<>();
    for (HistoryRow row : chosen.size() > 1 ? chosen : getItems()) {
      Map<String, Object> record = new LinkedHashMap<>();
      List<String> cells = cells(row);
      for (int i = 0; i < keys.size(); i++) {
        record.put(keys.get(i), cells.get(i));
      }
      records.add(record);
    }
    Clip.text(TableExporter.text(new FlatTable(keys, records), format));
  }

  private <T extends Comparable<? super T>> TableColumn<HistoryRow, T> addColumn(
      String title, double width, Function<HistoryRow, T> value, Function<T, String> text) {
    TableColumn<HistoryRow, T> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setComparator(Comparator.naturalOrder());
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.apply(c.getValue())));
    column.setCellFactory(c -> new TextCell<>(text));
    getColumns().add(column);
    return column;
  }

  /** Shows a value as text; what is cut off can be read in the tooltip. */
  private static final class TextCell<T> extends TableCell<HistoryRow, T> {
    private final Function<T, String> text;

    private TextCell(Function<T, String> text) {
      this.text = text;
      LateTooltip.on(this, () -> getText() == null ? "" : getText());
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : text.apply(item));
    }
  }
}
