package org.fewbit.chart;

/** The charts there are. */
public enum ChartKind {
  /** Score against perplexity, with their correlation. */
  PERPLEXITY,
  /** Score against storage, one line for each method and model. */
  BITS,
  /** Score against speed, with the Pareto front. */
  SPEED,
  /** Score against memory or size, with the Pareto front. */
  MEMORY;

  boolean lines() {
    return this == BITS;
  }

  boolean front() {
    return this == SPEED || this == MEMORY;
  }

  boolean correlation() {
    return this == PERPLEXITY;
  }
}
