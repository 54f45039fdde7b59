package org.fewbit.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the process took until now, from the operating system's own count. */
final class StartupReport {

  /** Set when the start-up cache is recorded and when start-up is measured. */
  static final String CLOSE_AFTER_FIRST_FRAME = "fewbit.closeAfterFirstFrame";

  private StartupReport() {}

  /** One line: seconds since the process began and processor seconds it used. */
  static String line() {
    ProcessHandle.Info info = ProcessHandle.current().info();
    double wall =
        info.startInstant()
            .map(s -> seconds(Duration.between(s, Instant.now())))
            .orElse(Double.NaN);
    double processor = info.totalCpuDuration().map(StartupReport::seconds).orElse(Double.NaN);
    return String.format(
        Locale.ROOT, "first window after %.2f s, %.2f s of processor time", wall, processor);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
