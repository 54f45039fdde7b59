package org.fewbit.core.evaluation;

import java.util.Map;

/**
 * A scored sample.
 *
 * @param category the sample's
 * @param values metric or helper quantity to value, for example {@code accuracy} to 1.0
 * @param answer what was extracted, empty if nothing could be
 * @param gold the right answer
 * @param parsed whether an answer could be extracted
 * @param note why, where the outcome needs a word; empty otherwise
 * @param cluster what it shares with other samples (template, text), so that they are no
 *     independent draws; empty if nothing
 */
public record SampleOutcome(
    String category,
    Map<String, Double> values,
    String answer,
    String gold,
    boolean parsed,
    String note,
    String cluster) {

  /** Copies the map. */
  public SampleOutcome {
    values = Map.copyOf(values);
  }

  /** A sample that shares nothing with others. */
  public SampleOutcome(
      String category,
      Map<String, Double> values,
      String answer,
      String gold,
      boolean parsed,
      String note) {
    this(category, values, answer, gold, parsed, note, "");
  }
}
