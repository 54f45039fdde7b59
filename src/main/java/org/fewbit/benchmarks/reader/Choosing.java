package org.fewbit.benchmarks.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A fixed pseudo-random choice of a few from many. */
public final class Choosing {

  private Choosing() {}

  /**
   * At most {@code limit} of them, in their own order; all for 0. The choice depends on the size,
   * the limit and the seed only: the first steps of a Fisher-Yates shuffle with {@link Random},
   * whose sequence Java specifies.
   */
  public static <T> List<T> choose(List<T> all, int limit, long seed) {
    if (limit <= 0 || limit >= all.size()) {
      return all;
    }
    int[] order = IntStream.range(0, all.size()).toArray();
    Random random = new Random(seed);
    for (int i = 0; i < limit; i++) {
      int other = i + random.nextInt(order.length - i);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return Arrays.stream(order, 0, limit).sorted().mapToObj(all::get).toList();
  }

  /** All of them in a pseudo-random order (Fisher-Yates with {@link Random}). */
  public static <T> List<T> shuffle(List<T> all, long seed) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
