package org.fewbit.chart;

import java.util.List;
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
    return switch (choice.kind()) {
      case PERPLEXITY -> List.of(scatter(source, ChartKind.PERPLEXITY, choice, theme));
      case BITS -> List.of(scatter(source, ChartKind.BITS, choice, theme));
      case SPEED, MEMORY -> List.of(scatter(source, ChartKind.SPEED, choice, theme));
      default ->
          throw ProblemException.of(
              Problem.Code.BAD_ARGUMENT,
              "The figure can't be drawn yet",
              choice.kind().id(),
              "Choose another kind.");
    };
  }

  private static Drawing scatter(
      FigureSource source, ChartKind kind, FigureChoice choice, ChartTheme theme) {
    Drawing drawing =
        ScatterFigure.of(
            source,
            kind,
            Axes.x(source, choice),
            Axes.y(source, choice),
            choice.logarithmic(),
            theme);
    return filled(drawing, choice);
  }

  private static Drawing filled(Drawing drawing, FigureChoice choice) {
    if (drawing.data().rows().isEmpty()) {
      throw ProblemException.of(
          Problem.Code.NOT_COMPARABLE,
          "The figure would be empty",
          choice.kind().id(),
          drawing.caption() + " Choose other runs or axes.");
    }
    return drawing;
  }
}
