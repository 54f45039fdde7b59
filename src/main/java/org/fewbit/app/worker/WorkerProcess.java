package org.fewbit.app.worker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fewbit.archive.InvalidJson;
import org.fewbit.archive.RunJson;

/** A started worker: job in, messages out, its log kept. */
final class WorkerProcess {

  private static final int LOG_LINES = 40;

  private final RunJson json = new RunJson();
  private final Process process;
  private final BufferedWriter commands;
  private final Deque<String> log = new ArrayDeque<>();
  private final Thread logReader;

  private WorkerProcess(Process process) {
    this.process = process;
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.logReader = new Thread(this::readLog, "worker-log");
    logReader.setDaemon(true);
    logReader.start();
  }

  /** Starts it and gives it the job. */
  static WorkerProcess start(List<String> command, Object job) throws IOException {
    WorkerProcess worker = new WorkerProcess(new ProcessBuilder(command).start());
    worker.say(worker.json.line(job));
    return worker;
  }

  long pid() {
    return process.pid();
  }

  /** Asks for the end of one run; a worker that is gone can't hear it. */
  void cancel(int run) {
    say(WorkerJob.CANCEL + " " + run);
  }

  private synchronized void say(String line) {
    try {
      commands.write(line);
      commands.newLine();
      commands.flush();
    } catch (IOException e) {
      note("The worker does not listen any more: " + e.getMessage());
    }
  }

  /**
   * Hands over messages until the worker ends.
   *
   * @return its exit code
   */
  <M> int listen(Class<M> type, Consumer<M> messages) throws InterruptedException {
    try (BufferedReader lines = reader(process.getInputStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          messages.accept(json.read(line, type));
        } catch (InvalidJson e) {
          note(line); // a library printed something
        }
      }
    } catch (IOException e) {
      note("The worker's output broke: " + e.getMessage());
    }
    int code = process.waitFor();
    logReader.join(TimeUnit.SECONDS.toMillis(1));
    return code;
  }

  /** Last lines of the worker's log. */
  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** Ends it: in order if it still can, by force otherwise. */
  void destroy(boolean forcibly) {
    if (forcibly) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void readLog() {
    try (BufferedReader lines = reader(process.getErrorStream())) {
      lines.lines().forEach(this::note);
    } catch (IOException | UncheckedIOException e) {
      note("The worker's log broke: " + e.getMessage());
    }
  }

  private void note(String line) {
    synchronized (log) {
      log.addLast(line);
      if (log.size() > LOG_LINES) {
        log.removeFirst();
      }
    }
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
