package org.fewbit.ui.pick;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.fewbit.core.run.Hardware;

/**
 * What one cell would cost; whatever can't be told is absent, never 0.
 *
 * @param seconds from comparable runs; absent if none was measured: the first run measures it
 * @param elsewhere the other machine those runs were on; absent if it was this one
 * @param newBytes disk of the variant that would be made first; absent if it is there already
 * @param memoryBytes largest memory of the worker, about
 */
record CellCost(
    OptionalDouble seconds,
    Optional<Hardware> elsewhere,
    OptionalLong newBytes,
    OptionalLong memoryBytes) {}
