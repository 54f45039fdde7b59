package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fewbit.core.quantize.QuantizationReport;

/** A quantization report for {@code --json}. */
final class ReportDocument {

  private ReportDocument() {}

  static Map<String, Object> of(QuantizationReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("artifact", report.artifact().graph().toString());
    document.put("scheme", report.scheme().toString());
    document.put("bytes", report.artifact().bytes());
    document.put("bitsPerWeight", report.artifact().bitsPerWeight());
    document.put("bitsPerWeightByClass", report.artifact().bitsPerWeightByClass());
    document.put("execution", report.artifact().execution().name().toLowerCase(Locale.ROOT));
    document.put("seconds", report.seconds());
    if (report.peakMemoryBytes() > 0) {
      document.put("peakResidentBytes", report.peakMemoryBytes());
    }
    document.put("sha256", report.artifact().sha256());
    document.put("sourceSha256", report.sourceSha256());
    report.calibration().ifPresent(c -> document.put("calibration", calibration(c)));
    document.put("layers", report.layers().stream().map(ReportDocument::layer).toList());
    document.put("skipped", report.skipped());
    document.put(
        "padded", report.padded().stream().map(QuantizationReport.LayerError::name).toList());
    return document;
  }

  private static Map<String, Object> calibration(QuantizationReport.Calibrated calibrated) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", calibrated.request().kind().name().toLowerCase(Locale.ROOT));
    document.put("file", calibrated.request().file().toString());
    document.put("sha256", calibrated.sha256());
    document.put("samples", calibrated.drawn().size());
    document.put("seed", calibrated.request().seed());
    document.put("tokens", calibrated.tokens());
    document.put("shortened", calibrated.shortened());
    document.put("drawn", calibrated.drawn());
    return document;
  }

  private static Map<String, Object> layer(QuantizationReport.LayerError layer) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", layer.name());
    document.put("class", layer.tensorClass().name().toLowerCase(Locale.ROOT));
    document.put("rows", layer.rows());
    document.put("columns", layer.columns());
    document.put("relativeError", layer.relativeError());
    layer.outputError().ifPresent(error -> document.put("outputError", error));
    document.put("outlierShare", layer.outlierShare());
    document.put("bitsPerWeight", layer.bitsPerWeight());
    return document;
  }
}
