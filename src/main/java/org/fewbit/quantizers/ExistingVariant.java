package org.fewbit.quantizers;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fewbit.core.model.Execution;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationReport.Calibrated;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.onnx.graph.ArtifactNotes;
import org.fewbit.onnx.graph.OnnxModel;

/**
 * A variant that lies where a new one is to be written. It may be replaced by one with the same
 * settings; whether it has them is told by its report, or by the notes in its graph where that is
 * missing.
 */
final class ExistingVariant {

  private static final int SHOWN = 12;

  private final QuantizationRequest request;
  private final Supplier<String> sourceSha256;
  private final Optional<QuantizationReport> report;

  ExistingVariant(QuantizationRequest request, Supplier<String> sourceSha256, ReportStore reports) {
    this.request = request;
    this.sourceSha256 = sourceSha256;
    this.report = isThere() ? reports.read(request.target()) : Optional.empty();
  }

  /** Whether there is one that must not be replaced. */
  boolean isThere() {
    return !request.overwrite() && Files.isRegularFile(request.target());
  }

  /**
   * Compares what is known without calibration data.
   *
   * @throws ProblemException if it differs
   */
  void requireSame() {
    refuse(differences());
  }

  /**
   * Compares the calibration.
   *
   * @throws ProblemException if it differs
   */
  void requireSame(Calibrated wanted) {
    refuse(differences(wanted));
  }

  /** What is known without calibration data. */
  List<String> differences() {
    return isThere() ? report.map(this::differences).orElseGet(this::noteDifferences) : List.of();
  }

  /** What it was calibrated with. */
  List<String> differences(Calibrated wanted) {
    return isThere()
        ? report
            .flatMap(QuantizationReport::calibration)
            .map(found -> differences(found, wanted))
            .orElseGet(() -> List.of("it doesn't say what it was calibrated with"))
        : List.of();
  }

  private List<String> differences(QuantizationReport found) {
    List<String> differences = new ArrayList<>();
    compare("scheme", found.scheme(), request.scheme(), differences);
    compareHashes("source SHA-256", found.sourceSha256(), sourceSha256.get(), differences);
    if (request.execution() == ExecutionWish.SIMULATED
        && found.artifact().execution() != Execution.SIMULATED) {
      differences.add("it uses kernels, not simulation");
    }
    return differences;
  }

  private List<String> noteDifferences() {
    try (OnnxModel model = OnnxModel.open(request.target())) {
      List<String> differences = new ArrayList<>();
      String scheme = model.metadata().getOrDefault(ArtifactNotes.SCHEME, "none");
      compare("scheme", scheme, request.scheme().toString(), differences);
      String source = model.metadata().getOrDefault(ArtifactNotes.SOURCE_SHA256, "unknown");
      compareHashes("source SHA-256", source, sourceSha256.get(), differences);
      return differences;
    } catch (ProblemException e) {
      return List.of("it can't be read (" + e.problem().what() + ")");
    }
  }

  private static List<String> differences(Calibrated found, Calibrated wanted) {
    List<String> differences = new ArrayList<>();
    CalibrationRequest old = found.request();
    CalibrationRequest now = wanted.request();
    compareHashes("calibration data SHA-256", found.sha256(), wanted.sha256(), differences);
    compare("kind of data", old.kind(), now.kind(), differences);
    compare("samples", found.drawn().size(), wanted.drawn().size(), differences);
    compare("seed", old.seed(), now.seed(), differences);
    if (now.kind() == CalibrationRequest.Kind.TEXT_WINDOWS) {
      compare("tokens of a window", old.windowTokens(), now.windowTokens(), differences);
    }
    return differences;
  }

  private static void compare(String what, Object old, Object now, List<String> differences) {
    if (!old.equals(now)) {
      differences.add(what + " " + old + ", now " + now);
    }
  }

  /** Their beginnings are enough to tell them apart. */
  private static void compareHashes(String what, String old, String now, List<String> differences) {
    if (!old.equals(now)) {
      differences.add(what + " " + beginning(old) + "..., now " + beginning(now) + "...");
    }
  }

  private static String beginning(String hash) {
    return hash.substring(0, Math.min(SHOWN, hash.length()));
  }

  private void refuse(List<String> differences) {
    if (!differences.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.VARIANT_EXISTS,
          "There is a variant of that name with other settings: " + String.join("; ", differences),
          request.target(),
          "Write to another folder with --out, remove it, or replace it with --force.");
    }
  }
}
