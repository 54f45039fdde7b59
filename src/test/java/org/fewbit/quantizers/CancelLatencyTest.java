package org.fewbit.quantizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.app.Wiring;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.quantizers.bench.CancelLatency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cancelling at random moments of every stage, while other threads keep the processor busy. What is
 * wanted is a second; the limit here is generous, as other programs may run, and figures are
 * printed.
 */
class CancelLatencyTest {

  private static final int ROUNDS = 12;
  private static final double LIMIT_SECONDS = 4;

  @TempDir Path temp;
  private Wiring wiring;
  private volatile boolean over;

  @BeforeEach
  void setUp() {
    System.setProperty("fewbit.home", temp.resolve("home").toString());
    wiring = new Wiring();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread busy = new Thread(this::burn);
      busy.setDaemon(true);
      busy.start();
    }
  }

  private void burn() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void tearDown() {
    over = true;
    System.clearProperty("fewbit.home");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtn-w4-g128-sym",
        "llm.int8",
        "gptq-w4-g128-sym",
        "spqr-w4-g16-asym",
        "awq-w4-g128-asym",
        "hqq-w4-g64-asym",
        "nf4",
        "int8-static",
        "fp16"
      })
  void stopsSoonWhateverItDoes(String scheme) throws IOException {
    BaseModel model = wiring.models().open("pocket-1.5m");
    run(model, scheme); // For the compiler: later runs are quicker than the first.
    double whole = run(model, scheme);
    CancelLatency latency = new CancelLatency(wiring.quantizerHere());

    List<CancelLatency.Cancelled> runs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Path folder = Files.createDirectories(temp.resolve("round" + round));
      latency.cancel(model, scheme, Optional.empty(), folder, 0.8 * whole).ifPresent(runs::add);
    }

    assertThat(runs).as("at least one was cancelled before it ended").isNotEmpty();
    System.out.println(CancelLatency.line(scheme, runs));
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.seconds()).isLessThan(LIMIT_SECONDS);
              assertThat(run.left()).isEmpty();
            });
  }

  private double run(BaseModel model, String scheme) {
    long start = System.nanoTime();
    wiring
        .quantizerHere()
        .quantize(
            QuantizationRequest.of(
                model,
                model.baseline(),
                QuantizationScheme.parse(scheme),
                temp.resolve("whole").resolve("model.onnx")),
            ProgressListener.NONE,
            new Cancellation());
    return (System.nanoTime() - start) / 1e9;
  }
}
