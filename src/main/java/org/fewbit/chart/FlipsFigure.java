package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Flips;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.LegendItem;

/** Samples that became wrong or right, and those answered otherwise, as stacked bars. */
final class FlipsFigure {

  private static final double HUNDRED = 100;

  private final Scene scene;
  private final Baselines baselines;
  private final List<EvaluationKey> keys;
  private final List<VariantKey> variants = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private FlipsFigure(Scene scene, Baselines baselines) {
    this.scene = scene;
    this.baselines = baselines;
    keys =
        baselines.keys().stream()
            .filter(k -> baselines.variants().stream().anyMatch(v -> hasFlips(v, k)))
            .toList();
    leftOut.addAll(baselines.leftOut());
    for (VariantKey variant : baselines.variants()) {
      if (keys.stream().anyMatch(k -> hasFlips(variant, k))) {
        variants.add(variant);
      } else {
        leftOut.add(new LeftOut(variant, "no metric of right and wrong"));
      }
    }
  }

  private boolean hasFlips(VariantKey variant, EvaluationKey key) {
    return baselines.difference(variant, key).flatMap(VariantDifference::flips).isPresent();
  }

  /** One chart, or several where there are more evaluations than fit beside each other. */
  static List<Drawing> of(FigureSource source, FigureChoice choice, ChartTheme theme) {
    Scene scene = new Scene(source, theme);
    FlipsFigure figure = new FlipsFigure(scene, new Baselines(scene, choice));
    return RowChart.shares(figure.keys).stream().map(figure::drawing).toList();
  }

  private Drawing drawing(List<EvaluationKey> panelKeys) {
    Rows rows = Rows.of(variants, scene.marks());
    List<RowChart.Panel> panels = panelKeys.stream().map(k -> panel(k, rows)).toList();
    List<String> columns = new ArrayList<>();
    for (EvaluationKey key : panelKeys) {
      String title = scene.label(new Quantity.Headline(key)).title();
      for (String of :
          List.of(
              "right to wrong",
              "wrong to right",
              "other right answer",
              "other wrong answer",
              "McNemar p",
              "n")) {
        columns.add(title + ": " + of);
      }
    }
    RowSheet sheet = new RowSheet(scene.marks(), columns);
    for (VariantKey variant : variants) {
      List<String> cells = new ArrayList<>();
      panelKeys.forEach(k -> cells.addAll(cells(variant, k)));
      sheet.add(variant, cells);
    }
    List<LegendItem> legend =
        Arrays.stream(SegmentMark.Part.values())
            .map(
                p ->
                    LegendEntries.box(
                        scene.theme().say(p.title()),
                        p.color(scene.theme()),
                        scene.theme().muted()))
            .toList();
    return new RowChart(rows, panels, RowChart.legend(legend), scene.theme(), scene.palette())
        .drawing(sheet.sheet(), caption())
        .without(leftOut);
  }

  private List<String> cells(VariantKey variant, EvaluationKey key) {
    VariantDifference d = baselines.difference(variant, key).orElse(null);
    if (d == null || d.flips().isEmpty()) {
      return List.of("", "", "", "", "", "");
    }
    Flips f = d.flips().get();
    return List.of(
        Integer.toString(f.rightToWrong()),
        Integer.toString(f.wrongToRight()),
        Integer.toString(f.otherRight()),
        Integer.toString(f.otherWrong()),
        DataSheet.number(f.mcNemarP()),
        Long.toString(d.n()));
  }

  private RowChart.Panel panel(EvaluationKey key, Rows rows) {
    String title = scene.label(new Quantity.Headline(key)).shortTitle();
    List<Mark> marks = new ArrayList<>();
    for (VariantKey variant : variants) {
      VariantDifference d = baselines.difference(variant, key).orElse(null);
      if (d != null && d.flips().isPresent()) {
        Flips f = d.flips().get();
        double from = 0;
        for (SegmentMark.Part part : SegmentMark.Part.values()) {
          double to = from + HUNDRED * count(f, part) / d.n();
          if (to > from) {
            marks.add(
                new SegmentMark(rows.of(variant), variant, from, to, part, tooltip(d, f, title)));
          }
          from = to;
        }
      }
    }
    return new RowChart.Panel(
        new PanelAxis(title + " (% of samples)", true), false, marks, OptionalDouble.empty());
  }

  private String tooltip(VariantDifference d, Flips f, String title) {
    return scene.heading(d.variant())
        + "\n"
        + title
        + ", n = "
        + d.n()
        + "\nright \u2192 wrong: "
        + f.rightToWrong()
        + "\nwrong \u2192 right: "
        + f.wrongToRight()
        + "\nother answer: "
        + f.answerChanged()
        + "\nMcNemar p = "
        + NumberText.of(f.mcNemarP())
        + scene.costs(d.variant(), List.of());
  }

  private String caption() {
    CaptionText text =
        new CaptionText()
            .add("Samples whose answer differs from the baseline's, in % of the samples.")
            .samples(
                variants.stream()
                    .flatMap(v -> keys.stream().flatMap(k -> baselines.difference(v, k).stream()))
                    .mapToLong(VariantDifference::n),
                "pairs of samples")
            .add("Counts of the samples themselves: no interval.")
            .baseline(scene.source().index(), variants);
    if (variants.stream().anyMatch(scene.marks()::simulated)) {
      text.add("\u25cb simulated: weights rounded, then stored as floats.");
    }
    return scene.caption(text, leftOut, baselines.records());
  }

  private static int count(Flips flips, SegmentMark.Part part) {
    return switch (part) {
      case RIGHT_TO_WRONG -> flips.rightToWrong();
      case WRONG_TO_RIGHT -> flips.wrongToRight();
      case ANSWER_CHANGED -> flips.answerChanged();
    };
  }
}
