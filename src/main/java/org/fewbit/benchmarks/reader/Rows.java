package org.fewbit.benchmarks.reader;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows with named fields, in whichever form a data set is passed on: Parquet, CSV with a header,
 * tab-separated with a header, an array in a JSON file, or JSON lines.
 */
final class Rows {

  private Rows() {}

  /**
   * Hands every row that has the given text fields to its user, who says what is wrong with it
   * (empty if nothing). Rows that can't be used become problems, in file order.
   */
  static void read(
      SourceFile file, DataFolder folder, Function<JsonLines.Line, String> user, String... fields) {
    String name = file.path().getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(ParquetRows.ENDING)) {
      ParquetRows.read(file, folder, user, fields);
    } else if (name.endsWith(".csv")) {
      CsvTable.read(file, folder, fields).forEach(row -> use(file, folder, row, user));
    } else if (name.endsWith(".tsv") || name.endsWith(".txt")) {
      TabTable.read(file, folder, fields).forEach(row -> use(file, folder, row, user));
    } else if (file.text().stripLeading().startsWith("[")) {
      JsonArray.lines(file, folder, user, fields);
    } else {
      JsonLines.read(file, folder, user, fields);
    }
  }

  /** The same over the files of a split, whose rows are counted on. */
  static void readAll(
      List<SourceFile> files,
      DataFolder folder,
      Function<JsonLines.Line, String> user,
      String... fields) {
    long before = 0;
    for (SourceFile file : files) {
      long base = before;
      AtomicLong last = new AtomicLong(-1);
      read(
          file,
          folder,
          line -> {
            last.set(line.row());
            return user.apply(new JsonLines.Line(line.line(), base + line.row(), line.value()));
          },
          fields);
      before += last.get() + 1;
    }
  }

  private static void use(
      SourceFile file, DataFolder folder, CsvTable.Row row, Function<JsonLines.Line, String> user) {
    // the header is line 1
    String wrong = user.apply(new JsonLines.Line(row.line(), row.line() - 2, object(row)));
    if (!wrong.isEmpty()) {
      folder.problem(file.malformed(row.line(), wrong));
    }
  }

  private static ObjectNode object(CsvTable.Row row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    row.cells().forEach(object::put);
    return object;
  }
}
