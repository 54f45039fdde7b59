package org.fewbit.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.run.RunRecord;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonChartTest {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 430;
  private static final Quantity PERPLEXITY =
      new Quantity.Headline(new EvaluationKey("perplexity", Protocol.GPTQ));
  private static final Quantity MMLU =
      new Quantity.Headline(new EvaluationKey("pocket-mmlu", Protocol.PAPER));
  private static final RunIndex INDEX = RunIndex.of(all());

  private static List<RunRecord> all() {
    List<RunRecord> records = new ArrayList<>(MadeUp.family());
    records.addAll(MadeUp.published());
    return records;
  }

  private static Quantity axis(ChartKind kind) {
    return switch (kind) {
      case PERPLEXITY -> PERPLEXITY;
      case BITS -> new Quantity.Cost(Efficiency.BITS_PER_WEIGHT);
      case SPEED -> new Quantity.Cost(Efficiency.GENERATE_SPEED);
      case MEMORY -> new Quantity.Cost(Efficiency.PEAK_MEMORY);
    };
  }

  private static ComparisonChart chart(ChartKind kind, Selection selection, boolean dark) {
    return new ComparisonChart(
        Comparison.of(INDEX, selection, axis(kind), MMLU, true),
        new Palette(INDEX.models()),
        kind,
        true,
        ChartTheme.of(dark));
  }

  private static BufferedImage draw(ComparisonChart chart, ChartRenderingInfo info) {
    return chart.chart().createBufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB, info);
  }

  @Test
  void theDatasetHoldsTheComparisonInShownUnits() {
    ComparisonChart chart = chart(ChartKind.PERPLEXITY, Selection.measured(), false);
    IntervalXYDataset data = (IntervalXYDataset) chart.chart().getXYPlot().getDataset();
    int items = 0;
    for (int row = 0; row < data.getSeriesCount(); row++) {
      List<Point> points = chart.comparison().series().get(row).points();
      assertThat(data.getItemCount(row)).isEqualTo(points.size());
      for (int item = 0; item < points.size(); item++) {
        Point point = points.get(item);
        assertThat(data.getXValue(row, item)).isEqualTo(point.x().value());
        assertThat(data.getYValue(row, item)).isCloseTo(100 * point.y().value(), within(1e-9));
        assertThat(data.getStartYValue(row, item)).isCloseTo(100 * point.y().low(), within(1e-9));
        assertThat(data.getEndXValue(row, item)).isEqualTo(point.x().high());
        items++;
      }
    }
    assertThat(items).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theThemePaintsBackgroundAndModels(boolean dark) {
    ComparisonChart chart = chart(ChartKind.BITS, Selection.measured(), dark);
    BufferedImage image = draw(chart, new ChartRenderingInfo());
    ChartTheme theme = ChartTheme.of(dark);
    assertThat(image.getRGB(2, 2)).isEqualTo(theme.background().getRGB());
    Set<Integer> seen = new HashSet<>();
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        seen.add(image.getRGB(x, y));
      }
    }
    Palette palette = new Palette(INDEX.models());
    for (String model : List.of("pocket-0.4m", "pocket-1.5m", "pocket-6m")) {
      assertThat(seen).contains(palette.color(model, ChartTheme.of(dark)).getRGB());
    }
  }

  @Test
  void changingTheThemeKeepsTheZoom() {
    ComparisonChart chart = chart(ChartKind.SPEED, Selection.measured(), false);
    chart.chart().getXYPlot().getRangeAxis().setRange(40, 60);
    chart.restyle(ChartTheme.of(true));
    assertThat(chart.chart().getBackgroundPaint()).isEqualTo(ChartTheme.of(true).background());
    assertThat(chart.chart().getXYPlot().getRangeAxis().getLowerBound()).isEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource(ChartKind.class)
  void everyDrawnPointLeadsBackToItsRuns(ChartKind kind) {
    ComparisonChart chart = chart(kind, Selection.everything(), false);
    ChartRenderingInfo info = new ChartRenderingInfo();
    draw(chart, info);
    List<Point> found = new ArrayList<>();
    for (Object each : info.getEntityCollection().getEntities()) {
      if (each instanceof XYItemEntity entity) {
        chart
            .pointAt(entity)
            .ifPresent(
                point -> {
                  found.add(point);
                  assertThat(point.records()).isNotEmpty();
                  var box = entity.getArea().getBounds2D();
                  assertThat(chart.places().near(info, box.getCenterX() + 1, box.getCenterY(), 12))
                      .isPresent();
                });
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(chart.comparison().points());
    assertThat(chart.places().near(info, -500, -500, 12)).isEmpty();
  }

  @Test
  void theSubtitleTellsTheCorrelation() {
    ComparisonChart chart = chart(ChartKind.PERPLEXITY, Selection.measured(), false);
    TextTitle title = (TextTitle) chart.chart().getSubtitle(0);
    assertThat(title.getText())
        .matches(
            "Pearson r = \u2212\\d\\.\\d\\d \\[\u2212\\d\\.\\d\\d, \u2212\\d\\.\\d\\d\\]"
                + " with log perplexity, Spearman \u03c1 = \u2212\\d\\.\\d\\d, n = 24");
    assertThat(chart(ChartKind.BITS, Selection.measured(), false).chart().getSubtitleCount())
        .isZero();
  }

  @Test
  void theFrontIsDrawnBehindThePointsOfTheSpeedChart() {
    ComparisonChart chart = chart(ChartKind.SPEED, Selection.measured(), false);
    XYDataset front = chart.chart().getXYPlot().getDataset(1);
    List<Point> points = chart.comparison().fronts().getFirst();
    assertThat(front.getItemCount(0)).isEqualTo(points.size()).isGreaterThan(2);
    assertThat(front.getXValue(0, 0)).isEqualTo(points.getFirst().x().value());
  }

  @Test
  void anEmptyChartSaysWhatIsMissing() {
    List<RunRecord> noPerplexity = new ArrayList<>(MadeUp.family());
    noPerplexity.removeIf(r -> r.evaluation().id().equals("perplexity"));
    RunIndex index = RunIndex.of(noPerplexity);
    ComparisonChart chart =
        new ComparisonChart(
            Comparison.of(index, Selection.measured(), PERPLEXITY, MMLU, true),
            new Palette(index.models()),
            ChartKind.PERPLEXITY,
            true,
            ChartTheme.light());
    assertThat(chart.chart().getXYPlot().getNoDataMessage())
        .isEqualTo("Nothing to draw: 24 \u00d7 no perplexity run");
    assertThat(draw(chart, new ChartRenderingInfo()).getWidth()).isEqualTo(WIDTH);
  }

  @Test
  void theTooltipHasFullPrecisionIntervalAndFlags() {
    ComparisonChart chart = chart(ChartKind.PERPLEXITY, Selection.measured(), false);
    Point broken =
        chart.comparison().points().stream()
            .filter(p -> p.variant().toString().equals("pocket-6m@rtn-w2-g32-sym"))
            .findFirst()
            .orElseThrow();
    assertThat(PointText.tooltip(chart.comparison(), broken, List.of("bits per weight: 2.50000")))
        .contains("pocket-6m   rtn-w2-g32-sym")
        .contains("accuracy: 42.40000 % [36.94734, 48.04420], n = 300")
        .contains("Perplexity: 81.60000 [")
        .contains("bits per weight: 2.50000")
        .contains("\u26a0 Accuracy is within two standard errors of chance");
  }

  @Test
  void selectionDrawsARing() {
    ComparisonChart chart = chart(ChartKind.BITS, Selection.measured(), false);
    VariantKey variant = chart.comparison().points().getFirst().variant();
    BufferedImage without = draw(chart, new ChartRenderingInfo());
    chart.select(Optional.of(variant));
    BufferedImage with = draw(chart, new ChartRenderingInfo());
    assertThat(count(without, ChartTheme.light().selection())).isZero();
    assertThat(count(with, ChartTheme.light().selection())).isPositive();
  }

  private static int count(BufferedImage image, Color color) {
    int count = 0;
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aLogarithmicAxisHasRoundNumbersInItsRange() {
    assertThat(NiceLogAxis.candidates(2.8, 240))
        .contains(3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0)
        .allMatch(v -> v >= 2.8 && v <= 240);
    assertThat(NiceLogAxis.candidates(8.3, 12.1)).hasSizeBetween(3, 10);
    ComparisonChart chart = chart(ChartKind.PERPLEXITY, Selection.measured(), false);
    assertThat(chart.chart().getXYPlot().getDomainAxis()).isInstanceOf(LogAxis.class);
  }

  @Test
  void markersAreTheSameOnScreenAndInLegends() {
    for (Marker marker : Marker.values()) {
      assertThat(marker.svgPath(5)).startsWith("M").endsWith("Z").doesNotContain("NaN");
      assertThat(marker.shape(5).getBounds2D().getWidth()).isBetween(7.0, 16.0);
    }
  }
}
