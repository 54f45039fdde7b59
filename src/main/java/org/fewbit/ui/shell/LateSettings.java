package org.fewbit.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;

/**
 * Settings that are written behind the window's back: a disk that is slow must not hold up a
 * divider that is being dragged. What was put is read back at once.
 */
final class LateSettings implements SettingsStore {

  private final SettingsStore disk;
  private final Background background;
  private final Map<String, String> latest = new LinkedHashMap<>();
  private final Map<String, String> pending = new LinkedHashMap<>();

  LateSettings(SettingsStore disk, Background background) {
    this.disk = disk;
    this.background = background;
  }

  @Override
  public Optional<String> get(String key) {
    synchronized (latest) {
      return Optional.ofNullable(latest.get(key)).or(() -> disk.get(key));
    }
  }

  @Override
  public void put(String key, String value) {
    if (get(key).filter(value::equals).isPresent()) {
      return;
    }
    synchronized (latest) {
      latest.put(key, value);
      pending.put(key, value);
    }
    background.run(
        "settings.write",
        () -> {
          flush();
          return key;
        },
        done -> {});
  }

  /** Writes what waits, in the order of the changes. */
  synchronized void flush() {
    Map<String, String> now;
    synchronized (latest) {
      now = new LinkedHashMap<>(pending);
      pending.clear();
    }
    now.forEach(disk::put);
  }
}
