package org.fewbit.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.quantize.QuantizationReport;
import org.jfree.chart.title.TextTitle;

/** The error of every quantized tensor of the variants whose reports are there. */
final class LayersFigure {

  private static final int MOST = 12;

  private LayersFigure() {}

  static List<Drawing> of(FigureSource source, ChartTheme theme) {
    Scene scene = new Scene(source, theme);
    List<Drawing> drawings = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (VariantKey variant : scene.shown()) {
      Optional<QuantizationReport> report =
          variant.published() ? Optional.empty() : source.reports().apply(variant.variant());
      if (report.isEmpty() || report.get().layers().isEmpty()) {
        leftOut.add(
            new LeftOut(
                variant, scene.marks().baseline(variant) ? "is the baseline" : "no report"));
      } else if (drawings.size() >= MOST) {
        leftOut.add(new LeftOut(variant, "more than " + MOST + " variants"));
      } else {
        drawings.add(drawing(variant, report.get(), theme, leftOut));
      }
    }
    return drawings.stream().map(d -> d.without(leftOut)).toList();
  }

  private static Drawing drawing(
      VariantKey variant, QuantizationReport report, ChartTheme theme, List<LeftOut> leftOut) {
    LayerErrorChart chart = new LayerErrorChart(report, false, theme);
    TextTitle title = new TextTitle(variant.model() + ", " + variant.variant().label());
    title.setPadding(2, 6, 2, 0);
    chart.chart().addSubtitle(0, title);
    theme.apply(chart.chart());
    List<List<String>> rows = new ArrayList<>();
    for (QuantizationReport.LayerError e : report.layers()) {
      rows.add(
          List.of(
              e.name(),
              e.tensorClass().title(),
              Long.toString(e.rows()),
              Long.toString(e.columns()),
              DataSheet.number(e.relativeError()),
              e.outputError().isPresent() ? DataSheet.number(e.outputError().getAsDouble()) : "",
              DataSheet.number(e.outlierShare()),
              DataSheet.number(e.bitsPerWeight())));
    }
    DataSheet sheet =
        new DataSheet(
            List.of(
                "tensor",
                "class",
                "rows",
                "columns",
                "relative error of weights",
                "relative error of outputs",
                "outlier share",
                "bits per weight"),
            rows);
    CaptionText text =
        new CaptionText()
            .add(
                variant.variant()
                    + ": Frobenius norm of the weights' change over that of the weights, for each"
                    + " quantized tensor, by decoder block.")
            .add("n = " + report.layers().size() + " tensors; no sampling, so no interval.");
    report
        .calibration()
        .ifPresent(
            c ->
                text.add(
                    "Calibration: "
                        + c.drawn().size()
                        + " samples, "
                        + c.tokens()
                        + " tokens, seed "
                        + c.request().seed()
                        + "."));
    text.leftOut(LeftOut.byReason(leftOut));
    return new Drawing(chart.chart(), sheet, text.text(theme), 0).owned(variant);
  }
}
