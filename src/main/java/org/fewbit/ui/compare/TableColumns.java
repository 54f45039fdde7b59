package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Difference;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.Texts;

/** Columns of the comparison table: variant, then each quantity with its difference. */
final class TableColumns {

  private static final double MODEL_WIDTH = 100;
  private static final double VARIANT_WIDTH = 205;
  private static final double SCORE_WIDTH = 98;
  private static final double COST_WIDTH = 120;
  private static final double DELTA_WIDTH = 96;
  private static final double MORE_DIGITS = 22;

  private TableColumns() {}

  static List<TableColumn<ComparisonTable.Row, ?>> of(CompareState state, Texts texts) {
    List<TableColumn<ComparisonTable.Row, ?>> all = new ArrayList<>();
    TableColumn<ComparisonTable.Row, String> model = new TableColumn<>(texts.get("table.model"));
    model.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().variant().model()));
    model.setPrefWidth(MODEL_WIDTH);
    all.add(model);
    TableColumn<ComparisonTable.Row, VariantKey> variant =
        new TableColumn<>(texts.get("table.variant"));
    variant.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().variant()));
    variant.setCellFactory(c -> new VariantCell(state));
    variant.setComparator(VariantKey.ORDER);
    variant.setPrefWidth(VARIANT_WIDTH);
    all.add(variant);
    ComparisonTable table = state.tableProperty().get();
    for (Map.Entry<Quantity, QuantityLabel> column : table.columns().entrySet()) {
      DisplayUnit unit = unit(table, column.getKey(), column.getValue());
      boolean cost = column.getKey() instanceof Quantity.Cost;
      String shortTitle = texts.phrase(column.getValue().shortTitle());
      TableColumn<ComparisonTable.Row, ComparisonTable.Cell> value =
          value(column.getKey(), column.getValue(), unit, texts);
      if (cost) {
        header(value, twoLines(shortTitle, unit), column.getValue(), texts);
        value.setPrefWidth(COST_WIDTH);
        all.add(value);
      } else {
        TableColumn<ComparisonTable.Row, Object> both = new TableColumn<>();
        // The protocol, where there are several, has a line of its own: names are long enough.
        String lines = unit.header(shortTitle.replace(" [", "\n["));
        header(both, lines, column.getValue(), texts);
        value.setText(texts.get("table.value"));
        both.getColumns().add(value);
        both.getColumns().add(delta(column.getKey(), column.getValue(), unit, texts));
        all.add(both);
      }
    }
    return all;
  }

  private static void header(
      TableColumn<?, ?> column, String text, QuantityLabel label, Texts texts) {
    Label header = new Label(text);
    String convention = label.convention().isEmpty() ? "" : "\n" + texts.phrase(label.convention());
    header.setTooltip(
        new Tooltip(
            texts.phrase(label.title())
                + convention
                + "\n"
                + texts.get(label.higherIsBetter() ? "table.higher" : "table.lower")));
    column.setGraphic(header);
  }

  private static String twoLines(String title, DisplayUnit unit) {
    return unit.header(title).equals(title) ? title : title + "\n(" + unit.text() + ")";
  }

  private static DisplayUnit unit(ComparisonTable table, Quantity quantity, QuantityLabel label) {
    double largest =
        table.rows().stream()
            .mapToDouble(r -> cell(r, quantity).value().number().orElse(0))
            .max()
            .orElse(0);
    return DisplayUnit.of(label.unit(), largest);
  }

  private static ComparisonTable.Cell cell(ComparisonTable.Row row, Quantity quantity) {
    return Objects.requireNonNull(row.cells().get(quantity));
  }

  private static TableColumn<ComparisonTable.Row, ComparisonTable.Cell> value(
      Quantity quantity, QuantityLabel label, DisplayUnit unit, Texts texts) {
    TableColumn<ComparisonTable.Row, ComparisonTable.Cell> column = new TableColumn<>();
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(cell(c.getValue(), quantity)));
    column.setCellFactory(c -> new ValueCell(label, unit, texts));
    column.setComparator(by(c -> c.value() instanceof Value.Known k ? k.value() : Double.NaN));
    column.setPrefWidth(SCORE_WIDTH);
    column.getStyleClass().add("number-column");
    return column;
  }

  private static TableColumn<ComparisonTable.Row, ComparisonTable.Cell> delta(
      Quantity quantity, QuantityLabel label, DisplayUnit unit, Texts texts) {
    TableColumn<ComparisonTable.Row, ComparisonTable.Cell> column = new TableColumn<>("\u0394");
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(cell(c.getValue(), quantity)));
    column.setCellFactory(c -> new DeltaCell(label, unit, texts));
    column.setComparator(by(c -> c.difference().map(Difference::value).orElse(Double.NaN)));
    column.setPrefWidth(unit.text().equals("%") ? DELTA_WIDTH : DELTA_WIDTH + MORE_DIGITS);
    column.getStyleClass().add("number-column");
    return column;
  }

  /** Missing values last in ascending order. */
  private static Comparator<ComparisonTable.Cell> by(
      Function<ComparisonTable.Cell, Double> number) {
    return Comparator.comparing(number);
  }
}
