package org.fewbit.quantizers.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fewbit.app.Wiring;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;

/**
 * How long quantizing goes on after it is cancelled, at random moments: {@code CancelLatency MODEL
 * SCHEMES ROUNDS SECONDS TEXT SAMPLES TOKENS}. Moments are drawn from the first SECONDS of a run,
 * or from all of it where it is shorter. Nothing may be left where the graph was to be.
 */
public final class CancelLatency {

  private final Quantizer quantizer;
  private final SplittableRandom random = new SplittableRandom(1234);

  /** Of this quantizer. */
  public CancelLatency(Quantizer quantizer) {
    this.quantizer = quantizer;
  }

  /**
   * One cancelled run.
   *
   * @param moment seconds after the start at which it was cancelled
   * @param step what it did then
   * @param seconds from the cancellation to the end
   * @param left files that are still there, the folder to resume from aside
   */
  public record Cancelled(double moment, String step, double seconds, List<Path> left) {}

  /** Runs. */
  public static void main(String[] args) throws IOException {
    Wiring wiring = new Wiring();
    BaseModel model = wiring.models().open(args[0]);
    CalibrationRequest text = CalibrationRequest.of(Path.of(args[4]));
    Optional<CalibrationRequest> data =
        Optional.of(
            new CalibrationRequest(
                text.kind(),
                text.file(),
                Integer.parseInt(args[5]),
                Integer.parseInt(args[6]),
                text.seed()));
    for (Quantizer quantizer : List.of(wiring.quantizerHere(), wiring.quantizer())) {
      CancelLatency latency = new CancelLatency(quantizer);
      for (String scheme : args[1].split(",")) {
        List<Cancelled> runs = new ArrayList<>();
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
          Path folder = Files.createTempDirectory("cancel");
          runs.add(
              latency
                  .cancel(model, scheme, data, folder, Double.parseDouble(args[3]))
                  .orElseThrow());
        }
        System.out.println(quantizer.getClass().getSimpleName() + " " + line(scheme, runs));
      }
    }
  }

  /** What a person wants to know of some runs. */
  public static String line(String scheme, List<Cancelled> runs) {
    double[] seconds = runs.stream().mapToDouble(Cancelled::seconds).sorted().toArray();
    Cancelled slowest =
        runs.stream().max((a, b) -> Double.compare(a.seconds(), b.seconds())).orElseThrow();
    return String.format(
        Locale.ROOT,
        "%-18s cancelled %d times: median %.2f s, longest %.2f s (%.1f s after the start: %s)",
        scheme,
        seconds.length,
        seconds[seconds.length / 2],
        seconds[seconds.length - 1],
        slowest.moment(),
        slowest.step());
  }

  /** Cancels one run at a moment within the given seconds; empty if it had ended before. */
  public Optional<Cancelled> cancel(
      BaseModel model,
      String scheme,
      Optional<CalibrationRequest> data,
      Path folder,
      double seconds)
      throws IOException {
    Cancellation cancellation = new Cancellation();
    AtomicReference<String> step = new AtomicReference<>("start");
    AtomicReference<String> stepThen = new AtomicReference<>("start");
    double moment = random.nextDouble(seconds);
    long start = System.nanoTime();
    long[] asked = {0};
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            () -> {
              asked[0] = System.nanoTime();
              stepThen.set(step.get());
              cancellation.request();
            },
            CompletableFuture.delayedExecutor(
                (long) (moment * 1e9), TimeUnit.NANOSECONDS, task -> new Thread(task).start()));
    try {
      quantizer.quantize(
          new QuantizationRequest(
              model,
              model.baseline(),
              QuantizationScheme.parse(scheme),
              ExecutionWish.KERNEL_IF_POSSIBLE,
              folder.resolve("model_" + scheme + ".onnx"),
              data,
              true),
          (now, done, total) -> step.set(now),
          cancellation);
      alarm.join();
      return Optional.empty();
    } catch (CancelledException e) {
      double took = (System.nanoTime() - asked[0]) / 1e9;
      return Optional.of(
          new Cancelled((asked[0] - start) / 1e9, stepThen.get(), took, left(folder)));
    }
  }

  private static List<Path> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path[] all = files.filter(file -> !Files.isDirectory(file)).toArray(Path[]::new);
      return Arrays.asList(all);
    }
  }
}
