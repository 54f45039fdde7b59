package org.fewbit.core.statistics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.hipparchus.random.MersenneTwister;

/**
 * Draws without replacement in the sequence of Python's {@code random.Random(seed).sample}: the
 * worked examples that lm-evaluation-harness's default sampler picks can only be asked again with
 * the same numbers.
 */
public final class PythonSample {

  /** A set of this size and four times the power of four above 3k: Python's bound for a pool. */
  private static final int SMALL = 21;

  private static final int POOL_FROM = 5;

  private final MersenneTwister random;

  /**
   * A sequence.
   *
   * @param seed not negative, below 2 to the 31st
   */
  public PythonSample(int seed) {
    random = new MersenneTwister(new int[] {seed});
  }

  /**
   * The next draw.
   *
   * @param all drawn from
   * @param k how many
   * @throws IllegalArgumentException if there are not as many
   */
  public <T> List<T> next(List<T> all, int k) {
    if (k > all.size()) {
      throw new IllegalArgumentException(k + " of " + all.size());
    }
    return all.size() <= poolBound(k) ? fromPool(all, k) : bySet(all, k);
  }

  private static long poolBound(int k) {
    long bound = SMALL;
    if (k > POOL_FROM) {
      long power = 1;
      while (power < 3L * k) {
        power *= 4;
      }
      bound += power;
    }
    return bound;
  }

  private <T> List<T> fromPool(List<T> all, int k) {
    List<T> pool = new ArrayList<>(all);
    List<T> drawn = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      int at = below(pool.size() - i);
      drawn.add(pool.get(at));
      pool.set(at, pool.get(pool.size() - i - 1));
    }
    return drawn;
  }

  private <T> List<T> bySet(List<T> all, int k) {
    SequencedSet<Integer> chosen = new LinkedHashSet<>();
    while (chosen.size() < k) {
      chosen.add(below(all.size()));
    }
    return chosen.stream().map(all::get).toList();
  }

  /** Python's {@code _randbelow_with_getrandbits}. */
  private int below(int n) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(n);
    int drawn;
    do {
      drawn = random.nextInt() >>> (Integer.SIZE - bits);
    } while (drawn >= n);
    return drawn;
  }
}
