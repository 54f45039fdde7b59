package org.fewbit.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A command that is interrupted from outside ends by itself, soon, and leaves nothing. */
class InterruptTest {

  @TempDir Path temp;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are ended there, not asked")
  void aCommandEndsWithinItsGrace() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            WorkerCommand.of(
                "org.fewbit.app.Main",
                "quantize",
                "pocket-6m",
                "--scheme",
                "spqr-w4-g16-asym",
                "--out",
                temp.resolve("out").toString()));
    builder.environment().put("FEWBIT_HOME", temp.resolve("home").toString());
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("Block")) {
        line = lines.readLine();
      }
      assertThat(line).as("a block was begun").isNotNull();
      long start = System.nanoTime();
      process.toHandle().destroy(); // The process itself would close its streams, too.
      String rest = lines.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

      System.out.printf(
          Locale.ROOT, "interrupted: ended after %.2f s%n", (System.nanoTime() - start) / 1e9);
      assertThat(rest).contains("Cancelled").doesNotContain("did not end in time");
    }
    try (Stream<Path> left = Files.list(temp.resolve("out"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
