package org.fewbit.ui.quantize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.LayerErrorChart;
import org.fewbit.chart.WeightHistogramChart;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationReport.Calibrated;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.core.quantize.QuantizationReport.Skipped;
import org.fewbit.ui.fx.ChineseFont;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.ForgetPaint;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.jfree.chart.fx.ChartViewer;
import org.kordamp.ikonli.feather.Feather;

/** What making the selected variant did: figures, and the error of each layer as a picture. */
final class ReportView extends BorderPane {

  private static final int MANY = 20;

  private final QuantizeState state;
  private final CheckBox outputs = new CheckBox();
  private final TensorChoice tensor;
  private final Texts texts;
  private Optional<Job> shown = Optional.empty();

  ReportView(QuantizeState state, Texts texts) {
    this.state = state;
    this.texts = texts;
    tensor = new TensorChoice(texts, this::fill);
    outputs.setText(texts.get("report.outputs"));
    setId("quantize-report");
    getStyleClass().add("quantize-report");
    setMinHeight(160);
    outputs.setId("quantize-outputs");
    outputs.setTooltip(new Tooltip(texts.get("report.outputs.tip")));
    outputs.setOnAction(e -> fill());
    state.selectedProperty().addListener(o -> update());
    state.jobs().addListener((ListChangeListener<Job>) change -> update());
    state.darkProperty().addListener(o -> fill());
    fill();
  }

  /** Progress changes jobs often: only what is shown here is drawn anew. */
  private void update() {
    Optional<Job> now = state.selectedProperty().get().flatMap(state::job);
    boolean same =
        now.flatMap(Job::report).equals(shown.flatMap(Job::report))
            && now.flatMap(Job::problem).equals(shown.flatMap(Job::problem))
            && now.map(Job::variant).equals(shown.map(Job::variant))
            && now.filter(Job::isOutdated).map(Job::existing).equals(outdated());
    if (!same) {
      shown = now;
      fill();
    }
  }

  private Optional<Job.Existing> outdated() {
    return shown.filter(Job::isOutdated).map(Job::existing);
  }

  private void fill() {
    setTop(null);
    Optional<QuantizationReport> report = shown.flatMap(Job::report);
    if (report.isPresent()) {
      show(report.get());
    } else if (shown.flatMap(Job::problem).isPresent()) {
      VBox box = new VBox(new ProblemBox(shown.flatMap(Job::problem).get(), texts));
      box.getStyleClass().add("report-facts");
      setCenter(box);
    } else {
      setCenter(
          new EmptyState(
              Feather.BAR_CHART_2,
              texts.get("report.none"),
              shown.filter(j -> j.state() == Job.State.THERE).isPresent()
                  ? texts.get("report.gone")
                  : texts.get("report.hint")));
    }
  }

  private void show(QuantizationReport report) {
    boolean measured = report.layers().stream().anyMatch(l -> l.outputError().isPresent());
    outputs.setVisible(measured);
    outputs.setManaged(measured);
    tensor.offer(report.layers());
    ChartTheme theme =
        ChartTheme.of(state.darkProperty().get())
            .speaking(texts::phrase, ChineseFont.isNeeded(texts.locale()));
    Optional<LayerError> one = tensor.chosen();
    outputs.setDisable(one.isPresent());
    ChartViewer viewer =
        new ChartViewer(
            one.map(layer -> new WeightHistogramChart(layer, theme).chart())
                .orElseGet(
                    () ->
                        new LayerErrorChart(report, measured && outputs.isSelected(), theme)
                            .chart()),
            false);
    viewer.setId("quantize-chart");
    viewer.setAccessibleText(
        one.map(layer -> texts.get("report.chart.weights", layer.name()))
            .orElseGet(() -> texts.get("report.chart")));
    viewer.setMinSize(200, 120);
    viewer.getCanvas().addOverlay(new ForgetPaint());
    setTop(facts(report));
    setCenter(viewer);
  }

  private Node facts(QuantizationReport report) {
    Label title = new Label(shown.map(j -> j.variant().toString()).orElse(""));
    title.setId("quantize-report-title");
    title.getStyleClass().add("text-bold");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label left = new Label(skipped(report.skipped()));
    left.getStyleClass().add("text-muted");
    if (!report.skipped().isEmpty()) {
      left.setTooltip(new Tooltip(each(report.skipped())));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(12, title, left, gap, outputs, tensor);
    outputs.setMinWidth(Region.USE_PREF_SIZE);
    head.setAlignment(Pos.CENTER_LEFT);
    Label figures = new Label(String.join("  \u00b7  ", figures(report)));
    figures.setWrapText(true);
    figures.setMinHeight(Region.USE_PREF_SIZE);
    figures.setId("quantize-figures");
    VBox facts = new VBox(3, head, figures);
    report.calibration().ifPresent(c -> facts.getChildren().add(calibrated(c)));
    outdated().ifPresent(existing -> facts.getChildren().add(differences(existing)));
    facts.getStyleClass().add("report-facts");
    return facts;
  }

  /** What the variant was made with otherwise than is chosen now, and what to do. */
  private Label differences(Job.Existing existing) {
    Label label =
        new Label(texts.get("report.differs", existing.words(texts), texts.get("job.differs.tip")));
    label.setId("quantize-differs");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("text-danger");
    return label;
  }

  private List<String> figures(QuantizationReport report) {
    List<String> all = new ArrayList<>();
    all.add(texts.get("report.bits", NumberText.fixed(report.artifact().bitsPerWeight(), 2)));
    for (TensorClass kind : TensorClass.values()) {
      Double bits = report.artifact().bitsPerWeightByClass().get(kind);
      if (bits != null) {
        all.add(
            texts.get("class." + kind.name().toLowerCase(Locale.ROOT))
                + " "
                + NumberText.fixed(bits, 2));
      }
    }
    all.add(Units.bytes(report.artifact().bytes()));
    all.add(Units.duration(report.seconds()));
    double outliers = outlierShare(report.layers());
    if (outliers > 0) {
      all.add(texts.get("report.outliers", NumberText.of(100 * outliers)));
    }
    if (!report.padded().isEmpty()) {
      all.add(texts.get("report.padded", report.padded().size()));
    }
    if (report.peakMemoryBytes() > 0) {
      all.add(texts.get("report.memory", Units.bytes(report.peakMemoryBytes())));
    }
    return all;
  }

  private static double outlierShare(List<LayerError> layers) {
    double weights = 0;
    double apart = 0;
    for (LayerError layer : layers) {
      double size = (double) layer.rows() * layer.columns();
      weights += size;
      apart += size * layer.outlierShare();
    }
    return weights == 0 ? 0 : apart / weights;
  }

  private Label calibrated(Calibrated data) {
    String drawn =
        texts.get(
            "report.calibrated",
            data.drawn().size(),
            Units.count(data.tokens()),
            String.valueOf(data.request().seed()),
            String.valueOf(data.request().file().getFileName()));
    Label label =
        new Label(data.shortened() > 0 ? texts.get("report.cut", drawn, data.shortened()) : drawn);
    label.getStyleClass().add("text-muted");
    label.setTooltip(new Tooltip(data.request().file() + "\nSHA-256 " + data.sha256()));
    return label;
  }

  private String skipped(List<Skipped> skipped) {
    return skipped.isEmpty() ? "" : texts.get("report.skipped", skipped.size());
  }

  private String each(List<Skipped> skipped) {
    String first =
        String.join(
            "\n",
            skipped.stream()
                .limit(MANY)
                .map(s -> s.name() + ": " + texts.phrase(s.reason()))
                .toList());
    return skipped.size() > MANY ? first + "\n\u2026" : first;
  }
}
