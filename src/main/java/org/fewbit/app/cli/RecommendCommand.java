package org.fewbit.app.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.Constraints;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which variant fits a machine and loses little enough. */
@Command(
    name = "recommend",
    description = {
      "Which variant to deploy: of those within the limits the one with the best score, and those",
      "that can't be told from it at this number of samples, the smallest first.",
      "Named apart: those that only too few samples speak against.",
      "What was not measured (speed of a simulated variant) is a reason against a variant.",
      "Without RUNS: every measured run."
    },
    mixinStandardHelpOptions = true)
final class RecommendCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(
      paramLabel = "RUNS",
      arity = "0..*",
      description = "Folders with runs, run ids, models or variants (MODEL@VARIANT).")
  private List<String> runs = List.of();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Most memory while running, for example 4GB or 512MiB.")
  private Optional<String> memory = Optional.empty();

  @Option(names = "--disk", paramLabel = "SIZE", description = "Most room of the variant's files.")
  private Optional<String> disk = Optional.empty();

  @Option(names = "--speed", paramLabel = "N", description = "Least tokens generated per second.")
  private Optional<Double> speed = Optional.empty();

  @Option(
      names = "--max-loss",
      paramLabel = "LOSS",
      description = {
        "Largest loss against the baseline that the 95 %% interval may allow:",
        "percentage points (1pp) or percent of the baseline's score (2%%)."
      })
  private Optional<String> maxLoss = Optional.empty();

  @Option(
      names = "--loss-of",
      paramLabel = "mean|each",
      description =
          "Whether the mean of the evaluations may lose so much, or each alone; default: mean.")
  private LossOf lossOf = LossOf.MEAN;

  /** As it is typed. */
  enum LossOf {
    MEAN,
    EACH
  }

  @Option(
      names = "--evaluations",
      paramLabel = "E[,E]",
      split = ",",
      description = "What quality is judged by; default all benchmarks of the runs.")
  private List<String> evaluations = List.of();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  RecommendCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    Constraints asked = constraints(List.of());
    ChosenRuns found = new ChosenRuns(cli, runs, false);
    RunIndex index = RunIndex.of(found.records());
    Constraints constraints =
        new Constraints(
            asked.memoryBytes(),
            asked.diskBytes(),
            asked.tokensPerSecond(),
            asked.maxLoss(),
            Evaluations.keys(index, evaluations));
    Selection selection = new Selection(Set.of(), false, EnumSet.allOf(Dimension.class), true);
    Recommendation recommendation =
        Recommendation.of(
            index,
            selection,
            BaselineComparison.of(index, selection, found.samples()),
            found.samples(),
            constraints);
    RecommendationWriter writer = new RecommendationWriter(cli.console());
    if (json) {
      writer.json(recommendation);
    } else {
      writer.text(recommendation);
    }
    return 0;
  }

  private Constraints constraints(List<EvaluationKey> keys) {
    return new Constraints(
        bytes(memory, "--memory"),
        bytes(disk, "--disk"),
        speed.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        maxLoss
            .map(Amounts::loss)
            .map(l -> new Constraints.MaxLoss(l.amount(), l.relative(), lossOf == LossOf.MEAN)),
        keys);
  }

  private static OptionalLong bytes(Optional<String> text, String option) {
    return text.map(t -> OptionalLong.of(Amounts.bytes(t, option))).orElse(OptionalLong.empty());
  }
}
