package org.fewbit.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fewbit.core.compare.ClusterBy;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.RunRecord;

/** What a reader must know to judge a table: sentences for its caption and its notes. */
final class ResultCaption {

  private ResultCaption() {}

  /** One paragraph: intervals, n, protocols, baseline, tests, versions. */
  static List<String> sentences(ResultGrid grid) {
    List<String> all = new ArrayList<>();
    all.add(
        "Scores with 95 % intervals (shares: Wilson; perplexity: symmetric in the logarithm; others:"
            + " normal).");
    long[] counts =
        known(grid).mapToLong(Value.Known::n).filter(n -> n > 0).sorted().distinct().toArray();
    if (counts.length > 0) {
      all.add(
          "n = "
              + range(counts[0], counts[counts.length - 1])
              + " samples a score (perplexity: windows).");
    }
    List<RunRecord> runs = known(grid).flatMap(k -> k.sources().stream()).distinct().toList();
    all.add(
        "Protocol: " + joined(runs.stream().map(r -> r.spec().protocol().text()).toList()) + ".");
    List<VariantDifference> differences = differences(grid).toList();
    if (!differences.isEmpty()) {
      all.add(
          "Baseline: "
              + joined(differences.stream().map(d -> d.baseline().variant().label()).toList())
              + " of the same model, compared sample by sample ("
              + joined(differences.stream().map(d -> d.paired().kind().text()).toList())
              + clusters(grid)
              + ").");
      all.add(
          "Significance against the baseline after Holm's correction over the variants of each"
              + " score: * p < 0.05, ** p < 0.01, *** p < 0.001 (exact McNemar test of right and"
              + " wrong answers, else t test of paired differences); without a mark: not"
              + " distinguishable at this n.");
    }
    if (runs.stream().anyMatch(r -> r.kind() == RunRecord.Kind.PUBLISHED)) {
      all.add(
          "Published: "
              + joined(
                  runs.stream()
                      .filter(r -> r.kind() == RunRecord.Kind.PUBLISHED)
                      .map(r -> r.source().replaceFirst(", Table.*", ""))
                      .toList())
              + ".");
    }
    String cautions =
        joined(known(grid).filter(Value.Known::cautious).map(Value.Known::caution).toList());
    if (!cautions.isEmpty()) {
      all.add("\u2020 Unlike the others: " + cautions + ".");
    }
    versions(runs).ifPresent(all::add);
    return all;
  }

  private static Optional<String> versions(List<RunRecord> runs) {
    List<Environment> machines =
        runs.stream().flatMap(r -> r.environment().stream()).distinct().toList();
    return machines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Fewbit "
                + joined(machines.stream().map(Environment::fewbit).toList())
                + ", ONNX Runtime "
                + joined(machines.stream().map(Environment::engine).toList())
                + ", "
                + joined(machines.stream().map(Environment::processor).toList())
                + ".");
  }

  private static String clusters(ResultGrid grid) {
    return grid.rules().clusterBy() == ClusterBy.SUBJECTS ? ", clustered by subject" : "";
  }

  /** What each column means, and over how many samples it is. */
  static List<String> conventions(ResultGrid grid) {
    return IntStream.range(0, grid.columns().size())
        .filter(i -> !grid.columns().get(i).label().convention().isEmpty())
        .mapToObj(
            i ->
                grid.columns().get(i).label().title()
                    + counts(known(grid, i))
                    + ": "
                    + grid.columns().get(i).label().convention()
                    + ".")
        .distinct()
        .toList();
  }

  /** {@code (n = 300)}, a range where variants differ. */
  private static String counts(Stream<Value.Known> values) {
    LongSummaryStatistics n =
        values.mapToLong(Value.Known::n).filter(v -> v > 0).summaryStatistics();
    return n.getCount() == 0 ? "" : " (n = " + range(n.getMin(), n.getMax()) + ")";
  }

  private static Stream<Value.Known> known(ResultGrid grid) {
    return IntStream.range(0, grid.columns().size())
        .filter(i -> grid.columns().get(i).evaluation().isPresent())
        .boxed()
        .flatMap(i -> known(grid, i));
  }

  private static Stream<Value.Known> known(ResultGrid grid, int column) {
    return grid.rows().stream()
        .map(r -> r.cells().get(column).value())
        .flatMap(v -> v instanceof Value.Known k ? Stream.of(k) : Stream.empty());
  }

  private static Stream<VariantDifference> differences(ResultGrid grid) {
    return grid.rows().stream()
        .flatMap(r -> r.cells().stream())
        .flatMap(c -> c.difference().stream());
  }

  private static String range(long low, long high) {
    String first = NumberText.fixed((double) low, 0);
    return low == high ? first : first + "\u2013" + NumberText.fixed((double) high, 0);
  }

  private static String joined(Collection<String> words) {
    return words.stream().distinct().sorted().collect(Collectors.joining(", "));
  }
}
