package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.run.RunRecord;

/**
 * Some variants as columns: every score, cost and fact of them. A column is compared with the
 * baseline of its model if that is a column too, else with the first column of its model.
 *
 * @param columns the variants, in the order asked for
 * @param scores one row a metric, headline first, by evaluation
 * @param costs storage, speed and memory
 * @param facts quantization settings, environment, origin
 */
public record SideBySide(
    List<VariantKey> columns, List<ScoreRow> scores, List<CostRow> costs, List<FactRow> facts) {

  /** No columns. */
  public static final SideBySide NONE = new SideBySide(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public SideBySide {
    columns = List.copyOf(columns);
    scores = List.copyOf(scores);
    costs = List.copyOf(costs);
    facts = List.copyOf(facts);
  }

  /**
   * A score of a column.
   *
   * @param value the score or why there is none
   * @param record where it comes from
   * @param difference from the column's reference, once samples were read
   * @param whyNot why there is no difference; empty for the reference itself and where there is one
   * @param conditions in what the run differs from the reference's besides the variant
   */
  public record ScoreCell(
      Value value,
      Optional<RunRecord> record,
      Optional<VariantDifference> difference,
      String whyNot,
      Set<Condition> conditions) {}

  /**
   * A metric of an evaluation.
   *
   * @param headline whether it is the evaluation's first
   * @param cells one a column
   */
  public record ScoreRow(
      EvaluationKey key,
      EvaluationInfo evaluation,
      Metric metric,
      boolean headline,
      List<ScoreCell> cells) {

    /** Whether the columns' values or conditions differ. */
    public boolean differs() {
      return cells.stream().map(c -> c.value().number()).distinct().count() > 1
          || cells.stream().anyMatch(c -> !c.conditions().isEmpty());
    }
  }

  /** Storage, speed or memory; one value a column. */
  public record CostRow(Efficiency efficiency, List<Value> cells) {

    /** Whether the columns' values differ. */
    public boolean differs() {
      return cells.stream().map(Value::number).distinct().count() > 1;
    }
  }

  /** A fact; one text a column, empty where it is not known. */
  public record FactRow(Fact fact, List<String> cells) {

    /** Whether the columns' texts differ. */
    public boolean differs() {
      return cells.stream().distinct().count() > 1;
    }
  }

  /** Compares the columns; without samples there are values and conditions but no differences. */
  public static SideBySide of(
      RunIndex index, List<VariantKey> columns, Optional<RunSamples> samples) {
    Set<VariantKey> shown = new HashSet<>(columns);
    Set<VariantKey> hidden = new HashSet<>(index.variants());
    hidden.removeAll(shown);
    Selection usual = Selection.measured();
    Selection selection = new Selection(hidden, true, usual.dimensions(), true);
    Map<VariantKey, VariantKey> references = references(index, columns);
    Map<VariantKey, BaselineComparison> compared = new HashMap<>();
    samples.ifPresent(
        read -> {
          for (VariantKey reference : new LinkedHashSet<>(references.values())) {
            compared.put(reference, compared(index, selection, reference, read));
          }
        });
    Values values = new Values(index, selection);
    return new SideBySide(
        columns,
        scores(index, columns, references, compared),
        costs(values, columns),
        facts(index, columns));
  }

  private static BaselineComparison compared(
      RunIndex index, Selection selection, VariantKey reference, RunSamples samples) {
    ComparisonRules usual = ComparisonRules.USUAL;
    return BaselineComparison.of(
        index,
        selection,
        samples,
        new ComparisonRules(
            Optional.of(reference.variant().label()),
            usual.clusterBy(),
            usual.level(),
            usual.resampling()));
  }

  /** Each column's reference, which is one itself. */
  private static Map<VariantKey, VariantKey> references(RunIndex index, List<VariantKey> columns) {
    Map<VariantKey, VariantKey> references = new LinkedHashMap<>();
    for (VariantKey column : columns) {
      references.put(
          column,
          index
              .baseline(column)
              .filter(columns::contains)
              .orElseGet(
                  () ->
                      columns.stream()
                          .filter(c -> c.model().equals(column.model()))
                          .filter(c -> c.kind() == column.kind())
                          .findFirst()
                          .orElse(column)));
    }
    return references;
  }

  private static List<ScoreRow> scores(
      RunIndex index,
      List<VariantKey> columns,
      Map<VariantKey, VariantKey> references,
      Map<VariantKey, BaselineComparison> compared) {
    List<ScoreRow> rows = new ArrayList<>();
    index
        .evaluations()
        .forEach(
            (key, info) -> {
              boolean any = columns.stream().anyMatch(v -> index.find(v, key).isPresent());
              if (info.kind() == EvaluationInfo.Kind.SPEED || !any) {
                return;
              }
              for (Metric metric : info.metrics()) {
                List<ScoreCell> cells = new ArrayList<>();
                for (VariantKey column : columns) {
                  VariantKey reference = Objects.requireNonNull(references.get(column));
                  cells.add(
                      cell(
                          index,
                          column,
                          reference,
                          key,
                          metric,
                          Optional.ofNullable(compared.get(reference))));
                }
                rows.add(
                    new ScoreRow(
                        key, info, metric, metric.equals(info.headline()), List.copyOf(cells)));
              }
            });
    return rows;
  }

  private static ScoreCell cell(
      RunIndex index,
      VariantKey column,
      VariantKey reference,
      EvaluationKey key,
      Metric metric,
      Optional<BaselineComparison> compared) {
    Optional<RunIndex.Found> own = index.find(column, key);
    Optional<RunRecord> other = index.find(reference, key).map(RunIndex.Found::record);
    Value value =
        own.isEmpty()
            ? new Value.Missing(index.whyMissing(column, key))
            : Values.score(own.get().record(), metric);
    if (value instanceof Value.Known known && own.isPresent()) {
      value = known.with(own.get().caution());
    }
    Optional<VariantDifference> difference =
        compared.flatMap(c -> c.find(column, key, metric.id()));
    boolean itself = column.equals(reference);
    String whyNot =
        itself || difference.isPresent() || compared.isEmpty()
            ? ""
            : compared.get().missing().stream()
                .filter(m -> m.variant().equals(column) && m.key().equals(key))
                .filter(m -> m.metric().isEmpty() || m.metric().equals(metric.id()))
                .map(NoDifference::reason)
                .findFirst()
                .orElse("");
    Set<Condition> conditions =
        own.isPresent() && other.isPresent() && !itself
            ? Condition.between(own.get().record(), other.get())
            : Set.of();
    return new ScoreCell(
        value, own.map(RunIndex.Found::record), difference, whyNot, Set.copyOf(conditions));
  }

  private static List<CostRow> costs(Values values, List<VariantKey> columns) {
    List<CostRow> rows = new ArrayList<>();
    for (Efficiency efficiency : Efficiency.values()) {
      rows.add(
          new CostRow(
              efficiency,
              columns.stream().map(v -> values.value(v, new Quantity.Cost(efficiency))).toList()));
    }
    return rows;
  }

  private static List<FactRow> facts(RunIndex index, List<VariantKey> columns) {
    List<FactRow> rows = new ArrayList<>();
    for (Fact fact : Fact.values()) {
      List<String> cells = columns.stream().map(v -> Facts.of(index, v, fact)).toList();
      if (cells.stream().anyMatch(c -> !c.isEmpty())) {
        rows.add(new FactRow(fact, cells));
      }
    }
    return rows;
  }
}
