package org.fewbit.app.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.ClusterBy;
import org.fewbit.core.compare.ComparisonRules;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.statistics.Resampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores of runs with their paired differences from a baseline. */
@Command(
    name = "compare",
    description = {
      "Scores with 95 % intervals, paired differences from the baseline, flips, exact McNemar",
      "tests after Holm's correction, and what these samples can tell apart.",
      "Without RUNS: every measured run."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  /** How the result is written. */
  enum Format {
    TABLE,
    CSV,
    JSON,
    MARKDOWN,
    LATEX
  }

  /** How a table is laid out. */
  enum Layout {
    /** Variants down, scores across: for reading. */
    WIDE,
    /** One line a score, full precision: for programs. */
    LONG
  }

  private final Cli cli;

  @Parameters(
      paramLabel = "RUNS",
      arity = "0..*",
      description = "Folders with runs, run ids, models, variants (MODEL@VARIANT) or evaluations.")
  private List<String> runs = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "V",
      description = "Variant label that others of its model are compared with; default the floats.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = {
        "table, csv, json, markdown or latex (booktabs). Markdown and LaTeX have variants down and",
        "scores across; csv and json one line a score with full precision."
      })
  private Format format = Format.TABLE;

  @Option(
      names = "--layout",
      description = "Of markdown: wide (default) or long (full precision, as csv).")
  private Layout layout = Layout.WIDE;

  @Option(
      names = "--evaluations",
      paramLabel = "E[,E]",
      split = ",",
      description = "Evaluations, with or without protocol (mmlu, mmlu/harness); default all.")
  private List<String> evaluations = List.of();

  @Option(
      names = "--metric",
      paramLabel = "M[,M]",
      split = ",",
      description = "Metrics by id, or all; default the headline of each evaluation.")
  private List<String> metrics = List.of();

  @Option(
      names = "--columns",
      paramLabel = "C[,C]",
      split = ",",
      description = {
        "Of latex and wide markdown: the costs beside the scores (bits, bytes, generate, prompt,",
        "first-token, memory; default bits). Of csv and long markdown: the columns by their names."
      })
  private List<String> columns = List.of();

  @Option(
      names = "--cluster",
      defaultValue = "shared",
      description = {
        "Which samples are no independent draws: shared (templates, instructions; default),",
        "subjects (of MMLU, C-EVAL too) or nothing."
      })
  private ClusterBy cluster = ClusterBy.SHARED;

  @Option(
      names = "--seed",
      defaultValue = "12345",
      description = "Of the bootstrap, default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Same as --format json.")
  private boolean json;

  @Option(names = "--published", description = "Include the paper's published records.")
  private boolean published;

  CompareCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    ChosenRuns chosen = new ChosenRuns(cli, runs, published);
    RunIndex index = RunIndex.of(chosen.all());
    Set<VariantKey> wanted =
        chosen.records().stream().map(VariantKey::of).collect(Collectors.toSet());
    Selection selection =
        new Selection(
            index.variants().stream().filter(v -> !wanted.contains(v)).collect(Collectors.toSet()),
            published,
            EnumSet.allOf(Dimension.class),
            true);
    ComparisonRules rules =
        new ComparisonRules(
            baseline, cluster, 0.95, new Resampling(Resampling.STANDARD.draws(), seed));
    checkBaseline(index);
    ResultGrid grid =
        ResultGrid.of(
            index,
            selection,
            BaselineComparison.of(index, selection, chosen.samples(), rules),
            new ResultGrid.Choice(keys(index, chosen), metrics, costs()));
    new CompareWriter(cli.console(), layout, columns).write(grid, json ? Format.JSON : format);
    return 0;
  }

  /** Those asked for; else those of the runs that were named. */
  private List<EvaluationKey> keys(RunIndex index, ChosenRuns chosen) {
    if (!evaluations.isEmpty()) {
      return Evaluations.keys(index, evaluations);
    }
    Set<EvaluationKey> of =
        chosen.records().stream().map(EvaluationKey::of).collect(Collectors.toSet());
    return index.evaluations().entrySet().stream()
        .filter(e -> of.contains(e.getKey()))
        .filter(e -> e.getValue().kind() != EvaluationInfo.Kind.SPEED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void checkBaseline(RunIndex index) {
    if (baseline.isPresent()
        && index.variants().stream().noneMatch(v -> v.variant().label().equals(baseline.get()))) {
      throw ProblemException.of(
          Problem.Code.NOT_COMPARABLE,
          "There are no runs of the baseline " + baseline.get(),
          "--baseline",
          "Give one of "
              + index.variants().stream()
                  .map(v -> v.variant().label())
                  .distinct()
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  /** Costs by name; a long layout has columns of its own. */
  private List<Efficiency> costs() {
    boolean wide =
        !json && (format == Format.LATEX || (format == Format.MARKDOWN && layout == Layout.WIDE));
    if (!wide) {
      return List.of();
    }
    List<String> names = columns.isEmpty() ? List.of(Efficiency.BITS_PER_WEIGHT.id()) : columns;
    return names.stream().map(CompareCommand::cost).toList();
  }

  private static Efficiency cost(String name) {
    return Arrays.stream(Efficiency.values())
        .filter(e -> e.id().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.BAD_ARGUMENT,
                    "There is no column " + name,
                    "--columns",
                    "Give some of "
                        + Arrays.stream(Efficiency.values())
                            .map(Efficiency::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
