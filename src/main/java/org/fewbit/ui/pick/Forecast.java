package org.fewbit.ui.pick;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What pressing Run would cost.
 *
 * @param runs how many
 * @param seconds of those runs whose time is known from earlier ones; absent if none is
 * @param unknown runs nothing comparable was measured for
 * @param elsewhere runs whose time is known from another machine alone
 * @param newVariants variants that would be made first
 * @param newBytes disk they would take, about
 * @param freeDisk where they would be written
 * @param memoryBytes largest worker, about
 * @param memory of the machine
 */
record Forecast(
    int runs,
    OptionalDouble seconds,
    int unknown,
    int elsewhere,
    int newVariants,
    long newBytes,
    OptionalLong freeDisk,
    OptionalLong memoryBytes,
    OptionalLong memory) {

  static final Forecast NOTHING =
      new Forecast(
          0,
          OptionalDouble.empty(),
          0,
          0,
          0,
          0,
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());

  /** Whether the new variants would not fit. */
  boolean isDiskShort() {
    return freeDisk.isPresent() && newBytes > freeDisk.getAsLong();
  }

  /** Whether the largest worker would not fit. */
  boolean isMemoryShort() {
    return memoryBytes.isPresent()
        && memory.isPresent()
        && memoryBytes.getAsLong() > memory.getAsLong();
  }
}
