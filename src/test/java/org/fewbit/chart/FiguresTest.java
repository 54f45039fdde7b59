package org.fewbit.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.EqualMemory;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Flips;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.ChartEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {

  private static final FigureSource SOURCE = MadeUpFigures.source();
  private static final EvaluationKey MMLU = new EvaluationKey("pocket-mmlu", Protocol.PAPER);

  private static List<Drawing> draw(FigureChoice choice) {
    return Figures.draw(SOURCE, choice, ChartTheme.light());
  }

  private static String cell(Drawing drawing, String variant, String column) {
    int c = drawing.data().header().indexOf(column);
    assertThat(c).as("column %s of %s", column, drawing.data().header()).isNotNegative();
    return drawing.data().rows().stream()
        .filter(r -> (r.get(0) + "@" + r.get(1)).equals(variant))
        .findFirst()
        .orElseThrow()
        .get(c);
  }

  private static VariantDifference difference(String label) {
    return BaselineComparison.of(SOURCE.index(), SOURCE.selection(), SOURCE.samples())
        .headline(new VariantKey(new VariantId("pocket-6m", label), RunRecord.Kind.MEASURED), MMLU)
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(value = FigureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "LAYERS")
  void placesOfTheChartLeadToVariantsWithTheirNumbers(FigureKind kind) {
    for (Drawing drawing : draw(FigureChoice.of(kind))) {
      ChartRenderingInfo info = new ChartRenderingInfo();
      drawing.chart().createBufferedImage(900, 900, BufferedImage.TYPE_INT_RGB, info);
      int found = 0;
      for (Object each : info.getEntityCollection().getEntities()) {
        ChartEntity entity = (ChartEntity) each;
        Optional<VariantKey> variant = drawing.variantAt(entity);
        if (variant.isPresent()) {
          found++;
          assertThat(entity.getToolTipText()).contains(variant.get().variant().label());
        }
      }
      assertThat(found).as(kind.id()).isGreaterThan(3);
    }
  }

  @Test
  void selectingAVariantChangesThePicture() {
    for (FigureKind kind : List.of(FigureKind.FOREST, FigureKind.RADAR, FigureKind.HEATMAP)) {
      Drawing drawing = draw(FigureChoice.of(kind)).getFirst();
      int before = hash(drawing);
      drawing.select(
          Optional.of(
              new VariantKey(
                  new VariantId("pocket-0.4m", "rtn-w4-g32-sym"), RunRecord.Kind.MEASURED)));
      if (kind == FigureKind.RADAR) {
        drawing.select(
            Optional.of(
                new VariantKey(new VariantId("pocket-0.4m", "fp32"), RunRecord.Kind.MEASURED)));
      }
      assertThat(hash(drawing)).as(kind.id()).isNotEqualTo(before);
    }
  }

  private static int hash(Drawing drawing) {
    BufferedImage image = drawing.chart().createBufferedImage(700, 500);
    return java.util.Arrays.hashCode(image.getRGB(0, 0, 700, 500, null, 0, 700));
  }

  @Test
  void theForestHasPairedDifferencesAndHolm() {
    Drawing forest = draw(FigureChoice.of(FigureKind.FOREST)).getFirst();
    VariantDifference d = difference("rtn-w4-g32-sym");

    String title = "Pocket MMLU, accuracy: ";
    assertThat(cell(forest, "pocket-6m@rtn-w4-g32-sym", title + "difference"))
        .isEqualTo(DataSheet.number(d.delta()));
    assertThat(cell(forest, "pocket-6m@rtn-w4-g32-sym", title + "p Holm"))
        .isEqualTo(DataSheet.number(d.pHolm()));
    assertThat(d.pHolm()).isGreaterThan(d.paired().pValue());
    assertThat(forest.caption()).contains("after Holm", "n = 300", "Baseline: fp32", "Left out: 3");
  }

  @Test
  void rowsOfTheForestAreSortedByWhatTheyLose() {
    List<Double> losses =
        draw(FigureChoice.of(FigureKind.FOREST)).getFirst().data().rows().stream()
            .filter(r -> r.getFirst().equals("pocket-6m"))
            .map(
                r ->
                    BaselineComparison.of(SOURCE.index(), SOURCE.selection(), SOURCE.samples())
                        .differences()
                        .stream()
                        .filter(
                            d -> d.variant().variant().toString().equals("pocket-6m@" + r.get(1)))
                        .filter(d -> d.run().evaluation().kind().name().equals("BENCHMARK"))
                        .mapToDouble(VariantDifference::loss)
                        .average()
                        .orElseThrow())
            .toList();

    assertThat(losses).hasSize(7).isSorted();
  }

  @Test
  void flipsAreThoseOfThePairs() {
    Drawing flips = draw(FigureChoice.of(FigureKind.FLIPS)).getFirst();
    Flips f = difference("rtn-w2-g32-sym").flips().orElseThrow();

    assertThat(cell(flips, "pocket-6m@rtn-w2-g32-sym", "Pocket MMLU, accuracy: right to wrong"))
        .isEqualTo(Integer.toString(f.rightToWrong()));
    assertThat(f.rightToWrong()).isPositive();
  }

  @Test
  void retentionIsValueOverBaselineAndTurnedRoundWhereLessIsBetter() {
    FigureChoice choice =
        new FigureChoice(
            FigureKind.HEATMAP,
            Optional.empty(),
            Optional.empty(),
            false,
            FigureChoice.Cells.RETENTION);
    Drawing heat = draw(choice).getFirst();
    String variant = "pocket-6m@rtn-w2-g32-sym";
    VariantDifference d = difference("rtn-w2-g32-sym");

    assertThat(Double.parseDouble(cell(heat, variant, "Pocket MMLU retention")))
        .isCloseTo(d.value() / d.baselineValue(), within(1e-12));
    // Its perplexity is 24 times the baseline's.
    assertThat(Double.parseDouble(cell(heat, variant, "Perplexity retention")))
        .isCloseTo(1 / 24.0, within(1e-12));
  }

  @Test
  void theRadarInvertsWhatIsBetterWhenLess() {
    Drawing radar =
        draw(FigureChoice.of(FigureKind.RADAR)).stream()
            .filter(d -> d.data().rows().getFirst().getFirst().equals("pocket-6m"))
            .findFirst()
            .orElseThrow();

    // 32 bits against 2.5 of the smallest one drawn.
    assertThat(Double.parseDouble(cell(radar, "pocket-6m@fp32", "Bits/weight share of best")))
        .isCloseTo(2.5 / 32, within(1e-12));
    assertThat(radar.caption()).contains("less is better for", "best over value");
  }

  @Test
  void latenciesLeaveTheWarmUpAside() {
    Drawing latency = draw(FigureChoice.of(FigureKind.LATENCY)).getFirst();

    // The warm-up is five times slower than any repetition.
    double longest =
        Double.parseDouble(cell(latency, "pocket-6m@fp32", "Time to first token, longest [s]"));
    assertThat(longest).isLessThan(41 * 1.31 / 310).isGreaterThan(41 / 310.0);
    assertThat(cell(latency, "pocket-6m@fp32", "Time to first token, n")).isEqualTo("5");
    assertThat(latency.caption()).contains("simulated");
  }

  @Test
  void variantsOfEqualMemoryArePairedAcrossModels() {
    Point small = point("a-1m", "fp32");
    Point other = point("a-1m", "rtn-w8-g32-sym");
    Point large = point("a-4m", "rtn-w8-g32-sym");
    List<EqualMemory> pairs =
        EqualMemory.of(
            List.of(small, other, large),
            List.of("a-1m", "a-4m"),
            v -> OptionalDouble.of(memory(v)),
            v -> OptionalDouble.of(v.bits().orElse(32)));

    assertThat(pairs).containsExactly(new EqualMemory(small, large));
  }

  private static double memory(VariantKey v) {
    double millions = v.model().equals("a-1m") ? 1 : 4.1;
    return millions * v.bits().orElse(32);
  }

  private static Point point(String model, String label) {
    Value.Known one = new Value.Known(1, OptionalDouble.empty(), 1, 1, 0, List.of());
    return new Point(
        new VariantKey(new VariantId(model, label), RunRecord.Kind.MEASURED),
        one,
        one,
        false,
        Execution.KERNEL);
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void anEmptyFigureSaysWhatIsMissing(FigureKind kind) {
    FigureSource nothing =
        FigureSource.of(RunIndex.of(List.of()), Selection.measured(), id -> List.of());
    FigureChoice choice =
        new FigureChoice(
            kind,
            Optional.of(new Quantity.Headline(MMLU)),
            Optional.of(new Quantity.Headline(MMLU)),
            false,
            FigureChoice.Cells.SCORE);

    assertThatThrownBy(() -> Figures.draw(nothing, choice, ChartTheme.light()))
        .isInstanceOf(ProblemException.class)
        .satisfies(
            e -> assertThat(((ProblemException) e).problem().whatToDo()).isEqualTo(kind.needs()));
  }
}
