package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.Execution;
import org.fewbit.core.run.ArtifactSummary;
import org.fewbit.core.run.RunRecord;

/** Looks quantities of variants up; what is missing has a reason. */
public final class Values {

  /** A perplexity this many times the baseline's counts as collapsed. */
  static final double COLLAPSE_FACTOR = 10;

  private final RunIndex index;
  private final Selection selection;
  private final List<VariantKey> shown;
  private final Map<Quantity.Mean, Map<RunRecord.Kind, List<EvaluationKey>>> means =
      new HashMap<>();

  /** Values under a selection; means are over the benchmarks its shown variants share. */
  public Values(RunIndex index, Selection selection) {
    this.index = index;
    this.selection = selection;
    shown = index.variants().stream().filter(selection::shows).toList();
  }

  /** The variants the selection shows. */
  public List<VariantKey> shown() {
    return shown;
  }

  /** The value of a quantity. */
  public Value value(VariantKey variant, Quantity quantity) {
    return switch (quantity) {
      case Quantity.Headline(EvaluationKey key) -> headline(variant, key);
      case Quantity.Mean mean -> mean(variant, mean);
      case Quantity.Cost(Efficiency efficiency) ->
          efficiency.ofArtifact() ? ofFiles(variant, efficiency) : ofSpeed(variant, efficiency);
    };
  }

  /** Whether the variant's perplexity is broken next to its baseline's. */
  boolean collapsed(VariantKey variant, EvaluationKey perplexity) {
    OptionalDouble own = headline(variant, perplexity).number();
    OptionalDouble base =
        index
            .baseline(variant)
            .map(b -> headline(b, perplexity).number())
            .orElse(OptionalDouble.empty());
    return own.isPresent()
        && base.isPresent()
        && own.getAsDouble() > COLLAPSE_FACTOR * base.getAsDouble();
  }

  /** A score of an evaluation by its metric's id. */
  public Value value(VariantKey variant, EvaluationKey key, String metric) {
    return score(variant, key, Optional.of(metric));
  }

  private Value headline(VariantKey variant, EvaluationKey key) {
    return index.headline(variant, key, () -> score(variant, key, Optional.empty()));
  }

  private Value score(VariantKey variant, EvaluationKey key, Optional<String> id) {
    Optional<RunIndex.Found> found = index.find(variant, key);
    if (found.isEmpty()) {
      return new Value.Missing(index.whyMissing(variant, key));
    }
    RunRecord record = found.get().record();
    Metric headline = record.evaluation().headline();
    Metric metric =
        record.evaluation().metrics().stream()
            .filter(m -> m.id().equals(id.orElse(headline.id())))
            .findFirst()
            .orElse(headline);
    Value value =
        id.isPresent() && !metric.id().equals(id.get())
            ? new Value.Missing(record.spec().evaluation() + " has no " + id.get())
            : score(record, metric);
    return value instanceof Value.Known known ? known.with(found.get().caution()) : value;
  }

  /** The score of one metric of a record. */
  static Value score(RunRecord record, Metric metric) {
    Optional<Score> score = record.score(metric.id());
    if (score.isEmpty()) {
      String why = record.flags().isEmpty() ? "" : ": " + record.flags().getFirst().text();
      return new Value.Missing(record.spec().evaluation() + " has no " + metric.title() + why);
    }
    if (!Double.isFinite(score.get().value())) {
      return new Value.Missing(metric.title() + " is not a finite number");
    }
    return IntervalRules.of(record, metric, score.get());
  }

  /** Error of a mean of k independent scores: the root of the summed squares over k. */
  private Value mean(VariantKey variant, Quantity.Mean mean) {
    List<EvaluationKey> keys = keysOf(mean, variant.kind());
    if (keys.isEmpty()) {
      return new Value.Missing("no benchmark run");
    }
    long own = keys.stream().filter(k -> headline(variant, k).number().isPresent()).count();
    if (own < keys.size()) {
      return new Value.Missing(
          own == 0 ? "no benchmark run" : "only " + own + " of " + keys.size() + " benchmarks run");
    }
    double sum = 0;
    double squares = 0;
    boolean errors = true;
    long n = 0;
    List<RunRecord> sources = new ArrayList<>();
    Set<String> cautions = new LinkedHashSet<>();
    for (EvaluationKey key : keys) {
      if (!(headline(variant, key) instanceof Value.Known known)) {
        continue;
      }
      sum += known.value();
      double error = known.standardError().orElse(0);
      squares += error * error;
      errors &= known.hasInterval();
      n += known.n();
      sources.addAll(known.sources());
      if (known.cautious()) {
        cautions.add(key.evaluation() + ": " + known.caution());
      }
    }
    int k = keys.size();
    OptionalDouble error =
        errors ? OptionalDouble.of(Math.sqrt(squares) / k) : OptionalDouble.empty();
    return IntervalRules.clipped(IntervalRules.plain(sum / k, error, n, sources))
        .with(String.join(", ", cautions));
  }

  /**
   * The benchmarks a mean is over: shares where more is better, of the selected dimensions, one
   * protocol of each. Of those that the shown variants have, as many as cover the most scores
   * (benchmarks times variants that have them all): one variant with a single benchmark does not
   * take the others out of everybody's mean, and a benchmark that few have does not take most
   * variants out.
   */
  List<EvaluationKey> keysOf(Quantity.Mean mean, RunRecord.Kind kind) {
    return means
        .computeIfAbsent(mean, m -> new EnumMap<>(RunRecord.Kind.class))
        .computeIfAbsent(kind, k -> commonKeys(mean, k));
  }

  private List<EvaluationKey> commonKeys(Quantity.Mean mean, RunRecord.Kind kind) {
    Map<String, EvaluationKey> oneProtocol = new LinkedHashMap<>();
    Map<EvaluationKey, Set<VariantKey>> owners = new LinkedHashMap<>();
    for (Map.Entry<EvaluationKey, EvaluationInfo> e : index.evaluations().entrySet()) {
      Set<VariantKey> having =
          averageable(e.getValue(), mean) ? owners(e.getKey(), kind) : Set.of();
      if (!having.isEmpty()) {
        owners.put(e.getKey(), having);
        oneProtocol.merge(
            e.getKey().evaluation(),
            e.getKey(),
            (a, b) -> size(owners, b) > size(owners, a) ? b : a);
      }
    }
    List<EvaluationKey> widestFirst =
        oneProtocol.values().stream()
            .sorted(Comparator.comparing((EvaluationKey k) -> -size(owners, k)))
            .toList();
    Set<VariantKey> all = new HashSet<>(shown());
    int best = 0;
    int taken = 0;
    for (int i = 0; i < widestFirst.size(); i++) {
      all.retainAll(owners.getOrDefault(widestFirst.get(i), Set.of()));
      if (all.size() * (i + 1) > best) {
        best = all.size() * (i + 1);
        taken = i + 1;
      }
    }
    Set<EvaluationKey> chosen = new HashSet<>(widestFirst.subList(0, taken));
    return oneProtocol.values().stream().filter(chosen::contains).toList();
  }

  private static int size(Map<EvaluationKey, Set<VariantKey>> owners, EvaluationKey key) {
    return owners.getOrDefault(key, Set.of()).size();
  }

  private Set<VariantKey> owners(EvaluationKey key, RunRecord.Kind kind) {
    return shown().stream()
        .filter(v -> v.kind() == kind && headline(v, key).number().isPresent())
        .collect(Collectors.toSet());
  }

  private boolean averageable(EvaluationInfo info, Quantity.Mean mean) {
    return info.kind() == EvaluationInfo.Kind.BENCHMARK
        && info.headline().unit().equals("fraction")
        && info.headline().higherIsBetter()
        && selection.dimensions().contains(info.dimension())
        && mean.dimension().map(d -> d == info.dimension()).orElse(true);
  }

  private Value ofFiles(VariantKey variant, Efficiency efficiency) {
    Optional<ArtifactSummary> artifact = index.artifact(variant);
    if (artifact.isEmpty()) {
      return new Value.Missing("no run");
    }
    ArtifactSummary files = artifact.get();
    if (efficiency == Efficiency.BYTES && files.execution() == Execution.SIMULATED) {
      return new Value.Missing("simulated: stored as floats");
    }
    OptionalDouble number =
        efficiency == Efficiency.BYTES
            ? files.bytes().stream().asDoubleStream().findFirst()
            : files.bitsPerWeight();
    List<RunRecord> source = index.newest(variant).stream().toList();
    return number.isPresent()
        ? IntervalRules.plain(number.getAsDouble(), OptionalDouble.empty(), 0, source)
        : new Value.Missing("unknown " + efficiency.title());
  }

  private Value ofSpeed(VariantKey variant, Efficiency efficiency) {
    if (index.artifact(variant).filter(a -> a.execution() == Execution.SIMULATED).isPresent()) {
      return new Value.Missing("simulated: not measurable");
    }
    Value missing = new Value.Missing("no speed run");
    for (Map.Entry<EvaluationKey, EvaluationInfo> e : index.evaluations().entrySet()) {
      if (e.getValue().kind() != EvaluationInfo.Kind.SPEED) {
        continue;
      }
      Value value = speed(variant, e.getKey(), efficiency);
      if (value instanceof Value.Known) {
        return value;
      }
      missing = value;
    }
    return missing;
  }

  private Value speed(VariantKey variant, EvaluationKey key, Efficiency efficiency) {
    Optional<RunIndex.Found> found = index.find(variant, key);
    Optional<RunRecord> record = found.map(RunIndex.Found::record);
    if (record.isEmpty()) {
      return new Value.Missing(index.whyMissing(variant, key));
    }
    for (String metric : efficiency.metrics()) {
      Optional<Score> score = record.get().score(metric);
      if (score.isPresent() && Double.isFinite(score.get().value())) {
        return IntervalRules.plain(
                score.get().value(),
                score.get().standardError(),
                score.get().n(),
                List.of(record.get()))
            .with(found.get().caution());
      }
    }
    return new Value.Missing(key.evaluation() + " has no " + efficiency.title());
  }
}
