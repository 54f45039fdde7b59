package org.fewbit.app.worker;

import java.util.List;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunSpec;

/** What to tell when a worker ended without finishing its run. */
final class WorkerDeath {

  private static final int SIGNAL_BASE = 128;
  private static final int KILLED = 9;
  private static final int OUT_OF_HEAP = 3;
  private static final int LAST_LINES = 5;

  private WorkerDeath() {}

  static Problem problem(RunSpec spec, int exitCode, List<String> log) {
    return problem(
        spec.variant() + " " + spec.evaluation(),
        exitCode,
        log,
        "Samples done are kept: retry, and the run resumes where it stopped.");
  }

  static Problem problem(String work, int exitCode, List<String> log, String advice) {
    List<String> last = log.subList(Math.max(0, log.size() - LAST_LINES), log.size());
    return new Problem(
        Problem.Code.WORKER_DIED,
        "The worker process ended with exit code "
            + exitCode
            + cause(exitCode)
            + (last.isEmpty() ? "" : "; its last words: " + String.join(" / ", last)),
        work,
        advice);
  }

  private static String cause(int exitCode) {
    if (exitCode == SIGNAL_BASE + KILLED) {
      return " (killed by signal 9, perhaps by the system because memory ran out)";
    }
    if (exitCode > SIGNAL_BASE) {
      return " (signal " + (exitCode - SIGNAL_BASE) + ")";
    }
    return exitCode == OUT_OF_HEAP ? " (the Java heap was full)" : "";
  }

  static Problem notStarted(RunSpec spec, String reason) {
    return notStarted(spec.variant() + " " + spec.evaluation(), reason);
  }

  static Problem notStarted(String work, String reason) {
    return new Problem(
        Problem.Code.WORKER_DIED,
        "The worker process could not be started: " + reason,
        work,
        "Check the Java installation and the system's limits, then retry.");
  }
}
