package org.fewbit.quantizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fewbit.archive.JsonReportStore;
import org.fewbit.benchmarks.calibration.CalibrationFiles;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.onnx.GraphInspector;
import org.fewbit.onnx.OnnxLanguageModels;
import org.fewbit.onnx.OnnxSubgraphs;
import org.fewbit.tokenizer.HuggingFaceTokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orders that the paper's methods must keep, on the smallest pocket model. */
class PocketOrdersTest {

  private static final Path FOLDER = Path.of("assets/models/pocket-0.4m").toAbsolutePath();
  private static final GraphFile FLOAT =
      new GraphFile("fp32", FOLDER.resolve("onnx/model.onnx"), ModelLayout.ONNX_COMMUNITY);
  private static final BaseModel MODEL =
      new BaseModel(
          "pocket-0.4m",
          FOLDER,
          BaseModel.Origin.BUNDLED,
          new Architecture("llama", 5, 64, 2, 1, 32, 192, 2048, 512),
          OptionalInt.empty(),
          List.of(),
          List.of(FLOAT));
  private static final int WINDOW = 256;
  private static final int WINDOWS = 40;

  @TempDir Path folder;

  private final HuggingFaceTokenizers tokenizers = new HuggingFaceTokenizers(Clock.systemUTC());
  private final JsonReportStore reports = new JsonReportStore("test");
  private final Quantizers door =
      new Quantizers(
          new GraphInspector(),
          "test",
          new Calibration(
              new CalibrationFiles(tokenizers),
              Optional.of(CalibrationRequest.of(Path.of("assets/calibration/pocket-alpaca.json"))),
              new OnnxSubgraphs(0)),
          reports,
          () -> 0);

  @Test
  void methodsKeepTheirOrder() throws IOException {
    Map<String, Double> perplexity = new LinkedHashMap<>();
    perplexity.put("fp32", perplexity(FLOAT));
    for (String scheme :
        List.of(
            "rtn-w4-g128-sym",
            "gptq-w4-g128-sym",
            "rtn-w3-g128-sym",
            "gptq-w3-g128-sym",
            "gptq-w2-g128-sym",
            "spqr-w2-g16-asym",
            "spqr-w2-g16-asym-noout",
            "rtn-w3-g128-asym",
            "awq-w3-g128-asym",
            "gptq-w8-g128-sym",
            "awq-w8-g128-asym",
            "spqr-w8-g16-asym",
            "llm.int8")) {
      perplexity.put(scheme, perplexity(quantize(scheme).artifact().graph(), scheme));
    }
    double fp32 = perplexity.get("fp32");
    assertThat(perplexity.get("gptq-w4-g128-sym"))
        .as(perplexity.toString())
        .isLessThanOrEqualTo(perplexity.get("rtn-w4-g128-sym"));
    assertThat(perplexity.get("gptq-w3-g128-sym"))
        .isLessThanOrEqualTo(perplexity.get("rtn-w3-g128-sym"));
    assertThat(perplexity.get("awq-w3-g128-asym"))
        .isLessThanOrEqualTo(perplexity.get("rtn-w3-g128-asym"));
    assertThat(perplexity.get("gptq-w2-g128-sym")).isGreaterThan(4 * fp32);
    assertThat(perplexity.get("spqr-w2-g16-asym")).isLessThan(1.25 * fp32);
    assertThat(perplexity.get("spqr-w2-g16-asym-noout"))
        .isBetween(perplexity.get("spqr-w2-g16-asym"), perplexity.get("gptq-w2-g128-sym"));
    for (String eight :
        List.of("gptq-w8-g128-sym", "awq-w8-g128-asym", "spqr-w8-g16-asym", "llm.int8")) {
      assertThat(perplexity.get(eight)).as(eight).isBetween(0.995 * fp32, 1.005 * fp32);
    }
  }

  @Test
  void mixedPrecisionKeepsToItsTargetAndLosesLessWithMoreBits() throws IOException {
    double before = Double.POSITIVE_INFINITY;
    for (double target : new double[] {2.8, 3.5, 4.5, 6}) {
      String scheme = QuantizationScheme.parse("mixed-b" + target).toString();
      QuantizationReport report = quantize(scheme);
      double weights = report.layers().stream().mapToDouble(l -> l.rows() * l.columns()).sum();
      double bits =
          report.layers().stream()
                  .mapToDouble(l -> l.bitsPerWeight() * l.rows() * l.columns())
                  .sum()
              / weights;
      assertThat(bits).as(scheme).isBetween(target - 0.06, target);
      double perplexity = perplexity(report.artifact().graph(), scheme);
      assertThat(perplexity).as(scheme).isLessThan(before);
      before = perplexity;
      assertThat(report.artifact().execution()).isEqualTo(Execution.KERNEL);
    }
    assertThatThrownBy(() -> quantize("mixed-b2"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("can't be reached");
  }

  @Test
  void reportsSayWhatWasDoneAndOtherSettingsAreRefused() throws IOException {
    QuantizationReport report = quantize("gptq-w4-g32-sym");
    assertThat(report.layers()).hasSize(35);
    assertThat(report.layers()).allMatch(layer -> layer.outputError().isPresent());
    QuantizationReport.Calibrated calibrated = report.calibration().orElseThrow();
    assertThat(calibrated.drawn()).hasSize(128);
    assertThat(calibrated.shortened()).isZero();
    Path graph = report.artifact().graph();
    assertThat(reports.read(graph)).contains(report);
    byte[] first = Files.readAllBytes(data(graph));
    assertThat(quantize("gptq-w4-g32-sym").artifact().sha256())
        .isEqualTo(report.artifact().sha256());
    assertThat(Files.readAllBytes(data(graph))).isEqualTo(first);
    CalibrationRequest other =
        new CalibrationRequest(
            CalibrationRequest.Kind.CONVERSATIONS,
            Path.of("assets/calibration/pocket-alpaca.json"),
            64,
            2048,
            1234);
    assertThatThrownBy(() -> quantize("gptq-w4-g32-sym", Optional.of(other), false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.VARIANT_EXISTS))
        .hasMessageContaining("samples 128, now 64");
    Artifact source = new GraphInspector().inspect(MODEL, FLOAT);
    assertThat(door.differences(request("gptq-w4-g32-sym", Optional.empty(), false), source))
        .isEmpty();
    assertThat(door.differences(request("gptq-w4-g32-sym", Optional.of(other), false), source))
        .containsExactly("samples 128, now 64");
    assertThat(door.differences(request("gptq-w8-g32-sym", Optional.of(other), false), source))
        .as("there is none")
        .isEmpty();
    assertThat(quantize("gptq-w4-g32-sym", Optional.of(other), true).artifact().sha256())
        .isNotEqualTo(report.artifact().sha256());
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().contains(".partial"))).isEmpty();
    }
  }

  private static Path data(Path graph) {
    return graph.resolveSibling(graph.getFileName() + "_data");
  }

  private QuantizationReport quantize(String scheme) {
    return quantize(scheme, Optional.empty(), false);
  }

  private QuantizationReport quantize(
      String scheme, Optional<CalibrationRequest> data, boolean overwrite) {
    return door.quantize(
        request(scheme, data, overwrite), ProgressListener.NONE, new Cancellation());
  }

  private QuantizationRequest request(
      String scheme, Optional<CalibrationRequest> data, boolean overwrite) {
    return new QuantizationRequest(
        MODEL,
        FLOAT,
        QuantizationScheme.parse(scheme),
        ExecutionWish.KERNEL_IF_POSSIBLE,
        folder.resolve("model_" + scheme + ".onnx"),
        data,
        overwrite);
  }

  private double perplexity(Path graph, String label) throws IOException {
    return perplexity(new GraphFile(label, graph, ModelLayout.ONNX_COMMUNITY));
  }

  private double perplexity(GraphFile graph) throws IOException {
    String text = Files.readString(Path.of("assets/text/pocket-heldout.txt"));
    try (LanguageModel model = new OnnxLanguageModels(tokenizers).load(MODEL, graph, 0)) {
      TokenIds all = model.tokenizer().encode(text, false);
      List<Request.Window> windows = new ArrayList<>();
      for (int w = 0; w < WINDOWS; w++) {
        windows.add(new Request.Window(all.slice(w * WINDOW, (w + 1) * WINDOW), 1));
      }
      double sum = 0;
      long tokens = 0;
      for (Request.Window window : windows) {
        Response.Window answer = model.window(window, new Cancellation());
        sum += answer.logProbability();
        tokens += answer.tokens();
      }
      return Math.exp(-sum / tokens);
    }
  }
}
