package org.fewbit.core.evaluation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which evaluation, how.
 *
 * @param id see {@link EvaluationInfo#id()}
 * @param protocol absent for the default
 * @param data folder or file with data in the official format; absent for the bundled data
 * @param limit most samples, 0 for all; a fixed pseudo-random choice by {@code seed}
 * @param seed of that choice
 * @param context window for perplexity, 0 for the smaller of 2048 and the model's context
 * @param split part of the data that is asked, empty for the benchmark's own choice
 * @param fewShots worked examples, absent for the protocol's own
 */
public record EvaluationRequest(
    String id,
    Optional<Protocol> protocol,
    Optional<Path> data,
    int limit,
    long seed,
    int context,
    String split,
    Optional<FewShots> fewShots) {

  /** The benchmark's own split and the protocol's own examples. */
  public EvaluationRequest(
      String id,
      Optional<Protocol> protocol,
      Optional<Path> data,
      int limit,
      long seed,
      int context) {
    this(id, protocol, data, limit, seed, context, "", Optional.empty());
  }

  /** The bundled data, all of it, default protocol. */
  public static EvaluationRequest of(String id) {
    return new EvaluationRequest(id, Optional.empty(), Optional.empty(), 0, 1234, 0);
  }
}
