package org.fewbit.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fewbit.app.cli.Cli;
import org.fewbit.app.cli.Console;
import org.fewbit.app.worker.WorkerMain;
import org.fewbit.core.job.Cancellation;

/**
 * Without arguments the window, with a command the command line, with {@code worker} a process that
 * runs evaluations for one of the other two. Does not extend JavaFX's Application, so that a
 * command never loads JavaFX.
 */
public final class Main {

  /** Hidden command of worker processes. */
  public static final String WORKER = "worker";

  private static final long GRACE_MILLIS = 3000;

  private Main() {}

  /** Starts one of the three. */
  public static void main(String[] args) {
    System.setProperty("ai.djl.offline", "true");
    if (args.length == 0) {
      System.exit(Window.open());
    } else if (args[0].equals(WORKER)) {
      System.exit(WorkerMain.run(Arrays.copyOfRange(args, 1, args.length), new Wiring()));
    } else {
      System.exit(command(args));
    }
  }

  private static int command(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    boolean watched = isWatched();
    Cancellation cancellation = new Cancellation();
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt =
        new Thread(() -> cancelAndWait(cancellation, ended), "cancel-on-interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    int code = new Cli(Wiring::new, new Console(out, err, watched), cancellation).run(args);
    out.flush();
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The hook runs already.
      return code;
    }
    return code;
  }

  /** Asked defensively: before Java 22 there was no console without a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isWatched() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Waits for the command, not for its thread: that can't end while the system shuts down. */
  private static void cancelAndWait(Cancellation cancellation, CountDownLatch ended) {
    cancellation.request();
    try {
      boolean inTime = ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.err.println("It did not end in time and is broken off.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
