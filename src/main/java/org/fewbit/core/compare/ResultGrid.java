package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.model.Execution;
import org.fewbit.core.run.ArtifactSummary;

/**
 * The table of a paper: variants down, scores and costs across, each score with its paired
 * difference from the baseline.
 *
 * @param columns what is shown
 * @param rows the variants shown, with a cell for each column
 * @param rules how variants were compared
 */
public record ResultGrid(List<Column> columns, List<Row> rows, ComparisonRules rules) {

  /** Copies the lists. */
  public ResultGrid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * What is asked for.
   *
   * @param evaluations empty for all perplexities and benchmarks of the selection
   * @param metrics ids; empty for headlines alone, {@link #ALL} for all
   * @param costs storage, speed and memory
   */
  public record Choice(
      List<EvaluationKey> evaluations, List<String> metrics, List<Efficiency> costs) {

    /** Every metric. */
    public static final String ALL = "all";

    /** Copies the lists. */
    public Choice {
      evaluations = List.copyOf(evaluations);
      metrics = List.copyOf(metrics);
      costs = List.copyOf(costs);
    }

    private boolean takes(EvaluationInfo info, Metric metric) {
      return metrics.isEmpty()
          ? metric.id().equals(info.headline().id())
          : metrics.contains(ALL) || metrics.contains(metric.id());
    }
  }

  /**
   * A score or a cost.
   *
   * @param evaluation absent for costs
   * @param metric its id; empty for costs
   * @param cost absent for scores
   * @param label its words and unit
   */
  public record Column(
      Optional<EvaluationKey> evaluation,
      String metric,
      Optional<Efficiency> cost,
      QuantityLabel label) {}

  /**
   * One value.
   *
   * @param value or why there is none
   * @param difference from the baseline; absent for baselines and costs
   * @param whyNone why there is no difference; empty where none is asked for
   * @param best whether no other quantized variant of the model has a better value
   */
  public record Cell(
      Value value, Optional<VariantDifference> difference, String whyNone, boolean best) {}

  /**
   * One variant.
   *
   * @param baseline whether the others of its model are compared with it
   */
  public record Row(VariantKey variant, boolean baseline, Execution execution, List<Cell> cells) {

    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** The grid of a selection; columns in which nobody has a value are left out. */
  public static ResultGrid of(
      RunIndex index, Selection selection, BaselineComparison comparison, Choice choice) {
    Values values = new Values(index, selection);
    List<Column> columns =
        columns(index, selection, values, choice).stream()
            .filter(
                c ->
                    values.shown().stream().anyMatch(v -> value(values, v, c).number().isPresent()))
            .toList();
    List<Row> plain =
        values.shown().stream()
            .map(v -> row(index, values, comparison, v, columns))
            .filter(r -> r.cells().stream().anyMatch(c -> c.value().number().isPresent()))
            .toList();
    return new ResultGrid(
        columns, plain.stream().map(r -> withBest(r, plain, columns)).toList(), comparison.rules());
  }

  private static List<Column> columns(
      RunIndex index, Selection selection, Values values, Choice choice) {
    Labels labels = new Labels(index, values);
    List<Column> scores = new ArrayList<>();
    for (boolean perplexity : new boolean[] {true, false}) {
      index
          .evaluations()
          .forEach(
              (key, info) -> {
                boolean wanted =
                    choice.evaluations().isEmpty()
                        ? (info.kind() == EvaluationInfo.Kind.PERPLEXITY
                            || (info.kind() == EvaluationInfo.Kind.BENCHMARK
                                && selection.dimensions().contains(info.dimension())))
                        : choice.evaluations().contains(key);
                if (wanted && perplexity == (info.kind() == EvaluationInfo.Kind.PERPLEXITY)) {
                  info.metrics().stream()
                      .filter(m -> choice.takes(info, m))
                      .forEach(m -> scores.add(column(labels, key, info, m)));
                }
              });
    }
    choice
        .costs()
        .forEach(
            c ->
                scores.add(
                    new Column(
                        Optional.empty(), "", Optional.of(c), labels.of(new Quantity.Cost(c)))));
    return scores;
  }

  private static Column column(
      Labels labels, EvaluationKey key, EvaluationInfo info, Metric metric) {
    QuantityLabel own = labels.of(new Quantity.Headline(key));
    boolean headline = metric.id().equals(info.headline().id());
    QuantityLabel label =
        headline
            ? own
            : new QuantityLabel(
                own.shortTitle() + ", " + metric.title(),
                own.shortTitle() + ", " + metric.title(),
                metric.unit(),
                key.protocol().text() + " protocol: " + metric.convention(),
                metric.higherIsBetter(),
                false,
                metric.chance());
    return new Column(Optional.of(key), metric.id(), Optional.empty(), label);
  }

  private static Value value(Values values, VariantKey variant, Column column) {
    return column.evaluation().isPresent()
        ? values.value(variant, column.evaluation().get(), column.metric())
        : values.value(variant, new Quantity.Cost(column.cost().orElseThrow()));
  }

  private static Row row(
      RunIndex index,
      Values values,
      BaselineComparison comparison,
      VariantKey variant,
      List<Column> columns) {
    Optional<VariantKey> baseline = comparison.rules().baselineOf(index, variant);
    boolean own = baseline.filter(variant::equals).isPresent();
    List<Cell> cells =
        columns.stream()
            .map(
                c -> {
                  Optional<VariantDifference> difference =
                      c.evaluation().flatMap(e -> comparison.find(variant, e, c.metric()));
                  String why =
                      own || difference.isPresent() || !isPaired(index, c)
                          ? ""
                          : why(comparison, variant, c);
                  return new Cell(value(values, variant, c), difference, why, false);
                })
            .toList();
    return new Row(
        variant,
        own,
        index.artifact(variant).map(ArtifactSummary::execution).orElse(Execution.KERNEL),
        cells);
  }

  /** Speeds and divergences are not compared sample by sample, costs not at all. */
  private static boolean isPaired(RunIndex index, Column column) {
    return column
        .evaluation()
        .map(key -> index.evaluations().get(key))
        .filter(
            info ->
                info.kind() == EvaluationInfo.Kind.BENCHMARK
                    || info.kind() == EvaluationInfo.Kind.PERPLEXITY)
        .isPresent();
  }

  private static String why(BaselineComparison comparison, VariantKey variant, Column column) {
    return comparison.missing().stream()
        .filter(
            m -> m.variant().equals(variant) && column.evaluation().equals(Optional.of(m.key())))
        .filter(m -> m.metric().isEmpty() || m.metric().equals(column.metric()))
        .map(NoDifference::reason)
        .findFirst()
        .orElse("not paired");
  }

  private static Row withBest(Row row, List<Row> all, List<Column> columns) {
    List<Cell> cells =
        IntStream.range(0, columns.size())
            .mapToObj(
                i -> {
                  Cell cell = row.cells().get(i);
                  OptionalDouble best = best(row.variant(), all, i, columns.get(i).label());
                  boolean own =
                      !row.baseline()
                          && best.isPresent()
                          && cell.value().number().isPresent()
                          && cell.value().number().getAsDouble() == best.getAsDouble();
                  return new Cell(cell.value(), cell.difference(), cell.whyNone(), own);
                })
            .toList();
    return new Row(row.variant(), row.baseline(), row.execution(), cells);
  }

  private static OptionalDouble best(
      VariantKey of, List<Row> rows, int column, QuantityLabel label) {
    double sign = label.higherIsBetter() ? 1 : -1;
    return rows.stream()
        .filter(r -> !r.baseline())
        .filter(r -> r.variant().model().equals(of.model()) && r.variant().kind() == of.kind())
        .flatMapToDouble(r -> r.cells().get(column).value().number().stream())
        .map(v -> sign * v)
        .max()
        .stream()
        .map(v -> sign * v)
        .findFirst();
  }
}
