package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.statistics.Resampling;

/**
 * How well perplexity stands for scores: its correlation with each score over the variants shown.
 * Intervals are by resampling variants; they take the variants as draws from those one might make.
 *
 * @param rows one for each kind of record, score and subset
 */
public record ProxyStudy(List<Row> rows) {

  /** Fewest variants a correlation is told for. */
  public static final int FEWEST = 4;

  /** Copies the list. */
  public ProxyStudy {
    rows = List.copyOf(rows);
  }

  /**
   * A variant's perplexity and score.
   *
   * @param collapsed whether its perplexity is more than ten times the baseline's
   */
  public record Pair(VariantKey variant, double perplexity, double score, boolean collapsed) {}

  /**
   * One score of a benchmark.
   *
   * @param kind measured or published; the two are never mixed
   * @param perplexity which one
   * @param key the benchmark
   * @param metric its score
   * @param subset of samples, empty for all: {@code en-zh}
   * @param pairs the variants that have both
   * @param correlations on perplexity and its logarithm, with and without collapsed variants; those
   *     with fewer than four variants are absent
   */
  public record Row(
      RunRecord.Kind kind,
      EvaluationKey perplexity,
      EvaluationKey key,
      Metric metric,
      String subset,
      List<Pair> pairs,
      List<ProxyCorrelation> correlations) {

    /** Copies the lists. */
    public Row {
      pairs = List.copyOf(pairs);
      correlations = List.copyOf(correlations);
    }

    /** The correlation on one scale, if there are enough variants. */
    public Optional<ProxyCorrelation> correlation(boolean logarithmic, boolean withCollapsed) {
      return correlations.stream()
          .filter(c -> c.logarithmic() == logarithmic && c.withCollapsed() == withCollapsed)
          .findFirst();
    }
  }

  /**
   * Correlates.
   *
   * @param all every metric and the subsets that all its records have, else headlines alone
   * @param resampling for the intervals
   */
  public static ProxyStudy of(
      RunIndex index, Selection selection, boolean all, Resampling resampling) {
    Values values = new Values(index, selection);
    List<Row> rows = new ArrayList<>();
    for (RunRecord.Kind kind : RunRecord.Kind.values()) {
      List<VariantKey> variants = values.shown().stream().filter(v -> v.kind() == kind).toList();
      Optional<EvaluationKey> perplexity = perplexity(index, values, variants);
      if (perplexity.isPresent()) {
        index
            .evaluations()
            .forEach(
                (key, info) -> {
                  if (info.kind() == EvaluationInfo.Kind.BENCHMARK
                      && selection.dimensions().contains(info.dimension())) {
                    rows.addAll(
                        rows(index, values, variants, perplexity.get(), key, all, resampling));
                  }
                });
      }
    }
    return new ProxyStudy(rows);
  }

  /** The perplexity that most variants have. */
  private static Optional<EvaluationKey> perplexity(
      RunIndex index, Values values, List<VariantKey> variants) {
    Optional<EvaluationKey> best = Optional.empty();
    long most = 0;
    for (Map.Entry<EvaluationKey, EvaluationInfo> e : index.evaluations().entrySet()) {
      long count =
          e.getValue().kind() == EvaluationInfo.Kind.PERPLEXITY
              ? variants.stream().filter(v -> number(values, v, e.getKey()).isPresent()).count()
              : 0;
      if (count > most) {
        most = count;
        best = Optional.of(e.getKey());
      }
    }
    return best;
  }

  private static OptionalDouble number(Values values, VariantKey variant, EvaluationKey key) {
    return values.value(variant, new Quantity.Headline(key)).number();
  }

  private record Column(String metric, String subset) {}

  private static List<Row> rows(
      RunIndex index,
      Values values,
      List<VariantKey> variants,
      EvaluationKey perplexity,
      EvaluationKey key,
      boolean all,
      Resampling resampling) {
    Map<Column, List<Pair>> columns = new LinkedHashMap<>();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (VariantKey variant : variants) {
      Optional<RunRecord> record = index.find(variant, key).map(RunIndex.Found::record);
      OptionalDouble x = number(values, variant, perplexity);
      if (record.isEmpty() || x.isEmpty()) {
        continue;
      }
      record.get().evaluation().metrics().forEach(m -> metrics.putIfAbsent(m.id(), m));
      boolean collapsed = values.collapsed(variant, perplexity);
      for (Score score : record.get().scores()) {
        boolean headline =
            score.subset().isEmpty()
                && score.metric().equals(record.get().evaluation().headline().id());
        if ((all || headline)
            && metrics.containsKey(score.metric())
            && Double.isFinite(score.value())) {
          columns
              .computeIfAbsent(new Column(score.metric(), score.subset()), c -> new ArrayList<>())
              .add(new Pair(variant, x.getAsDouble(), score.value(), collapsed));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    columns.forEach(
        (column, pairs) ->
            rows.add(
                new Row(
                    pairs.getFirst().variant().kind(),
                    perplexity,
                    key,
                    java.util.Objects.requireNonNull(metrics.get(column.metric())),
                    column.subset(),
                    pairs,
                    ProxyCorrelation.of(pairs, resampling))));
    return rows;
  }
}
