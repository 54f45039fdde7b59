package org.fewbit.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures there are, by the word on the command line. */
public enum FigureKind {
  /** Score against perplexity, with their correlation. */
  PERPLEXITY("score against perplexity, with correlation"),
  /** Score against bits per weight, one line a method, by model. */
  BITS("score or perplexity against bits per weight, one line a method, by model"),
  /** Score against generation speed, with the Pareto front. */
  SPEED("score against generated tokens a second, with the Pareto front"),
  /** Score against memory or size, with the Pareto front. */
  MEMORY("score against peak memory, with the Pareto front and lines of equal memory"),
  /** Differences from the baseline, sorted, with paired intervals. */
  FOREST("differences from the baseline with paired intervals, significance after Holm"),
  /** Variants by benchmarks. */
  HEATMAP("variants x benchmarks: score, difference or retention"),
  /** Samples that turned right or wrong. */
  FLIPS("samples that became wrong or right, as stacked bars"),
  /** Every benchmark against perplexity. */
  MULTIPLES("every benchmark against perplexity, small multiples with correlations"),
  /** Speed and memory as bars. */
  COSTS("speed and memory as bars"),
  /** Distribution of latencies. */
  LATENCY("distribution of the time a sample took"),
  /** Distribution of divergence from the baseline. */
  DIVERGENCE("distribution of divergence from the baseline"),
  /** Three dimensions as a radar. */
  RADAR("the three dimensions as a radar, lower-is-better axes inverted"),
  /** Error of each quantized tensor. */
  LAYERS("quantization error of every tensor, by layer");

  private final String description;

  FigureKind(String description) {
    this.description = description;
  }

  /** The word on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it takes to have something to draw, said to a person whose figure is empty. */
  public String needs() {
    return switch (this) {
      case PERPLEXITY, MULTIPLES ->
          "Run perplexity and a benchmark for the same variants, or choose other axes.";
      case BITS -> "Run a benchmark or a perplexity, or choose other axes.";
      case SPEED, MEMORY ->
          "Run speed and a benchmark for the same variants; simulated ones have no speed.";
      case FOREST, FLIPS -> "Run a benchmark for a variant and for the baseline of its model.";
      case HEATMAP -> "Run benchmarks; for differences and retention run the baseline too.";
      case COSTS, LATENCY -> "Run speed; simulated variants have no speed and memory.";
      case DIVERGENCE -> "Run divergence for variants that aren't the baseline.";
      case RADAR -> "Run benchmarks and speed for the same variants: three axes at least.";
      case LAYERS ->
          "Choose variants that were quantized here (fewbit quantize ...), or open a comparison that"
              + " carries their reports.";
    };
  }

  /** What it shows. */
  public String description() {
    return description;
  }

  /** Reads {@link #id()}. */
  public static Optional<FigureKind> parse(String text) {
    return Arrays.stream(values()).filter(k -> k.id().equalsIgnoreCase(text)).findFirst();
  }
}
