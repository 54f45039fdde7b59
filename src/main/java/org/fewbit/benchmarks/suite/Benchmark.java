package org.fewbit.benchmarks.suite;

import java.util.List;
import java.util.Optional;
import org.fewbit.benchmarks.reader.DataReader;
import org.fewbit.benchmarks.reader.Item;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * A benchmark: what it is, how its files are read, how it is asked and scored.
 *
 * @param id with the edition's prefix
 * @param version changes whenever a score could
 * @param procedures one a protocol, the default first
 */
public record Benchmark<I extends Item>(
    String id,
    String title,
    String version,
    Dimension dimension,
    String description,
    DataReader<I> reader,
    List<Procedure<I>> procedures) {

  /** Copies the list. */
  public Benchmark {
    procedures = List.copyOf(procedures);
  }

  /** As the catalog shows it, under one of its procedures. */
  EvaluationInfo info(Procedure<I> procedure, List<I> items) {
    List<Protocol> protocols = procedures.stream().map(Procedure::protocol).toList();
    return new EvaluationInfo(
        id,
        title,
        version,
        EvaluationInfo.Kind.BENCHMARK,
        dimension,
        protocols,
        procedure.metrics(items),
        items.size(),
        description);
  }

  /** As the catalog shows it before its data is read. */
  public EvaluationInfo info() {
    return info(procedures.getFirst(), List.of());
  }

  /** Whether a request under a protocol may say how many worked examples there are. */
  public boolean takesShots(Protocol protocol) {
    return procedures.stream()
        .filter(p -> p.protocol() == protocol)
        .anyMatch(
            p -> {
              try {
                return p.withShots(FewShots.of(1)) != null;
              } catch (ProblemException refused) {
                return false;
              }
            });
  }

  /**
   * The procedure of a protocol, the default for none.
   *
   * @throws ProblemException if the benchmark has no such protocol
   */
  Procedure<I> procedure(Optional<Protocol> protocol) {
    return procedures.stream()
        .filter(p -> protocol.isEmpty() || p.protocol() == protocol.get())
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.BAD_ARGUMENT,
                    title + " has no protocol '" + protocol.map(Protocol::text).orElse("") + "'",
                    id,
                    "Use one of "
                        + procedures.stream().map(p -> p.protocol().text()).toList()
                        + "."));
  }
}
