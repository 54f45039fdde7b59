package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.app.Ports;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport.Calibrated;
import org.fewbit.core.quantize.QuantizationRequest;
import picocli.CommandLine.Option;

/**
 * Calibration data for the variants that a sweep makes: they are made before the runs, with these
 * settings. A variant that is there with other settings is refused, not measured under their name.
 */
final class SweepCalibration {

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = {
        "Data for variants of calibrated methods that are missing: Alpaca",
        "conversations (.json, .jsonl) or a plain text; default the bundled",
        "conversations. A variant made with other settings is refused."
      })
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--calibration-samples",
      paramLabel = "N",
      description = "Conversations or windows to draw; default 128.")
  private Optional<Integer> samples = Optional.empty();

  @Option(
      names = "--calibration-seed",
      paramLabel = "N",
      description = "Seed of the draw; default 1234.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--calibration-window",
      paramLabel = "TOKENS",
      description = "Tokens of a window of a plain text; default 2048.")
  private Optional<Integer> window = Optional.empty();

  /**
   * Makes the calibrated variants that are missing; does nothing without any of the options.
   *
   * @throws org.fewbit.core.problem.ProblemException if the data or a variant that is there forbids
   */
  void prepare(Cli cli, List<VariantId> variants) {
    Optional<CalibrationRequest> request =
        CalibrationOptions.of(file, samples, window, seed, cli.ports().bundledCalibration());
    if (request.isEmpty()) {
      return;
    }
    for (VariantId variant : variants.stream().distinct().toList()) {
      variant
          .scheme()
          .filter(scheme -> isCalibrated(cli.ports(), scheme))
          .ifPresent(scheme -> make(cli, variant, scheme, request.get()));
    }
  }

  private static boolean isCalibrated(Ports ports, QuantizationScheme scheme) {
    return ports.quantizer().methods().stream()
        .filter(m -> m.method() == scheme.method())
        .anyMatch(MethodInfo::needsCalibration);
  }

  private static void make(
      Cli cli, VariantId variant, QuantizationScheme scheme, CalibrationRequest request) {
    Ports ports = cli.ports();
    BaseModel model = ports.models().open(variant.model());
    Path target =
        model
            .graph(scheme.toString())
            .map(GraphFile::file)
            .orElseGet(() -> ports.models().newGraphFile(model, scheme.toString()));
    boolean madeSo =
        model.graph(scheme.toString()).isPresent()
            && ports
                .reports()
                .read(target)
                .flatMap(report -> report.calibration().map(Calibrated::request))
                .map(CalibrationRequest::absolute)
                .filter(request::equals)
                .isPresent();
    if (madeSo) {
      return;
    }
    ports
        .quantizer()
        .quantize(
            new QuantizationRequest(
                model,
                model.baseline(),
                scheme,
                ExecutionWish.KERNEL_IF_POSSIBLE,
                target,
                Optional.of(request)),
            cli.console().progress(),
            cli.cancellation());
  }
}
