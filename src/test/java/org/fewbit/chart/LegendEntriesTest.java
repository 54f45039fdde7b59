package org.fewbit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import java.awt.geom.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.Quantity;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.junit.jupiter.api.Test;

/** In a legend of a printed page no two meanings share one mark. */
class LegendEntriesTest {

  private static List<LegendItem> legend(boolean lines) {
    FigureSource source = MadeUpFigures.source();
    Comparison comparison =
        Comparison.of(
            source.index(),
            source.selection(),
            new Quantity.Cost(Efficiency.BITS_PER_WEIGHT),
            new Quantity.Mean(Optional.empty()),
            false);
    LegendItemCollection items =
        LegendEntries.of(
            comparison.points(), new Palette(source.index().models()), lines, ChartTheme.printed());
    List<LegendItem> all = new ArrayList<>();
    for (int i = 0; i < items.getItemCount(); i++) {
      all.add(items.get(i));
    }
    return all;
  }

  private static boolean alike(Shape one, Shape other) {
    return new Area(one).equals(new Area(other));
  }

  @Test
  void onlyMethodsAndTheBaselineHaveAMarkersShape() {
    for (LegendItem item : legend(false)) {
      boolean method =
          List.of("baseline", "int8", "rtn", "gptq", "spqr", "int8-dynamic")
              .contains(item.getLabel());
      boolean marker = false;
      for (Marker each : Marker.values()) {
        marker |= alike(item.getShape(), each.shape(4.5));
      }
      assertThat(marker).as(item.getLabel()).isEqualTo(method);
    }
  }

  @Test
  void modelsHaveTheSameKeyAndDifferInBrightness() {
    List<LegendItem> models =
        legend(false).stream().filter(i -> i.getLabel().startsWith("pocket")).toList();
    assertThat(models).hasSize(3);
    assertThat(models.stream().map(LegendItem::getFillPaint).distinct()).hasSize(3);
    assertThat(models).allMatch(m -> alike(m.getShape(), models.getFirst().getShape()));
    assertThat(legend(true)).filteredOn(LegendItem::isLineVisible).hasSizeGreaterThanOrEqualTo(3);
  }
}
