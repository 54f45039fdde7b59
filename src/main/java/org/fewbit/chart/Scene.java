package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Labels;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.Values;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.RunRecord;

/** What every figure looks up: values, words, marks and colours of one source. */
final class Scene {

  private final FigureSource source;
  private final ChartTheme theme;
  private final Values values;
  private final Labels labels;
  private final VariantMarks marks;
  private final Palette palette;

  Scene(FigureSource source, ChartTheme theme) {
    this.source = source;
    this.theme = theme;
    values = new Values(source.index(), source.selection());
    labels = new Labels(source.index(), values);
    marks = new VariantMarks(source.index());
    palette = new Palette(source.index().models());
  }

  FigureSource source() {
    return source;
  }

  ChartTheme theme() {
    return theme;
  }

  Palette palette() {
    return palette;
  }

  VariantMarks marks() {
    return marks;
  }

  List<VariantKey> shown() {
    return values.shown();
  }

  Value value(VariantKey variant, Quantity quantity) {
    return values.value(variant, quantity);
  }

  QuantityLabel label(Quantity quantity) {
    return labels.of(quantity);
  }

  Marks.Look look(VariantKey variant) {
    if (variant.published()) {
      return Marks.Look.PUBLISHED;
    }
    return marks.simulated(variant) ? Marks.Look.SIMULATED : Marks.Look.FULL;
  }

  /** {@code model label}, then marks, for the first lines of a tooltip. */
  String heading(VariantKey variant) {
    List<String> words = new ArrayList<>();
    if (marks.baseline(variant)) {
      words.add("baseline");
    }
    if (variant.published()) {
      words.add("published");
    }
    if (marks.simulated(variant)) {
      words.add("simulated");
    }
    String name = variant.model() + "   " + variant.variant().label();
    return words.isEmpty() ? name : name + "\n" + String.join(", ", words);
  }

  /** Further lines of a tooltip: bits, speed and memory, apart from what it says already. */
  String costs(VariantKey variant, Collection<Quantity> said) {
    List<String> lines = new CostLines(source.index(), values).of(variant, said);
    return lines.isEmpty() ? "" : "\n" + String.join("\n", lines);
  }

  /** The first perplexity there is. */
  Optional<Quantity> perplexity() {
    return Axes.first(source.index(), EvaluationInfo.Kind.PERPLEXITY).map(Quantity.Headline::new);
  }

  ComparisonTable table() {
    return ComparisonTable.of(source.index(), source.selection(), source.pairs());
  }

  /** Reasons grouped and counted, the usual end of a caption. */
  String caption(CaptionText text, List<LeftOut> leftOut, Collection<RunRecord> records) {
    return text.leftOut(LeftOut.byReason(leftOut)).conditions(records).text(theme);
  }
}
