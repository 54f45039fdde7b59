package org.fewbit.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the process took until now, from the operating system's own count. */
final class StartupReport {

  /** Set when start-up is measured. */
  static final String CLOSE_AFTER_FIRST_FRAME = "fewbit.closeAfterFirstFrame";

  /** Set when the start-up cache is recorded, or start-up is measured to the end. */
  static final String CLOSE_AFTER_FIRST_CHART = "fewbit.closeAfterFirstChart";

  private StartupReport() {}

  /**
   * One line: seconds since the process began and processor seconds it used.
   *
   * @param what has been reached
   */
  static String line(String what) {
    ProcessHandle.Info info = ProcessHandle.current().info();
    double wall =
        info.startInstant()
            .map(s -> seconds(Duration.between(s, Instant.now())))
            .orElse(Double.NaN);
    double processor = info.totalCpuDuration().map(StartupReport::seconds).orElse(Double.NaN);
    return String.format(
        Locale.ROOT, "%s after %.2f s, %.2f s of processor time", what, wall, processor);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
