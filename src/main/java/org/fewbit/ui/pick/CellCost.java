package org.fewbit.ui.pick;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one cell would cost; whatever can't be told is absent, never 0.
 *
 * @param seconds from comparable runs; absent if none was measured: the first run measures it
 * @param newBytes disk of the variant that would be made first; absent if it is there already
 * @param memoryBytes largest memory of the worker, about
 */
record CellCost(OptionalDouble seconds, OptionalLong newBytes, OptionalLong memoryBytes) {}
