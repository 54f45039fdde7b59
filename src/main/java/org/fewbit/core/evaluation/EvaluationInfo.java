package org.fewbit.core.evaluation;

import java.util.List;

/**
 * An evaluation that can be asked for.
 *
 * @param id {@code pocket-mmlu}, {@code mmlu}, {@code perplexity}, {@code speed}
 * @param title for people
 * @param version changes whenever a score could
 * @param kind what family it is
 * @param dimension the paper's dimension
 * @param protocols supported, the default first
 * @param metrics reported, the headline first
 * @param samples items of the bundled or configured data, 0 if its data must be given
 * @param description two sentences
 */
public record EvaluationInfo(
    String id,
    String title,
    String version,
    Kind kind,
    Dimension dimension,
    List<Protocol> protocols,
    List<Metric> metrics,
    int samples,
    String description) {

  /** Family of evaluations. */
  public enum Kind {
    BENCHMARK,
    PERPLEXITY,
    DIVERGENCE,
    SPEED
  }

  /** Copies the lists. */
  public EvaluationInfo {
    protocols = List.copyOf(protocols);
    metrics = List.copyOf(metrics);
  }

  /** The metric that stands for the evaluation on charts. */
  public Metric headline() {
    return metrics.getFirst();
  }

  /** The same, its metrics' conventions ending in some words more. */
  public EvaluationInfo withConvention(String words) {
    List<Metric> labelled =
        metrics.stream()
            .map(
                m ->
                    new Metric(
                        m.id(),
                        m.title(),
                        m.unit(),
                        m.convention() + words,
                        m.higherIsBetter(),
                        m.chance()))
            .toList();
    return new EvaluationInfo(
        id, title, version, kind, dimension, protocols, labelled, samples, description);
  }
}
