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

  /** The same as a figure. */
  public FigureKind figure() {
    return switch (this) {
      case PERPLEXITY -> FigureKind.PERPLEXITY;
      case BITS -> FigureKind.BITS;
      case SPEED -> FigureKind.SPEED;
      case MEMORY -> FigureKind.MEMORY;
    };
  }

  /** Whether variants of equal memory are connected. */
  public boolean equalMemory() {
    return front();
  }

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
