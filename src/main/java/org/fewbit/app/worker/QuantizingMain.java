package org.fewbit.app.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fewbit.app.Ports;
import org.fewbit.archive.RunJson;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.QuantizationRequest;

/**
 * The other side of {@link ProcessQuantizer}: reads one request from standard input, makes the
 * variant, tells how far it is. Any further line, or the end of input, asks it to stop.
 */
final class QuantizingMain {

  /** Follows the worker's own word on the command line. */
  static final String COMMAND = "quantize";

  private static final int DONE = 0;
  private static final int NO_JOB = 2;
  private static final long GRACE_MILLIS = 700;

  private QuantizingMain() {}

  static int run(BufferedReader in, PrintStream out, Ports ports) {
    RunJson json = new RunJson();
    QuantizationRequest request;
    try {
      String line = in.readLine();
      if (line == null) {
        return NO_JOB;
      }
      request = json.read(line, QuantizationRequest.class);
    } catch (IOException e) {
      System.err.println("The request can't be read: " + e.getMessage());
      return NO_JOB;
    }
    Cancellation cancellation = new Cancellation();
    Thread listener = new Thread(() -> awaitWord(in, cancellation), "worker-commands");
    listener.setDaemon(true);
    listener.start();
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt =
        new Thread(() -> cancelAndWait(cancellation, ended), "cancel-on-interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    QuantizingMessage end = work(request, out, json, ports, cancellation);
    out.println(json.line(end));
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      return DONE; // It runs already.
    }
    return DONE;
  }

  private static QuantizingMessage work(
      QuantizationRequest request,
      PrintStream out,
      RunJson json,
      Ports ports,
      Cancellation cancellation) {
    try {
      ports
          .quantizerHere()
          .quantize(
              request,
              (step, done, total) ->
                  out.println(json.line(QuantizingMessage.progress(step, done, total))),
              cancellation);
      return QuantizingMessage.end(QuantizingMessage.End.MADE);
    } catch (CancelledException e) {
      return QuantizingMessage.end(QuantizingMessage.End.CANCELLED);
    } catch (ProblemException e) {
      return QuantizingMessage.failed(e.problem());
    }
  }

  /** An interrupt at the terminal reaches this process, too: it may still tidy up. */
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

  private static void awaitWord(BufferedReader in, Cancellation cancellation) {
    try {
      String word = in.readLine();
      System.err.println(word == null ? "the window is gone: stopping" : "asked to " + word);
    } catch (IOException e) {
      System.err.println("Standard input broke: " + e.getMessage());
    }
    cancellation.request();
  }
}
