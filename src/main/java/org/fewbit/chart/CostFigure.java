package org.fewbit.chart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.RunRecord;

/** Speed and memory as bars, a panel for each. */
final class CostFigure {

  private static final List<Efficiency> USUAL =
      List.of(
          Efficiency.GENERATE_SPEED,
          Efficiency.PROMPT_SPEED,
          Efficiency.PEAK_MEMORY,
          Efficiency.BYTES);

  private final Scene scene;
  private final List<Quantity> quantities = new ArrayList<>();
  private final List<VariantKey> variants = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Set<RunRecord> records = new LinkedHashSet<>();

  private CostFigure(Scene scene, FigureChoice choice) {
    this.scene = scene;
    choice
        .x()
        .filter(Quantity.Cost.class::isInstance)
        .ifPresentOrElse(
            quantities::add, () -> USUAL.forEach(e -> quantities.add(new Quantity.Cost(e))));
    for (VariantKey variant : scene.shown()) {
      if (quantities.stream().anyMatch(q -> scene.value(variant, q).number().isPresent())) {
        variants.add(variant);
      } else {
        Value first = scene.value(variant, quantities.getFirst());
        leftOut.add(new LeftOut(variant, first instanceof Value.Missing m ? m.reason() : ""));
      }
    }
  }

  static Drawing of(FigureSource source, FigureChoice choice, ChartTheme theme) {
    return new CostFigure(new Scene(source, theme), choice).drawing();
  }

  private Drawing drawing() {
    Rows rows = Rows.of(variants, scene.marks());
    List<RowChart.Panel> panels =
        quantities.stream()
            .filter(q -> variants.stream().anyMatch(v -> scene.value(v, q).number().isPresent()))
            .map(q -> panel(q, rows))
            .toList();
    List<String> columns = new ArrayList<>();
    for (Quantity quantity : quantities) {
      QuantityLabel label = scene.label(quantity);
      columns.addAll(RowSheet.columns(label.title(), label.unit()));
    }
    RowSheet sheet = new RowSheet(scene.marks(), columns);
    for (VariantKey variant : variants) {
      List<String> cells = new ArrayList<>();
      quantities.forEach(q -> cells.addAll(RowSheet.cells(scene.value(variant, q))));
      sheet.add(variant, cells);
    }
    CaptionText text =
        new CaptionText()
            .add("Speed and memory.")
            .add("Bars: 95 % intervals over repetitions.")
            .samples(repetitions(), "repetitions")
            .baseline(scene.source().index(), variants)
            .add("\u2605 baseline.");
    String caption = scene.caption(text, leftOut, records);
    return new RowChart(rows, panels, RowChart.legend(List.of()), scene.theme(), scene.palette())
        .drawing(sheet.sheet(), caption)
        .without(leftOut);
  }

  private java.util.stream.LongStream repetitions() {
    return variants.stream()
        .flatMap(v -> quantities.stream().map(q -> scene.value(v, q)))
        .mapToLong(v -> v instanceof Value.Known known ? known.n() : 0);
  }

  private RowChart.Panel panel(Quantity quantity, Rows rows) {
    QuantityLabel label = scene.label(quantity);
    double largest =
        variants.stream()
            .mapToDouble(v -> scene.value(v, quantity).number().orElse(0))
            .max()
            .orElse(0);
    DisplayUnit unit = DisplayUnit.of(label.unit(), largest);
    List<Mark> marks = new ArrayList<>();
    for (VariantKey variant : variants) {
      if (scene.value(variant, quantity) instanceof Value.Known known) {
        records.addAll(known.sources());
        marks.add(
            new BarMark(
                rows.of(variant),
                variant,
                unit.shown(known.value()),
                unit.shown(known.low()),
                unit.shown(known.high()),
                scene.look(variant),
                scene.heading(variant)
                    + "\n"
                    + PointText.value(label, known)
                    + scene.costs(variant, List.of(quantity))));
      }
    }
    String words = ComparisonChart.capitalized(unit.header(label.title()));
    return new RowChart.Panel(new PanelAxis(words, true), false, marks, OptionalDouble.empty());
  }
}
