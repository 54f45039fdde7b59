package org.fewbit.app.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fewbit.app.Ports;
import org.fewbit.archive.FolderFingerprint;
import org.fewbit.archive.InvalidJson;
import org.fewbit.archive.MachineFacts;
import org.fewbit.archive.RunJson;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Machine;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.Runner;
import org.fewbit.core.run.RunnerPorts;

/**
 * The other side of {@link WorkerRunService}: reads a job from standard input, writes events to
 * standard output, ends when the job is done or when standard input closes because the parent
 * ended.
 */
public final class WorkerMain {

  private static final int DONE = 0;
  private static final int NO_JOB = 2;
  private static final int ORPHANED = 4;
  private static final long GRACE_MILLIS = 2000;

  private final RunJson json = new RunJson();
  private final PrintStream out;
  private final WorkerJob job;
  private final List<Cancellation> cancellations;
  private String lastStep = "";

  private WorkerMain(PrintStream out, WorkerJob job) {
    this.out = out;
    this.job = job;
    this.cancellations = job.specs().stream().map(s -> new Cancellation()).toList();
  }

  /**
   * Works off the job on standard input.
   *
   * @return the process's exit code
   */
  public static int run(String[] args, Ports ports) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // whatever prints by mistake must not end up between the events
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (args.length == 1 && args[0].equals(QuantizingMain.COMMAND)) {
      return QuantizingMain.run(in, out, ports);
    }
    if (args.length > 0) {
      System.err.println("The worker reads its job from standard input.");
      return NO_JOB;
    }
    try {
      String line = in.readLine();
      if (line == null) {
        return NO_JOB;
      }
      WorkerMain worker = new WorkerMain(out, new RunJson().read(line, WorkerJob.class));
      Thread listener = new Thread(() -> worker.listen(in), "worker-commands");
      listener.setDaemon(true);
      listener.start();
      worker.work(ports);
      return DONE;
    } catch (InvalidJson e) {
      System.err.println("The job can't be read: " + e.getMessage());
      return NO_JOB;
    } catch (IOException e) {
      System.err.println("Standard input can't be read: " + e.getMessage());
      return NO_JOB;
    }
  }

  private void work(Ports given) {
    Ports ports = job.runs().isEmpty() ? given : given.withRuns(Path.of(job.runs()));
    job.folders().forEach((name, folder) -> introduce(ports, name, folder));
    try (Runner runner = new Runner(runnerPorts(ports))) {
      for (int i = 0; i < job.specs().size(); i++) {
        int run = i;
        runner.run(job.specs().get(run), event -> tell(run, event), cancellations.get(run));
      }
    }
  }

  /** Makes a model known that was opened by its folder in the parent. */
  private static void introduce(Ports ports, String name, String folder) {
    try {
      ports.models().open(name);
    } catch (ProblemException unknown) {
      try {
        ports.models().open(folder);
      } catch (ProblemException e) {
        System.err.println(e.problem().oneLine()); // the run itself fails with the reason
      }
    }
  }

  private void tell(int run, RunEvent event) {
    if (event instanceof RunEvent.Preparing(String step, double _) && !step.equals(lastStep)) {
      lastStep = step;
      System.err.println(step);
    }
    out.println(json.line(new WorkerMessage(run, event)));
  }

  private void listen(BufferedReader in) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        cancelled(line.strip()).ifPresent(i -> cancellations.get(i).request());
      }
    } catch (IOException e) {
      System.err.println("Standard input broke: " + e.getMessage());
    }
    orphaned();
  }

  private Optional<Integer> cancelled(String line) {
    if (!line.startsWith(WorkerJob.CANCEL + " ")) {
      return Optional.empty();
    }
    try {
      int run = Integer.parseInt(line.substring(WorkerJob.CANCEL.length() + 1));
      return run >= 0 && run < cancellations.size() ? Optional.of(run) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Nobody reads the events any more: stop in order if that is quick, else at once. */
  private void orphaned() {
    cancellations.forEach(Cancellation::request);
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  private static RunnerPorts runnerPorts(Ports ports) {
    return new RunnerPorts(
        ports.models(),
        ports.inspector(),
        ports.quantizer(),
        ports.loader(),
        ports.evaluations(),
        ports.archive(),
        new FolderFingerprint(),
        machine(ports),
        Clock.systemUTC(),
        System::nanoTime,
        ports.judge());
  }

  private static Machine machine(Ports ports) {
    return new Machine() {
      @Override
      public Environment environment(int threads) {
        return ports.environment(threads);
      }

      @Override
      public OptionalLong availableBytes() {
        return OptionalLong.of(MachineFacts.availableBytes());
      }

      @Override
      public OptionalLong peakResidentBytes() {
        return ports.peakResidentBytes();
      }
    };
  }
}
