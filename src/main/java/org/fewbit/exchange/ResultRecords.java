package org.fewbit.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Flips;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.Retention;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.model.Execution;
import org.fewbit.core.run.Flag;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.statistics.Interval;

/** A grid as one flat record a score, with full precision: keys are names, values are plain. */
public final class ResultRecords {

  /** A difference of one percentage point. */
  private static final double POINT = 0.01;

  private ResultRecords() {}

  /** One record for each score that is there or asked for; rows in their order. */
  public static List<Map<String, Object>> of(ResultGrid grid) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (ResultGrid.Row row : grid.rows()) {
      for (int i = 0; i < grid.columns().size(); i++) {
        ResultGrid.Column column = grid.columns().get(i);
        if (column.evaluation().isPresent()) {
          records.add(record(row, column, row.cells().get(i)));
        }
      }
    }
    return records;
  }

  private static Map<String, Object> record(
      ResultGrid.Row row, ResultGrid.Column column, ResultGrid.Cell cell) {
    Map<String, Object> all = new LinkedHashMap<>();
    Optional<RunRecord> run =
        cell.value() instanceof Value.Known known
            ? known.sources().stream().findFirst()
            : Optional.empty();
    run.ifPresent(r -> all.put("id", r.id()));
    all.put("variant", row.variant().toString());
    all.put("model", row.variant().model());
    all.put("scheme", row.variant().variant().label());
    all.put("baseline", row.baseline());
    all.put("simulated", row.execution() == Execution.SIMULATED);
    run.flatMap(r -> r.artifact().bitsPerWeight().stream().boxed().findFirst())
        .ifPresent(b -> all.put("bitsPerWeight", b));
    EvaluationKey key = column.evaluation().orElseThrow();
    all.put("evaluation", key.evaluation());
    all.put("protocol", key.protocol().text());
    all.put("metric", column.metric());
    all.put("unit", column.label().unit());
    all.put("higherIsBetter", column.label().higherIsBetter());
    switch (cell.value()) {
      case Value.Known known -> {
        all.put("value", known.value());
        put(all, "stdErr", known.standardError());
        if (known.hasInterval()) {
          all.put("low", known.low());
          all.put("high", known.high());
        }
        all.put("n", known.n());
        if (known.cautious()) {
          all.put("caution", known.caution());
        }
      }
      case Value.Missing missing -> all.put("missing", missing.reason());
    }
    run.map(r -> r.flags().stream().map(Flag::code).collect(Collectors.joining(" ")))
        .filter(flags -> !flags.isEmpty())
        .ifPresent(flags -> all.put("flags", flags));
    cell.difference().ifPresent(d -> difference(all, d));
    if (!cell.whyNone().isEmpty()) {
      all.put("noDifference", cell.whyNone());
    }
    all.put("convention", column.label().convention());
    return all;
  }

  private static void difference(Map<String, Object> all, VariantDifference d) {
    boolean perplexity = d.scale() == VariantDifference.Scale.LOGARITHM;
    all.put("comparedWith", d.baseline().toString());
    all.put("baselineId", d.baselineRun().id());
    all.put("pairedMetric", perplexity ? "nll" : d.metric().id());
    all.put("paired", d.n());
    all.put("units", d.paired().units());
    if (d.unpaired() > 0) {
      all.put("unpaired", d.unpaired());
    }
    all.put("difference", d.paired().difference().value());
    all.put("differenceStdErr", d.paired().difference().standardError());
    all.put("delta", d.delta());
    interval(all, "delta", d.interval());
    if (perplexity) {
      all.put("ratio", d.ratio());
      interval(all, "ratio", d.ratioInterval());
    }
    all.put("intervalKind", d.paired().kind().text());
    put(all, "p", d.paired().pValue());
    put(all, "pHolm", d.pHolm());
    all.put("distinguishable", d.distinguishable());
    d.flips().ifPresent(f -> flips(all, f));
    put(all, "detectable", d.detectable());
    if (d.metric().unit().equals("fraction")) {
      put(all, "samplesForOnePoint", d.samplesFor(POINT));
    }
    Retention.of(d)
        .ifPresent(
            r -> {
              all.put("retention", r.share());
              interval(all, "retention", r.interval());
            });
  }

  private static void flips(Map<String, Object> all, Flips flips) {
    all.put("rightToWrong", flips.rightToWrong());
    all.put("wrongToRight", flips.wrongToRight());
    all.put("otherRight", flips.otherRight());
    all.put("otherWrong", flips.otherWrong());
    all.put("mcnemarP", flips.mcNemarP());
  }

  private static void interval(Map<String, Object> all, String name, Optional<Interval> interval) {
    interval.ifPresent(
        i -> {
          all.put(name + "Low", i.low());
          all.put(name + "High", i.high());
        });
  }

  private static void put(Map<String, Object> all, String name, OptionalDouble value) {
    value.ifPresent(v -> put(all, name, v));
  }

  private static void put(Map<String, Object> all, String name, double value) {
    if (!Double.isNaN(value)) {
      all.put(name, value);
    }
  }
}
