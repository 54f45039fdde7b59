package org.fewbit.ui.fx;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made when it is first asked for: what nobody opens costs no start. For one thread, the
 * window's.
 */
public final class Late<T> implements Supplier<T> {

  private final Supplier<? extends T> maker;
  private @Nullable T made;

  private Late(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  /** Made by {@code maker}, once. */
  public static <T> Late<T> of(Supplier<? extends T> maker) {
    return new Late<>(maker);
  }

  @Override
  public T get() {
    T now = made;
    if (now == null) {
      now = maker.get();
      made = now;
    }
    return now;
  }

  /** Whether anybody has asked. */
  public boolean isMade() {
    return made != null;
  }
}
