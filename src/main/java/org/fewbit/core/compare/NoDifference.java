package org.fewbit.core.compare;

/**
 * A variant that can't be compared with its baseline on an evaluation.
 *
 * @param variant which one
 * @param key evaluation and protocol
 * @param metric id of the metric; empty for all of the evaluation
 * @param reason why, in a few words
 */
public record NoDifference(VariantKey variant, EvaluationKey key, String metric, String reason) {}
