package org.fewbit.chart;

import java.util.Optional;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** The quantities a figure shows where none are chosen. */
final class Axes {

  private Axes() {}

  static Quantity x(FigureSource source, FigureChoice choice) {
    return choice
        .x()
        .orElseGet(
            () ->
                switch (choice.kind()) {
                  case BITS -> new Quantity.Cost(Efficiency.BITS_PER_WEIGHT);
                  case SPEED -> new Quantity.Cost(Efficiency.GENERATE_SPEED);
                  case MEMORY -> new Quantity.Cost(Efficiency.PEAK_MEMORY);
                  default -> perplexity(source.index());
                });
  }

  static Quantity y(FigureSource source, FigureChoice choice) {
    return choice
        .y()
        .orElseGet(
            () ->
                first(source.index(), EvaluationInfo.Kind.BENCHMARK).isPresent()
                    ? new Quantity.Mean(Optional.empty())
                    : perplexity(source.index()));
  }

  static Quantity perplexity(RunIndex index) {
    return first(index, EvaluationInfo.Kind.PERPLEXITY)
        .map(Quantity.Headline::new)
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.NOT_COMPARABLE,
                    "The figure needs a perplexity and no run has one",
                    "chosen runs",
                    "Run the perplexity evaluation (fewbit run ... --evaluation perplexity), or"
                        + " choose another figure."));
  }

  static Optional<EvaluationKey> first(RunIndex index, EvaluationInfo.Kind kind) {
    return index.evaluations().entrySet().stream()
        .filter(e -> e.getValue().kind() == kind)
        .map(e -> e.getKey())
        .findFirst();
  }
}
