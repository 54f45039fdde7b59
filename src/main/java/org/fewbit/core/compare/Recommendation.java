package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.EvaluationInfo;

/**
 * Which variant to deploy. Of those that fulfil every constraint the one with the best mean score
 * leads; those that can't be told from it at this number of samples stand beside it, the smallest
 * on disk first, for nothing is known that speaks against the cheapest of them.
 *
 * @param evaluations what quality was judged by
 * @param best variants that can't be told from the best score, the recommended one first
 * @param others that fulfil the constraints with a score that is clearly lower, best first
 * @param excluded variants with the checks they did not pass
 * @param notes what a reader must know
 */
public record Recommendation(
    List<EvaluationKey> evaluations,
    List<Candidate> best,
    List<Candidate> others,
    List<Candidate> excluded,
    List<String> notes) {

  /** Copies the lists. */
  public Recommendation {
    evaluations = List.copyOf(evaluations);
    best = List.copyOf(best);
    others = List.copyOf(others);
    excluded = List.copyOf(excluded);
    notes = List.copyOf(notes);
  }

  /**
   * A variant that was considered.
   *
   * @param variant which one
   * @param checks one for each constraint and evaluation
   * @param quality mean of the headline scores; absent where one is missing
   * @param bytes size on disk; absent where unknown
   * @param fromBest how its score compares with the best one; absent for excluded ones
   */
  public record Candidate(
      VariantKey variant,
      List<Check> checks,
      Optional<Value.Known> quality,
      Value bytes,
      Optional<Distance> fromBest) {

    /** Copies the list. */
    public Candidate {
      checks = List.copyOf(checks);
    }

    /** Whether it fulfils every constraint. */
    public boolean fits() {
      return checks.stream().allMatch(Check::passed);
    }

    /** Whether more samples alone could decide. */
    boolean isUndecided() {
      return !fits() && against().stream().allMatch(Check::isUndecided);
    }

    /** What speaks against it. */
    public List<Check> against() {
      return checks.stream().filter(c -> !c.passed()).toList();
    }

    Candidate at(Distance distance) {
      return new Candidate(variant, checks, quality, bytes, Optional.of(distance));
    }
  }

  /**
   * A score minus the best one.
   *
   * @param difference mean over the evaluations, in their unit; of perplexities the logarithm of
   *     their ratio
   * @param logarithmic whether it is such a logarithm
   * @param pHolm of no difference, after Holm's correction over the variants that fit; 1 for the
   *     best one
   * @param n samples, all evaluations together
   */
  public record Distance(double difference, boolean logarithmic, double pHolm, long n) {

    /** Level below which two variants count as different. */
    private static final double LEVEL = 0.05;

    /** Whether it can't be told from the best one. */
    public boolean isTie() {
      return !(pHolm < LEVEL);
    }
  }

  /**
   * Of the excluded those that nothing measured speaks against, only too few samples: their losses
   * may be small enough, and may not.
   */
  public List<Candidate> undecided() {
    return excluded.stream().filter(Candidate::isUndecided).toList();
  }

  /** Of the excluded those that something speaks against, or that were not measured. */
  public List<Candidate> ruledOut() {
    return excluded.stream().filter(c -> !c.isUndecided()).toList();
  }

  /** The one to take, if any fits. */
  public Optional<Candidate> recommended() {
    return best.stream().findFirst();
  }

  /**
   * Judges the variants a selection shows.
   *
   * @param comparison of the same selection with the baselines
   * @param samples to compare variants with each other
   */
  public static Recommendation of(
      RunIndex index,
      Selection selection,
      BaselineComparison comparison,
      RunSamples samples,
      Constraints constraints) {
    List<EvaluationKey> keys =
        constraints.evaluations().isEmpty()
            ? constraints.judging(benchmarks(index, selection), index)
            : constraints.evaluations();
    ConstraintChecks checks = new ConstraintChecks(index, selection, comparison, constraints, keys);
    List<Candidate> fitting = new ArrayList<>();
    List<Candidate> excluded = new ArrayList<>();
    for (VariantKey variant : checks.shown()) {
      Candidate candidate = checks.candidate(variant);
      (candidate.fits() ? fitting : excluded).add(candidate);
    }
    List<Candidate> ranked = new QualityRanking(index, samples, keys).rank(fitting);
    return new Recommendation(
        keys,
        ranked.stream()
            .filter(c -> c.fromBest().orElseThrow().isTie())
            .sorted(Comparator.comparingDouble(c -> c.bytes().number().orElse(Double.MAX_VALUE)))
            .toList(),
        ranked.stream().filter(c -> !c.fromBest().orElseThrow().isTie()).toList(),
        excluded,
        checks.notes());
  }

  private static List<EvaluationKey> benchmarks(RunIndex index, Selection selection) {
    return index.evaluations().entrySet().stream()
        .filter(e -> e.getValue().kind() == EvaluationInfo.Kind.BENCHMARK)
        .filter(e -> selection.dimensions().contains(e.getValue().dimension()))
        .filter(
            e ->
                index.variants().stream()
                    .anyMatch(v -> selection.shows(v) && index.find(v, e.getKey()).isPresent()))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
