package org.fewbit.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.fewbit.app.Wiring;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes and a bundled model: as in this process, refused, cancelled, killed. */
class ProcessQuantizerTest {

  @TempDir Path temp;
  private Wiring wiring;
  private ProcessQuantizer quantizer;

  @BeforeEach
  void setUp() {
    System.setProperty("fewbit.home", temp.resolve("home").toString());
    wiring = new Wiring();
    quantizer = new ProcessQuantizer(wiring.quantizerHere(), wiring.reports());
  }

  @AfterEach
  void tearDown() {
    System.clearProperty("fewbit.home");
  }

  private QuantizationRequest request(String model, String scheme, String file) {
    BaseModel base = wiring.models().open(model);
    return QuantizationRequest.of(
        base, base.baseline(), QuantizationScheme.parse(scheme), temp.resolve(file));
  }

  @Test
  void makesTheSameBytesAndReportAsThisProcess() throws IOException {
    List<String> steps = new CopyOnWriteArrayList<>();

    QuantizationReport there =
        quantizer.quantize(
            request("pocket-0.4m", "gptq-w4-g64-sym", "a/model.onnx"),
            (step, done, total) -> steps.add(step),
            new Cancellation());
    QuantizationReport here =
        wiring
            .quantizerHere()
            .quantize(
                request("pocket-0.4m", "gptq-w4-g64-sym", "b/model.onnx"),
                ProgressListener.NONE,
                new Cancellation());

    assertThat(there.layers()).isEqualTo(here.layers()).isNotEmpty();
    assertThat(there.artifact().sha256()).isEqualTo(here.artifact().sha256());
    assertThat(there.calibration()).isEqualTo(here.calibration());
    assertThat(there.sourceSha256()).isEqualTo(here.sourceSha256());
    assertThat(steps).isNotEmpty();
  }

  @Test
  void tellsTheProblemOfTheOtherProcess() throws IOException {
    Path inTheWay = Files.writeString(temp.resolve("file"), "no folder");

    assertThatThrownBy(
            () ->
                quantizer.quantize(
                    request("pocket-0.4m", "rtn-w4-g64-sym", inTheWay.getFileName() + "/m.onnx"),
                    ProgressListener.NONE,
                    new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isNotEqualTo(Problem.Code.WORKER_DIED));
  }

  @Test
  void leavesNothingWhenCancelled() throws IOException {
    Cancellation cancellation = new Cancellation();

    assertThatThrownBy(
            () ->
                quantizer.quantize(
                    request("pocket-6m", "gptq-w4-g64-sym", "c/model.onnx"),
                    (step, done, total) -> cancellation.request(),
                    cancellation))
        .isInstanceOf(CancelledException.class);

    assertThat(temp.resolve("c/model.onnx")).doesNotExist();
  }

  @Test
  void saysThatTheProcessDiedWithItsLastWords() {
    ProcessQuantizer dying =
        new ProcessQuantizer(
            wiring.quantizerHere(),
            wiring.reports(),
            WorkerCommand.of("org.fewbit.NoSuchProgram", "quantize"));

    assertThatThrownBy(
            () ->
                dying.quantize(
                    request("pocket-0.4m", "rtn-w4-g64-sym", "d/model.onnx"),
                    ProgressListener.NONE,
                    new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Problem.Code.WORKER_DIED);
              assertThat(e.problem().what()).contains("NoSuchProgram");
              assertThat(e.problem().where()).contains("pocket-0.4m@rtn-w4-g64-sym");
            });
  }

  @Test
  void saysThatNoProcessCouldBeStarted() {
    ProcessQuantizer none =
        new ProcessQuantizer(
            wiring.quantizerHere(), wiring.reports(), List.of(temp.resolve("nowhere").toString()));

    assertThatThrownBy(
            () ->
                none.quantize(
                    request("pocket-0.4m", "rtn-w4-g64-sym", "e/model.onnx"),
                    ProgressListener.NONE,
                    new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.WORKER_DIED));
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.filter(p -> p.endsWith("e"))).isEmpty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
