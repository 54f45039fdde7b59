package org.fewbit.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.fewbit.app.cli.CompareCommand.Format;
import org.fewbit.app.cli.CompareCommand.Layout;
import org.fewbit.exchange.MadeUpTables;
import org.junit.jupiter.api.Test;

class CompareWriterTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private String written(Format format) {
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    new CompareWriter(console, Layout.WIDE, List.of()).write(MadeUpTables.grid(), format);
    return out.toString();
  }

  @Test
  void theTableIsAsBefore() {
    MadeUpTables.golden("results.txt", written(Format.TABLE));
    MadeUpTables.golden("results.notes.txt", err.toString());
  }

  @Test
  void jsonIsAsBefore() {
    MadeUpTables.golden("results.json", written(Format.JSON));
  }
}
