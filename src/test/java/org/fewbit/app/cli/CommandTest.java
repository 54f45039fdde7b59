package org.fewbit.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.fewbit.app.Wiring;
import org.fewbit.core.job.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands through their real door, with a data folder of their own. */
abstract class CommandTest {

  @TempDir Path home;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @BeforeEach
  void ownDataFolder() {
    System.setProperty("fewbit.home", home.toString());
  }

  @AfterEach
  void usualDataFolder() {
    System.clearProperty("fewbit.home");
  }

  /** The exit code; {@link #out} and {@link #err} hold what this command alone has printed. */
  int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return new Cli(Wiring::new, console, new Cancellation()).run(args);
  }
}
