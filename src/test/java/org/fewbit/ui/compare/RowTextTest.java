package org.fewbit.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.settings.ExportNumbers;
import org.junit.jupiter.api.Test;

class RowTextTest {

  @Test
  void aRowHasEveryColumnWithItsIntervalAsThePersonWritesNumbers() {
    ComparisonTable table =
        ComparisonTable.of(RunIndex.of(MadeUp.family()), Selection.everything());
    List<ComparisonTable.Row> rows = table.rows().subList(0, 2);
    String[] lines = new RowText(table, new ExportNumbers(false, 0)).of(rows).split("\n", -1);
    int columns = 2 + 3 * table.columns().size();
    assertThat(lines).hasSize(4);
    assertThat(lines[0]).startsWith("variant\texecution\t").contains("95 % low");
    for (int i = 0; i < 2; i++) {
      String[] cells = lines[i + 1].split("\t", -1);
      assertThat(cells).hasSize(columns);
      assertThat(cells[0]).isEqualTo(rows.get(i).variant().toString());
    }
    double first =
        rows.getFirst().cells().values().stream()
            .flatMapToDouble(c -> c.value().number().stream())
            .findFirst()
            .orElseThrow();
    assertThat(lines[1]).contains(new ExportNumbers(false, 0).text(first));
    assertThat(new RowText(table, new ExportNumbers(true, 3)).of(rows).lines().skip(1))
        .noneMatch(line -> line.matches(".*\\t\\d+\\.\\d+\\t.*"))
        .anyMatch(line -> line.matches(".*\\t\\d+,\\d+\\t.*"));
  }
}
