package org.fewbit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fewbit.core.compare.QuantityLabel;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import org.junit.jupiter.api.Test;

/** Names of the columns of a heat map. */
class ColumnAxisTest {

  private static QuantityLabel label(String title, boolean perplexity) {
    return new QuantityLabel(
        title + ", accuracy",
        title,
        perplexity ? "" : "fraction",
        "",
        true,
        perplexity,
        OptionalDouble.empty());
  }

  private static List<QuantityLabel> twenty() {
    List<QuantityLabel> labels = new ArrayList<>(List.of(label("Perplexity", true)));
    for (int i = 0; i < 10; i++) {
      for (String protocol : List.of("harness", "paper")) {
        labels.add(label("Pocket FollowBench" + i + " [" + protocol + "]", false));
      }
    }
    return labels;
  }

  private static List<String> tooltips(ColumnAxis axis, int width) {
    XYPlot plot = new XYPlot(new DefaultXYDataset(), axis, new NumberAxis(), null);
    plot.setDomainAxisLocation(org.jfree.chart.axis.AxisLocation.TOP_OR_LEFT);
    JFreeChart chart = new JFreeChart(plot);
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.createBufferedImage(width, 330, info);
    List<String> texts = new ArrayList<>();
    for (Object each : info.getEntityCollection().getEntities()) {
      if (each instanceof ChartEntity entity && entity.getToolTipText() != null) {
        texts.add(entity.getToolTipText());
      }
    }
    return texts;
  }

  @Test
  void twentyNamesTakeLessThanAThirdOfALowChartAndAreReadInFullByPointing() {
    HeatColumns columns = new HeatColumns(twenty());
    ColumnAxis axis = columns.axis(ChartTheme.light());

    assertThat(axis.height()).isLessThan(330 * 0.31);
    assertThat(axis.shortened()).isEmpty();
    assertThat(columns.common()).contains("Pocket");
    assertThat(tooltips(axis, 710))
        .hasSize(21)
        .contains("Perplexity, accuracy", "Pocket FollowBench7 [paper], accuracy");
  }

  @Test
  void aNameThatIsLongerThanAnyIsCutAndNamed() {
    String endless = "A benchmark whose name is a whole sentence about everything";
    ColumnAxis axis = new HeatColumns(List.of(label(endless, false))).axis(ChartTheme.light());

    assertThat(axis.height()).isLessThan(330 * 0.32);
    assertThat(axis.shortened()).containsExactly(endless + ", accuracy");
  }

  @Test
  void aWordIsLeftOutOnlyWhereEveryBenchmarkHasIt() {
    assertThat(new HeatColumns(List.of(label("Pocket MMLU", false), label("MMLU", false))).common())
        .isEmpty();
    assertThat(
            new HeatColumns(List.of(label("MMLU [paper]", false), label("MMLU [harness]", false)))
                .common())
        .isEmpty();
  }
}
