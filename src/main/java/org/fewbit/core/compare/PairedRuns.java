package org.fewbit.core.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/**
 * Runs paired sample by sample with their baselines'.
 *
 * @param byRuns what was found for each pair of run ids; empty where nothing can be paired
 */
public record PairedRuns(Map<Runs, Optional<PairedScores>> byRuns) {

  /** No pairs. */
  public static final PairedRuns NONE = new PairedRuns(Map.of());

  /** Two runs by their ids. */
  public record Runs(String baseline, String variant) {}

  /** Copies the map. */
  public PairedRuns {
    byRuns = Map.copyOf(byRuns);
  }

  /**
   * Pairs every run that a comparison would show with the one of its baseline.
   *
   * @param samples of a run by its id; asked once for each run that is not in {@code known}
   * @param known pairs of before: a finished run never changes
   */
  public static PairedRuns of(RunIndex index, RunSamples samples, PairedRuns known) {
    ScorePairing pairing = new ScorePairing(samples, ComparisonRules.USUAL);
    Map<Runs, Optional<PairedScores>> pairs = new HashMap<>();
    for (EvaluationKey key : index.evaluations().keySet()) {
      // One baseline's samples at a time are enough to hold.
      Map<String, List<SampleResult>> baselines = new HashMap<>();
      for (VariantKey variant : index.variants()) {
        Optional<VariantKey> baseline = index.baseline(variant).filter(b -> !b.equals(variant));
        Optional<RunRecord> own = index.find(variant, key).map(RunIndex.Found::record);
        Optional<RunRecord> base =
            baseline.flatMap(b -> index.find(b, key)).map(RunIndex.Found::record);
        if (own.isPresent() && base.isPresent()) {
          Runs runs = new Runs(base.get().id(), own.get().id());
          Optional<PairedScores> before = known.byRuns().get(runs);
          pairs.put(
              runs,
              before != null
                  ? before
                  : metric(own.get())
                      .flatMap(
                          metric ->
                              pairing
                                  .pair(
                                      own.get(),
                                      metric,
                                      baselines.computeIfAbsent(runs.baseline(), samples::of),
                                      samples.of(runs.variant()))
                                  .scores()));
        }
      }
    }
    return new PairedRuns(pairs);
  }

  /** Speeds are not paired, and divergences are pairs themselves. */
  private static Optional<Metric> metric(RunRecord record) {
    if (record.kind() == RunRecord.Kind.PUBLISHED) {
      return Optional.empty();
    }
    return switch (record.evaluation().kind()) {
      case BENCHMARK, PERPLEXITY -> Optional.of(record.evaluation().headline());
      case DIVERGENCE, SPEED -> Optional.empty();
    };
  }

  /** The difference of two values, paired if both come from one run each and those are paired. */
  Difference difference(Value.Known value, Value.Known baseline) {
    if (value.sources().size() != 1 || baseline.sources().size() != 1) {
      return Difference.of(value, baseline);
    }
    RunRecord own = value.sources().getFirst();
    return Optional.ofNullable(byRuns.get(new Runs(baseline.sources().getFirst().id(), own.id())))
        .flatMap(pairs -> pairs)
        .map(
            pairs ->
                Difference.of(
                    value,
                    baseline,
                    pairs,
                    own.evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY))
        .orElseGet(() -> Difference.of(value, baseline));
  }
}
