package org.fewbit.quantizers.form;

import org.fewbit.core.quantize.WeightHistogram;

/**
 * How far quantized weights are from the originals.
 *
 * @param relativeError ||value - weight|| / ||weight||, 0 for a zero weight
 * @param histogram how both are spread
 */
record Deviation(double relativeError, WeightHistogram histogram) {}
