package org.fewbit.app.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fewbit.core.compare.ProxyStudy;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.model.Method;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.statistics.Resampling;
import org.fewbit.exchange.FlatTable;
import org.fewbit.exchange.ProxyTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well perplexity stands for the scores of benchmarks. */
@Command(
    name = "correlate",
    description = {
      "Perplexity as a proxy: Pearson, Spearman and Kendall (tau-b) correlation of perplexity and",
      "each score over the variants, with bootstrap intervals, on perplexity and on its logarithm,",
      "with and without collapsed variants. Without RUNS: every measured run.",
      "The paper's Table 3: correlate sample-runs --published --methods gptq,spqr --bits 4,3 --all"
    },
    mixinStandardHelpOptions = true)
final class CorrelateCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(
      paramLabel = "RUNS",
      arity = "0..*",
      description = "Folders with runs, run ids, models, variants (MODEL@VARIANT) or evaluations.")
  private List<String> runs = List.of();

  @Option(
      names = "--methods",
      paramLabel = "M[,M]",
      split = ",",
      description = "Only variants of these methods (rtn, gptq, spqr ...).")
  private List<String> methods = List.of();

  @Option(
      names = "--bits",
      paramLabel = "N[,N]",
      split = ",",
      description = "Only variants of so many bits.")
  private List<Integer> bits = List.of();

  @Option(names = "--all", description = "Every metric and subset, not the headlines alone.")
  private boolean all;

  @Option(names = "--published", description = "Include the paper's published records.")
  private boolean published;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv, json, markdown or latex.")
  private CompareCommand.Format format = CompareCommand.Format.TABLE;

  @Option(
      names = "--draws",
      defaultValue = "2000",
      description = "Of the bootstrap, default ${DEFAULT-VALUE}.")
  private int draws;

  @Option(
      names = "--seed",
      defaultValue = "12345",
      description = "Of the bootstrap, default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Same as --format json.")
  private boolean json;

  CorrelateCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    RunIndex index = RunIndex.of(new ChosenRuns(cli, runs, published).records());
    Set<VariantKey> hidden =
        index.variants().stream().filter(v -> !isWanted(v)).collect(Collectors.toSet());
    ProxyStudy study =
        ProxyStudy.of(
            index,
            new Selection(hidden, published, EnumSet.allOf(Dimension.class), true),
            all,
            new Resampling(draws, seed));
    if (study.rows().stream().allMatch(r -> r.correlations().isEmpty())) {
      throw ProblemException.of(
          Problem.Code.NOT_COMPARABLE,
          "There is nothing to correlate",
          "runs",
          "At least "
              + ProxyStudy.FEWEST
              + " variants with a perplexity and a benchmark are needed; run perplexity for them.");
    }
    write(study, json ? CompareCommand.Format.JSON : format);
    return 0;
  }

  private boolean isWanted(VariantKey variant) {
    return (methods.isEmpty()
            || variant.method().map(Method::text).filter(methods::contains).isPresent())
        && (bits.isEmpty() || variant.bits().filter(bits::contains).isPresent());
  }

  private void write(ProxyStudy study, CompareCommand.Format as) {
    FlatTable flat = FlatTable.of(ProxyTables.records(study));
    switch (as) {
      case TABLE -> {
        cli.console().table(ProxyTables.HEADER, ProxyTables.rows(study));
        cli.console().note(ProxyTables.CAPTION);
      }
      case CSV -> cli.console().piece(flat.csv());
      case MARKDOWN -> cli.console().piece(flat.markdown());
      case JSON -> {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("correlations", flat.records());
        document.put("caption", ProxyTables.CAPTION);
        cli.console().json(document);
      }
      case LATEX -> cli.console().piece(ProxyTables.latex(study));
    }
  }
}
