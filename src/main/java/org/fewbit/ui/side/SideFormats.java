package org.fewbit.ui.side;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.compare.SideBySide;
import org.fewbit.exchange.FlatTable;

/** The table as one that can be written in the formats of papers and programs. */
final class SideFormats {

  private SideFormats() {}

  /** A record a row: what it is, the part it belongs to, and a cell for each variant. */
  static FlatTable of(SideBySide table, List<SideRow> rows, String part, String what) {
    List<List<String>> lines = SideText.lines(table, rows);
    List<String> variants = lines.getFirst().subList(1, lines.getFirst().size());
    List<String> keys = new ArrayList<>(List.of(part, what));
    keys.addAll(variants);
    List<Map<String, Object>> records = new ArrayList<>();
    String heading = "";
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).heading()) {
        heading = rows.get(i).name();
        continue;
      }
      Map<String, Object> record = new LinkedHashMap<>();
      record.put(part, heading);
      record.put(what, rows.get(i).name());
      List<String> line = lines.get(i + 1);
      for (int c = 0; c < variants.size() && c + 1 < line.size(); c++) {
        record.put(variants.get(c), line.get(c + 1).replace("\n", "; "));
      }
      records.add(record);
    }
    return new FlatTable(keys, records);
  }
}
