package org.fewbit.ui.recommend;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers answers for as long as there is memory to spare: the samples of hundreds of runs may be
 * more than the heap holds.
 */
final class SoftMemory<K, V> implements Function<K, V> {

  private final Function<K, V> source;
  private final Map<K, SoftReference<V>> known = new ConcurrentHashMap<>();

  SoftMemory(Function<K, V> source) {
    this.source = source;
  }

  @Override
  public V apply(K key) {
    return Optional.ofNullable(known.get(key))
        .map(SoftReference::get)
        .orElseGet(() -> remember(key, source.apply(key)));
  }

  private V remember(K key, V value) {
    known.put(key, new SoftReference<>(value));
    return value;
  }
}
