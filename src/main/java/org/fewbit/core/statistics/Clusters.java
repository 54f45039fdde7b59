package org.fewbit.core.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which observations belong together, because they share a template, a text or a subject and so are
 * no independent draws.
 */
public final class Clusters {

  private final int[] of;
  private final int count;

  private Clusters(int[] of, int count) {
    this.of = of;
    this.count = count;
  }

  /** Every observation by itself. */
  public static Clusters single(int n) {
    int[] each = new int[n];
    Arrays.setAll(each, i -> i);
    return new Clusters(each, n);
  }

  /** Observations of the same name belong together; one without a name is by itself. */
  public static Clusters of(List<String> names) {
    Map<String, Integer> known = new HashMap<>();
    int[] of = new int[names.size()];
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      String name = names.get(i);
      int next = count;
      of[i] = name.isEmpty() ? next : known.computeIfAbsent(name, k -> next);
      count += of[i] == next ? 1 : 0;
    }
    return new Clusters(of, count);
  }

  /** Number of clusters. */
  public int count() {
    return count;
  }

  /** Number of observations. */
  public int size() {
    return of.length;
  }

  /** The cluster of an observation, from 0. */
  public int of(int observation) {
    return of[observation];
  }

  /** Whether every observation is by itself. */
  public boolean areSingle() {
    return count == of.length;
  }

  /** Sum of the values of each cluster. */
  public double[] sums(double... values) {
    double[] sums = new double[count];
    for (int i = 0; i < of.length; i++) {
      sums[of[i]] += values[i];
    }
    return sums;
  }

  /** Number of observations of each cluster. */
  public double[] sizes() {
    double[] ones = new double[of.length];
    Arrays.fill(ones, 1);
    return sums(ones);
  }
}
