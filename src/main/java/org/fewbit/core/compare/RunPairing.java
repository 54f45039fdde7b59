package org.fewbit.core.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/** Pairs the runs of one evaluation with those of their baselines. */
final class RunPairing {

  /**
   * Largest distance between a mean over samples and the score, as a share of the score, for the
   * score to be that mean.
   */
  private static final double SAME = 1e-9;

  private final RunIndex index;
  private final RunSamples samples;
  private final ComparisonRules rules;
  private final EvaluationKey key;

  RunPairing(RunIndex index, RunSamples samples, ComparisonRules rules, EvaluationKey key) {
    this.index = index;
    this.samples = samples;
    this.rules = rules;
    this.key = key;
  }

  /** Adds what there is to either list; nothing for a baseline. */
  void compare(VariantKey variant, List<VariantDifference> found, List<NoDifference> missing) {
    Optional<VariantKey> baseline = rules.baselineOf(index, variant);
    if (baseline.filter(variant::equals).isPresent()) {
      return;
    }
    Optional<RunRecord> own = index.find(variant, key).map(RunIndex.Found::record);
    Optional<RunRecord> base =
        baseline.flatMap(b -> index.find(b, key)).map(RunIndex.Found::record);
    String reason =
        baseline.isEmpty()
            ? "no baseline"
                + rules.baseline().map(b -> " " + b).orElse("")
                + " of "
                + variant.model()
            : own.isEmpty()
                ? index.whyMissing(variant, key)
                : base.isEmpty()
                    ? "baseline: " + index.whyMissing(baseline.get(), key)
                    : refusal(own.get(), base.get());
    if (!reason.isEmpty()) {
      missing.add(new NoDifference(variant, key, "", reason));
      return;
    }
    for (Metric metric : own.orElseThrow().evaluation().metrics()) {
      add(
          new Pair(variant, baseline.orElseThrow(), own.orElseThrow(), base.orElseThrow()),
          metric,
          found,
          missing);
    }
  }

  private record Pair(VariantKey variant, VariantKey baseline, RunRecord own, RunRecord base) {}

  /** Why two runs can't be paired; empty if they can. */
  private String refusal(RunRecord own, RunRecord base) {
    if (own.kind() == RunRecord.Kind.PUBLISHED) {
      return "published without samples";
    }
    Optional<Provenance> mine = own.provenance();
    Optional<Provenance> theirs = base.provenance();
    if (mine.isPresent() && theirs.isPresent()) {
      if (!mine.get().tokenizerSha256().equals(theirs.get().tokenizerSha256())) {
        return "another tokenizer than the baseline's";
      }
      if (!mine.get().templateSha256().equals(theirs.get().templateSha256())) {
        return "another chat template than the baseline's";
      }
    }
    List<SampleResult> first = samples.of(base.id());
    List<SampleResult> second = samples.of(own.id());
    if (first.isEmpty() || second.isEmpty()) {
      return (second.isEmpty() ? "" : "baseline: ") + "the samples are not there";
    }
    Map<String, String> prompts = new HashMap<>();
    first.forEach(s -> prompts.put(s.sampleId(), s.promptSha256()));
    long common = second.stream().filter(s -> prompts.containsKey(s.sampleId())).count();
    long other =
        second.stream()
            .filter(
                s -> !s.promptSha256().equals(prompts.getOrDefault(s.sampleId(), s.promptSha256())))
            .count();
    if (other > 0) {
      return "other prompts or decoding than the baseline in "
          + other
          + " of "
          + common
          + " samples";
    }
    return common < 2 ? "fewer than two samples in common with the baseline" : "";
  }

  private void add(
      Pair pair, Metric metric, List<VariantDifference> found, List<NoDifference> missing) {
    boolean headline = metric.id().equals(pair.own().evaluation().headline().id());
    boolean perplexity = pair.own().evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY;
    if (perplexity && !headline) {
      return;
    }
    List<SampleResult> first = samples.of(pair.base().id());
    List<SampleResult> second = samples.of(pair.own().id());
    ScorePairing.Found pairs =
        new ScorePairing(samples, rules).pair(pair.own(), metric, first, second);
    Optional<PairedScores> scores = pairs.scores();
    String why =
        scores.isEmpty()
            ? "the metric has no value for single samples"
            : isScore(pair.own(), metric, pairs.expected())
                ? ""
                : "the score is no mean of its samples";
    if (!why.isEmpty()) {
      missing.add(new NoDifference(pair.variant(), key, metric.id(), why));
      return;
    }
    PairedScores paired = scores.orElseThrow();
    double before = paired.baselineMean();
    double after = before + paired.difference().value();
    found.add(
        new VariantDifference(
            pair.variant(),
            pair.baseline(),
            key,
            metric,
            pair.own(),
            pair.base(),
            perplexity ? Math.exp(after) : after,
            perplexity ? Math.exp(before) : before,
            perplexity ? VariantDifference.Scale.LOGARITHM : VariantDifference.Scale.LINEAR,
            paired.paired(),
            paired.paired().pValue(),
            paired.flips(),
            paired.unpaired(),
            rules.level()));
  }

  /** Whether the record's score is what its samples say. */
  private static boolean isScore(RunRecord record, Metric metric, double expected) {
    Optional<Score> score = record.score(metric.id());
    return score.isPresent()
        && Math.abs(score.get().value() - expected) <= SAME * Math.max(1, Math.abs(expected));
  }
}
