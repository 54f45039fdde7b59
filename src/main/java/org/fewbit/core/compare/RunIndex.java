package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.model.Method;
import org.fewbit.core.run.ArtifactSummary;
import org.fewbit.core.run.RunRecord;

/**
 * Records in the order and grouping that comparisons need: the latest one of each variant under
 * each set of conditions.
 */
public final class RunIndex {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Comparator<RunRecord> OLDEST_FIRST =
      Comparator.comparing(RunRecord::started).thenComparing(RunRecord::id);

  private final Map<Conditions, Map<VariantKey, RunRecord>> byConditions = new LinkedHashMap<>();
  private final Map<VariantKey, RunRecord> newest = new HashMap<>();
  private final Map<VariantKey, RunRecord> newestScored = new HashMap<>();
  private final Map<EvaluationKey, EvaluationInfo> evaluations;
  private final Map<GroupKey, List<Conditions>> groups = new HashMap<>();
  private final List<VariantKey> variants;
  private final List<String> models;
  private final Map<VariantKey, List<RunRecord>> byVariant = new HashMap<>();
  private final Map<RunRecord.Kind, Set<EvaluationKey>> evaluated =
      new EnumMap<>(RunRecord.Kind.class);
  private final Map<ModelKey, VariantKey> baselines = new HashMap<>();

  /** Answers given before: an index never changes, charts and tables ask the same many times. */
  private final Map<Asked, Optional<Found>> found = new ConcurrentHashMap<>();

  private final Map<Asked, Value> headlines = new ConcurrentHashMap<>();

  private record GroupKey(RunRecord.Kind kind, EvaluationKey key) {}

  private record Asked(VariantKey variant, EvaluationKey key) {}

  private record ModelKey(String model, RunRecord.Kind kind) {}

  private RunIndex(List<RunRecord> records) {
    List<RunRecord> sorted = records.stream().sorted(OLDEST_FIRST).toList();
    Map<EvaluationKey, EvaluationInfo> infos = new HashMap<>();
    for (RunRecord record : sorted) {
      VariantKey variant = VariantKey.of(record);
      byConditions
          .computeIfAbsent(Conditions.of(record), c -> new HashMap<>())
          .put(variant, record);
      newest.put(variant, record);
      if (!WeightsCaution.isSpeed(record)) {
        newestScored.put(variant, record);
      }
      EvaluationKey key = EvaluationKey.of(record);
      infos.put(key, record.evaluation());
      evaluated.computeIfAbsent(record.kind(), k -> new HashSet<>()).add(key);
    }
    evaluations = inOrder(infos);
    variants = newest.keySet().stream().sorted(modelsFirst()).toList();
    byConditions
        .keySet()
        .forEach(
            c ->
                groups
                    .computeIfAbsent(new GroupKey(c.kind(), c.key()), k -> new ArrayList<>())
                    .add(c));
    groups.values().forEach(list -> list.sort(widestFirst()));
    models = variants.stream().map(VariantKey::model).distinct().toList();
    for (Map<VariantKey, RunRecord> each : byConditions.values()) {
      each.forEach((v, r) -> byVariant.computeIfAbsent(v, k -> new ArrayList<>()).add(r));
    }
    variants.stream()
        .filter(v -> v.method().filter(Method::isFloat).isPresent())
        .sorted(VariantKey.ORDER)
        .forEach(v -> baselines.putIfAbsent(new ModelKey(v.model(), v.kind()), v));
  }

  /** Sorts records in; none of them is changed. */
  public static RunIndex of(List<RunRecord> records) {
    return new RunIndex(records);
  }

  /** All variants: measured first, smaller models first, then {@link VariantKey#ORDER}. */
  public List<VariantKey> variants() {
    return variants;
  }

  /** Base models in the order of {@link #variants()}. */
  public List<String> models() {
    return models;
  }

  /** Evaluations with at least one record, by dimension, family and id. */
  public Map<EvaluationKey, EvaluationInfo> evaluations() {
    return evaluations;
  }

  /** Whether any record of a kind is of this evaluation. */
  public boolean has(RunRecord.Kind kind, EvaluationKey key) {
    return evaluated.getOrDefault(kind, Set.of()).contains(key);
  }

  /** The variant others of its model are compared with: fp32, else fp16, else bf16. */
  public Optional<VariantKey> baseline(VariantKey of) {
    return Optional.ofNullable(baselines.get(new ModelKey(of.model(), of.kind())));
  }

  /** What the newest record says of the variant's files. */
  public Optional<ArtifactSummary> artifact(VariantKey variant) {
    return newest(variant).map(RunRecord::artifact);
  }

  /** The newest record of a variant, whatever was evaluated. */
  public Optional<RunRecord> newest(VariantKey variant) {
    return Optional.ofNullable(newest.get(variant));
  }

  /** Every record that takes part: the newest of its variant under its conditions. */
  public List<RunRecord> records(VariantKey variant) {
    return Collections.unmodifiableList(byVariant.getOrDefault(variant, List.of()));
  }

  /**
   * A record and how it differs from those of the other variants.
   *
   * @param caution empty if it doesn't
   */
  record Found(RunRecord record, String caution) {}

  /**
   * The record of a variant under the conditions that most variants share; else one over more or
   * fewer of the same samples, the most first.
   */
  Optional<Found> find(VariantKey variant, EvaluationKey key) {
    return found.computeIfAbsent(new Asked(variant, key), a -> search(variant, key));
  }

  /** The value of the headline metric, made by {@code how} when it is first asked for. */
  Value headline(VariantKey variant, EvaluationKey key, Supplier<Value> how) {
    return headlines.computeIfAbsent(new Asked(variant, key), a -> how.get());
  }

  private Optional<Found> search(VariantKey variant, EvaluationKey key) {
    List<Conditions> all = groups.getOrDefault(new GroupKey(variant.kind(), key), List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Conditions shared = all.getFirst();
    return all.stream()
        .filter(c -> c.samplesSameAs(shared) && of(c).containsKey(variant))
        .min(
            Comparator.comparing((Conditions c) -> !c.equals(shared))
                .thenComparing(c -> c.limit() == 0 ? Integer.MIN_VALUE : -c.limit()))
        .map(c -> found(Objects.requireNonNull(of(c).get(variant)), c.differenceFrom(shared)));
  }

  private Found found(RunRecord record, String difference) {
    Optional<RunRecord> scored = Optional.ofNullable(newestScored.get(VariantKey.of(record)));
    String weights = WeightsCaution.of(record, scored);
    return new Found(
        record,
        Stream.of(difference, weights)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  /** The record of a variant that comparisons of this evaluation use. */
  public Optional<RunRecord> record(VariantKey variant, EvaluationKey key) {
    return find(variant, key).map(Found::record);
  }

  /** Why {@link #find} has nothing: no run at all, or one under other conditions. */
  String whyMissing(VariantKey variant, EvaluationKey key) {
    List<Conditions> all = groups.getOrDefault(new GroupKey(variant.kind(), key), List.of());
    return all.stream()
        .filter(c -> of(c).containsKey(variant))
        .findFirst()
        .map(c -> key.evaluation() + " has other conditions: " + c.differenceFrom(all.getFirst()))
        .orElse("no " + key.evaluation() + " run");
  }

  private Map<VariantKey, RunRecord> of(Conditions conditions) {
    return byConditions.getOrDefault(conditions, Map.of());
  }

  private Comparator<Conditions> widestFirst() {
    return Comparator.comparing((Conditions c) -> -of(c).size())
        .thenComparing(c -> c.limit() == 0 ? Integer.MIN_VALUE : -c.limit())
        .thenComparing(
            c -> of(c).values().stream().max(OLDEST_FIRST).orElseThrow(), OLDEST_FIRST.reversed());
  }

  private Comparator<VariantKey> modelsFirst() {
    Map<String, Long> size = new HashMap<>();
    newest.forEach((v, r) -> size.merge(v.model(), r.artifact().parameters().orElse(0), Long::max));
    return Comparator.comparing(VariantKey::kind)
        .thenComparing(v -> size.getOrDefault(v.model(), 0L))
        .thenComparing(v -> padded(v.model()))
        .thenComparing(VariantKey.ORDER);
  }

  /** Numbers in names by their value: 7B before 14B. */
  private static String padded(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(m -> "0".repeat(Math.max(0, 9 - m.group().length())) + m.group());
  }

  private static Map<EvaluationKey, EvaluationInfo> inOrder(
      Map<EvaluationKey, EvaluationInfo> infos) {
    Map<EvaluationKey, EvaluationInfo> ordered = new LinkedHashMap<>();
    infos.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<EvaluationKey, EvaluationInfo> e) -> e.getValue().dimension())
                .thenComparing(e -> e.getValue().kind())
                .thenComparing(e -> e.getKey().toString()))
        .forEach(e -> ordered.put(e.getKey(), e.getValue()));
    return ordered;
  }
}
