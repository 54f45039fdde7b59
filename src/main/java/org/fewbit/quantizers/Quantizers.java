package org.fewbit.quantizers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationReport.Calibrated;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.onnx.graph.ModelEdit;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.quantizers.calibrate.CalibratedLayers;
import org.fewbit.quantizers.form.GraphRewrite;
import org.fewbit.quantizers.form.HalfStorage;
import org.fewbit.quantizers.form.SolvedLayers;
import org.fewbit.quantizers.form.WideGraph;
import org.fewbit.quantizers.solve.Solvers;

/** The door to all quantization methods. The same input gives the same bytes. */
public final class Quantizers implements Quantizer {

  private final ArtifactInspector inspector;
  private final String version;
  private final Optional<Calibration> calibration;
  private final ReportStore reports;
  private final LongSupplier peakBytes;

  /**
   * Wires the door.
   *
   * @param inspector describes what was written and hashes what it came from
   * @param version of this program, noted in the graph
   * @param calibration what calibrated methods need
   * @param reports keeps what was done
   * @param peakBytes largest resident memory of this process so far; 0 if unknown
   */
  public Quantizers(
      ArtifactInspector inspector,
      String version,
      Calibration calibration,
      ReportStore reports,
      LongSupplier peakBytes) {
    this(inspector, version, Optional.of(calibration), reports, peakBytes);
  }

  /** Wires the door for methods without calibration. */
  public Quantizers(ArtifactInspector inspector, String version) {
    this(inspector, version, Optional.empty(), ReportStore.NONE, () -> 0);
  }

  private Quantizers(
      ArtifactInspector inspector,
      String version,
      Optional<Calibration> calibration,
      ReportStore reports,
      LongSupplier peakBytes) {
    this.inspector = inspector;
    this.version = version;
    this.calibration = calibration;
    this.reports = reports;
    this.peakBytes = peakBytes;
  }

  @Override
  public boolean supports(QuantizationScheme scheme) {
    return MethodList.has(scheme)
        && (calibration.isPresent() || !MethodList.needsCalibration(scheme.method()));
  }

  @Override
  public List<MethodInfo> methods() {
    return MethodList.ALL;
  }

  @Override
  public List<String> differences(QuantizationRequest request, Artifact source) {
    requireSupported(request.scheme());
    ExistingVariant existing = new ExistingVariant(request, source::sha256, reports);
    List<String> all = new ArrayList<>(existing.differences());
    if (existing.isThere() && MethodList.needsCalibration(request.scheme().method())) {
      CalibratedPass pass = new CalibratedPass(request, calibration.orElseThrow());
      all.addAll(existing.differences(pass.facts()));
    }
    return List.copyOf(all);
  }

  /** What was made and from what data. */
  private record Made(GraphRewrite.Outcome outcome, Optional<Calibrated> facts) {}

  @Override
  public QuantizationReport quantize(
      QuantizationRequest request, ProgressListener listener, Cancellation cancellation) {
    QuantizationScheme scheme = request.scheme();
    requireSupported(scheme);
    long start = System.nanoTime();
    cancellation.check();
    String sourceSha256;
    Made made;
    try (SourceFacts original = new SourceFacts(inspector, request, cancellation)) {
      made = make(request, original, listener, cancellation);
      sourceSha256 = original.sha256();
    }
    listener.progress("hash " + request.target().getFileName(), 1, 1);
    Artifact artifact = inspectNew(request, cancellation);
    QuantizationReport report =
        new QuantizationReport(
            scheme,
            artifact,
            sourceSha256,
            (System.nanoTime() - start) / 1e9,
            peakBytes.getAsLong(),
            made.facts(),
            made.outcome().layers(),
            made.outcome().skipped());
    reports.write(request.target(), report);
    return report;
  }

  /** A graph without its report is as good as none: it goes if this is cancelled. */
  private Artifact inspectNew(QuantizationRequest request, Cancellation cancellation) {
    GraphFile graph =
        new GraphFile(request.scheme().toString(), request.target(), request.source().layout());
    try {
      return inspector.inspect(request.model(), graph, cancellation::check);
    } catch (CancelledException e) {
      ModelEdit.remove(request.target());
      throw e;
    }
  }

  private Made make(
      QuantizationRequest request,
      SourceFacts original,
      ProgressListener listener,
      Cancellation cancellation) {
    Path source = request.source().file();
    listener.progress("hash " + source.getFileName(), 0, 1);
    ExistingVariant existing = new ExistingVariant(request, original::sha256, reports);
    existing.requireSame();
    try (OnnxModel graph = WideGraph.open(source)) {
      return MethodList.needsCalibration(request.scheme().method())
          ? calibrated(request, graph, original, existing, listener, cancellation)
          : new Made(
              write(
                  request,
                  graph,
                  original,
                  uncalibrated(request.scheme(), cancellation),
                  listener,
                  cancellation),
              Optional.empty());
    }
  }

  private static Optional<SolvedLayers> uncalibrated(
      QuantizationScheme scheme, Cancellation cancellation) {
    return switch (scheme.method()) {
      case HQQ, NF4, FP4 -> Optional.of(new SolvingLayers(Solvers.of(scheme), cancellation));
      case RTN ->
          scheme.has(SchemeOption.MSE)
              ? Optional.of(new SolvingLayers(Solvers.of(scheme), cancellation))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Made calibrated(
      QuantizationRequest request,
      OnnxModel graph,
      SourceFacts original,
      ExistingVariant existing,
      ProgressListener listener,
      Cancellation cancellation) {
    CalibratedPass pass = new CalibratedPass(request, calibration.orElseThrow());
    existing.requireSame(pass.facts());
    if (request.scheme().method() == Method.INT8_STATIC) {
      SolvedLayers ranges = new InputRanges(pass.ranges(graph, listener, cancellation));
      return new Made(
          write(request, graph, original, Optional.of(ranges), listener, cancellation),
          Optional.of(pass.facts()));
    }
    Optional<MixedPlan> plan =
        request.scheme().method() == Method.MIXED
            ? Optional.of(pass.plan(graph, listener, cancellation))
            : Optional.empty();
    try (CalibratedLayers layers =
        plan.isPresent()
            ? pass.solve(graph, plan.get(), original.sha256(), version, listener, cancellation)
            : pass.solve(graph, original.sha256(), version, listener, cancellation)) {
      GraphRewrite.Outcome outcome =
          write(
              request,
              graph,
              original,
              Optional.of(new CalibratedNumbers(layers, plan)),
              listener,
              cancellation);
      layers.delete();
      return new Made(outcome, Optional.of(pass.facts()));
    }
  }

  private GraphRewrite.Outcome write(
      QuantizationRequest request,
      OnnxModel graph,
      SourceFacts original,
      Optional<SolvedLayers> layers,
      ProgressListener listener,
      Cancellation cancellation) {
    if (request.scheme().method() == Method.FP16) {
      return new HalfStorage(graph, cancellation)
          .write(request.target(), original, version, listener);
    }
    try (GraphRewrite rewrite =
        new GraphRewrite(graph, request.scheme(), request.execution(), layers, cancellation)) {
      return rewrite.write(request.target(), original, version, listener);
    }
  }

  private void requireSupported(QuantizationScheme scheme) {
    if (!supports(scheme)) {
      String what =
          scheme.method().isFloat()
              ? "'" + scheme + "' is no quantization"
              : "Quantizing to '" + scheme + "' isn't available";
      throw ProblemException.of(
          Problem.Code.SCHEME_UNSUPPORTED, what, scheme, MethodList.advice(scheme.method()));
    }
  }
}
