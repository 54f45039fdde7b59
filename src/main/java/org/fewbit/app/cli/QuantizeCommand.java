package org.fewbit.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes quantized variants. */
@Command(
    name = "quantize",
    description = "Makes variants of a model, layer by layer.",
    mixinStandardHelpOptions = true)
final class QuantizeCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(paramLabel = "MODEL", description = "Folder or name of a float model.")
  private String model = "";

  @Option(
      names = "--scheme",
      required = true,
      split = ",",
      paramLabel = "S",
      description = "Schemes or presets, for example gptq-w4-g128-sym,paper-spqr-w3; see --list.")
  private List<String> schemes = List.of();

  @Option(names = "--list", help = true, description = "Only list methods and presets.")
  private boolean list;

  @Mixin private final CalibrationOptions calibration = new CalibrationOptions();

  @Option(
      names = "--force",
      description = "Replace a variant of that name even if it has other settings.")
  private boolean force;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the graphs; default beside the model or in the user's data folder.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--simulate", description = "Store rounded floats instead of low-bit operators.")
  private boolean simulate;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  QuantizeCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      MethodTable.print(cli.ports().quantizer().methods(), cli.console(), json);
      return 0;
    }
    BaseModel base = cli.ports().models().open(model);
    if (out.isPresent()) {
      Files.createDirectories(out.get());
    }
    List<QuantizationScheme> wanted = schemes.stream().map(QuantizationScheme::parse).toList();
    List<Map<String, Object>> documents = new ArrayList<>();
    for (QuantizationScheme scheme : wanted) {
      QuantizationReport report = quantize(base, scheme);
      documents.add(ReportDocument.of(report));
      if (!json) {
        tell(report);
      }
    }
    if (json) {
      cli.console().json(documents.size() == 1 ? documents.getFirst() : documents);
    }
    return 0;
  }

  private QuantizationReport quantize(BaseModel base, QuantizationScheme scheme) {
    Path target =
        out.map(folder -> folder.resolve("model_" + scheme + ".onnx"))
            .orElseGet(() -> cli.ports().models().newGraphFile(base, scheme.toString()));
    return cli.ports()
        .quantizer()
        .quantize(
            new QuantizationRequest(
                base,
                base.baseline(),
                scheme,
                simulate ? ExecutionWish.SIMULATED : ExecutionWish.KERNEL_IF_POSSIBLE,
                target,
                calibration.request(cli.ports().bundledCalibration()),
                force),
            cli.console().progress(),
            cli.cancellation());
  }

  private void tell(QuantizationReport report) {
    var artifact = report.artifact();
    double worst =
        report.layers().stream()
            .mapToDouble(QuantizationReport.LayerError::relativeError)
            .max()
            .orElse(0);
    cli.console()
        .line(
            String.format(
                Locale.ROOT,
                "%s: %s, %.3f bits per weight, %s, %d tensors, largest relative error %s, %.2f s%s%n"
                    + "  %s",
                report.scheme(),
                Texts.bytes(artifact.bytes()),
                artifact.bitsPerWeight(),
                artifact.execution().name().toLowerCase(Locale.ROOT),
                report.layers().size(),
                Texts.number(worst),
                report.seconds(),
                report.peakMemoryBytes() > 0
                    ? ", at most " + Texts.bytes(report.peakMemoryBytes()) + " of memory"
                    : "",
                artifact.graph()));
    report.calibration().ifPresent(this::tell);
    List<QuantizationReport.LayerError> padded = report.padded();
    if (!padded.isEmpty()) {
      cli.console()
          .note(
              "  padded: "
                  + padded.size()
                  + " tensors have a last group of fewer than "
                  + report.scheme().groupSize()
                  + " weights, such as "
                  + padded.getFirst().name()
                  + " with "
                  + padded.getFirst().rows()
                  + " inputs");
    }
    report.skipped().forEach(s -> cli.console().note("  left: " + s.name() + ", " + s.reason()));
  }

  private void tell(QuantizationReport.Calibrated calibrated) {
    int asked = calibrated.request().samples();
    int drawn = calibrated.drawn().size();
    cli.console()
        .line(
            String.format(
                Locale.ROOT,
                "  calibrated with %d samples, %d tokens, seed %d of %s",
                drawn,
                calibrated.tokens(),
                calibrated.request().seed(),
                calibrated.request().file()));
    if (drawn < asked) {
      cli.console().note("  the file has only " + drawn + " of the " + asked + " samples wanted");
    }
    if (calibrated.shortened() > 0) {
      cli.console()
          .note("  " + calibrated.shortened() + " samples were cut to the model's context length");
    }
  }
}
