package org.fewbit.app.cli;

import java.util.Optional;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import picocli.CommandLine.Option;

/** How the items of an evaluation are asked, where not as its protocol does: part of a recipe. */
final class Asking {

  @Option(
      names = "--shots",
      paramLabel = "N",
      description =
          "Worked examples before each question, default the protocol's number"
              + " (harness: MMLU, C-EVAL, GSM8K 5).")
  private Optional<Integer> shots = Optional.empty();

  @Option(
      names = "--shot-order",
      paramLabel = "ORDER",
      description =
          "Which examples: protocol (default), first (of the file) or seeded (drawn anew for each"
              + " question).")
  private Optional<String> order = Optional.empty();

  @Option(
      names = "--shot-seed",
      paramLabel = "N",
      description = "Of --shot-order seeded, default " + FewShots.SEED + ".")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Part of the data that is asked, for example test of C-EVAL.")
  private Optional<String> split = Optional.empty();

  /** Part of the data, empty for the benchmark's own choice. */
  String split() {
    return split.orElse("");
  }

  /** The examples, absent for the protocol's own. */
  Optional<FewShots> fewShots() {
    FewShots.Order wanted =
        order
            .map(FewShots.Order::parse)
            .orElse(seed.isPresent() ? FewShots.Order.SEEDED : FewShots.Order.PROTOCOL);
    if (shots.isPresent()) {
      return Optional.of(new FewShots(shots.get(), wanted, seed.orElse(FewShots.SEED)));
    }
    if (order.isPresent() || seed.isPresent()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "An order of examples needs their number",
          "--shot-order",
          "Add --shots N.");
    }
    return Optional.empty();
  }
}
