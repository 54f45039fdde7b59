package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.settings.ExportNumbers;

/** Rows of the table as lines with tabs, a header first, for spreadsheets. */
final class RowText {

  private final Map<Quantity, QuantityLabel> columns;
  private final ExportNumbers numbers;

  RowText(ComparisonTable table, ExportNumbers numbers) {
    columns = table.columns();
    this.numbers = numbers;
  }

  /** Each column as value and the ends of its 95 % interval; a missing one is its reason. */
  String of(List<ComparisonTable.Row> rows) {
    List<String> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("variant", "execution"));
    for (QuantityLabel label : columns.values()) {
      String title = label.unit().isEmpty() ? label.title() : label.title() + ", " + label.unit();
      head.addAll(List.of(title, "95 % low", "95 % high"));
    }
    lines.add(String.join("\t", head));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private String line(ComparisonTable.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.variant().toString());
    cells.add(row.execution().name().toLowerCase(Locale.ROOT));
    for (Quantity column : columns.keySet()) {
      ComparisonTable.Cell cell = row.cells().get(column);
      switch (cell == null ? new Value.Missing("") : cell.value()) {
        case Value.Known known -> {
          cells.add(numbers.text(known.value()));
          cells.add(known.hasInterval() ? numbers.text(known.low()) : "");
          cells.add(known.hasInterval() ? numbers.text(known.high()) : "");
        }
        case Value.Missing(String reason) -> cells.addAll(List.of(reason, "", ""));
      }
    }
    return String.join("\t", cells);
  }
}
