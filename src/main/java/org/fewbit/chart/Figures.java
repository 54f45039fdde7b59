package org.fewbit.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Draws figures: pure functions of records. */
public final class Figures {

  private Figures() {}

  /**
   * The charts of a choice; one, or several for small multiples.
   *
   * @throws ProblemException if the records have nothing that the figure shows
   */
  public static List<Drawing> draw(FigureSource source, FigureChoice choice, ChartTheme theme) {
    List<Drawing> drawings =
        switch (choice.kind()) {
          case PERPLEXITY -> List.of(scatter(source, ChartKind.PERPLEXITY, choice, theme));
          case BITS -> List.of(scatter(source, ChartKind.BITS, choice, theme));
          case SPEED -> List.of(scatter(source, ChartKind.SPEED, choice, theme));
          case MEMORY -> List.of(scatter(source, ChartKind.MEMORY, choice, theme));
          case MULTIPLES -> MultiplesFigure.of(source, choice, theme);
          case HEATMAP -> List.of(HeatFigure.of(source, choice, theme));
          case COSTS -> List.of(CostFigure.of(source, choice, theme));
          case LATENCY -> List.of(LatencyFigure.of(source, choice, theme));
          case RADAR -> RadarFigure.of(source, theme);
          case LAYERS -> LayersFigure.of(source, theme);
          case FOREST -> ForestFigure.of(source, choice, theme);
          case FLIPS -> FlipsFigure.of(source, choice, theme);
          case DIVERGENCE -> List.of(DivergenceFigure.of(source, theme));
        };
    if (drawings.stream().allMatch(d -> d.data().rows().isEmpty())) {
      throw empty(choice, drawings);
    }
    return drawings;
  }

  private static Drawing scatter(
      FigureSource source, ChartKind kind, FigureChoice choice, ChartTheme theme) {
    return ScatterFigure.of(
        source, kind, Axes.x(source, choice), Axes.y(source, choice), choice.logarithmic(), theme);
  }

  private static ProblemException empty(FigureChoice choice, List<Drawing> drawings) {
    String reasons =
        LeftOut.byReason(drawings.stream().flatMap(d -> d.leftOut().stream()).toList())
            .entrySet()
            .stream()
            .map(e -> e.getValue() + " \u00d7 " + e.getKey())
            .collect(Collectors.joining(", "));
    return ProblemException.of(
        Problem.Code.NOT_COMPARABLE,
        "The figure would be empty" + (reasons.isEmpty() ? "" : ": " + reasons),
        choice.kind().id(),
        choice.kind().needs());
  }
}
