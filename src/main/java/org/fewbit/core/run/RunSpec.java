package org.fewbit.core.run;

import java.nio.file.Path;
import java.util.Optional;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;

/**
 * The immutable recipe of a run.
 *
 * @param variant what is evaluated
 * @param evaluation id of the evaluation
 * @param protocol resolved, never a default
 * @param data folder or file of the data, empty for the bundled data
 * @param limit most samples, 0 for all
 * @param seed of the choice of samples
 * @param context window of perplexity and divergence, 0 for the default
 * @param threads inside an operator, 0 for all cores
 * @param split part of the data that is asked, empty for the benchmark's own choice
 * @param fewShots worked examples, absent for the protocol's own
 * @param baseline what a divergence is measured from; absent for the model's own unquantized
 *     export, and for evaluations that need none
 */
public record RunSpec(
    VariantId variant,
    String evaluation,
    Protocol protocol,
    String data,
    int limit,
    long seed,
    int context,
    int threads,
    String split,
    Optional<FewShots> fewShots,
    Optional<VariantId> baseline) {

  /** Without a baseline, or with the usual one. */
  public RunSpec(
      VariantId variant,
      String evaluation,
      Protocol protocol,
      String data,
      int limit,
      long seed,
      int context,
      int threads,
      String split,
      Optional<FewShots> fewShots) {
    this(
        variant,
        evaluation,
        protocol,
        data,
        limit,
        seed,
        context,
        threads,
        split,
        fewShots,
        Optional.empty());
  }

  /** The benchmark's own split and the protocol's own examples. */
  public RunSpec(
      VariantId variant,
      String evaluation,
      Protocol protocol,
      String data,
      int limit,
      long seed,
      int context,
      int threads) {
    this(variant, evaluation, protocol, data, limit, seed, context, threads, "", Optional.empty());
  }

  /** A recipe for the bundled data, all samples. */
  public static RunSpec of(VariantId variant, String evaluation, Protocol protocol) {
    return new RunSpec(variant, evaluation, protocol, "", 0, 1234, 0, 0);
  }

  /** The same with another number of threads. */
  public RunSpec withThreads(int number) {
    return new RunSpec(
        variant, evaluation, protocol, data, limit, seed, context, number, split, fewShots);
  }

  /** The part that concerns the evaluation. */
  public EvaluationRequest evaluationRequest() {
    return new EvaluationRequest(
        evaluation,
        Optional.of(protocol),
        data.isEmpty() ? Optional.empty() : Optional.of(Path.of(data)),
        limit,
        seed,
        context,
        split,
        fewShots);
  }
}
