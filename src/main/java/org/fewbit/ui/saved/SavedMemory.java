package org.fewbit.ui.saved;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.core.settings.SettingsStore;

/** Keeps between sessions which comparison is open and which were. */
final class SavedMemory {

  private static final String RECENT = "comparisons.recent";
  private static final String FILE = "compare.file";
  private static final String RUNS = "compare.file.runs";
  private static final String CHANGED = "compare.file.changed";
  private static final int MOST_RECENT = 8;

  private final SettingsStore settings;

  SavedMemory(SettingsStore settings) {
    this.settings = settings;
  }

  /** Files that were opened or saved, the latest first. */
  List<Path> recent() {
    return settings.get(RECENT).stream()
        .flatMap(String::lines)
        .flatMap(line -> path(line).stream())
        .toList();
  }

  /** Puts a file first; returns all. */
  List<Path> used(Path file) {
    return keep(Stream.concat(Stream.of(file), recent().stream()).distinct());
  }

  /** Takes a file away that isn't there any more; returns the others. */
  List<Path> gone(Path file) {
    return keep(recent().stream().filter(f -> !f.equals(file)));
  }

  private List<Path> keep(Stream<Path> files) {
    List<Path> kept = files.limit(MOST_RECENT).toList();
    settings.put(RECENT, kept.stream().map(Path::toString).collect(Collectors.joining("\n")));
    return kept;
  }

  /** Writes down what is open. */
  void open(Optional<SavedState.Open> open) {
    settings.put(FILE, open.map(o -> o.file().toString()).orElse(""));
    settings.put(
        RUNS,
        open.map(o -> o.runs().stream().sorted().collect(Collectors.joining("\n"))).orElse(""));
  }

  /** What was open last. */
  Optional<SavedState.Open> open() {
    Set<String> runs = new LinkedHashSet<>();
    settings.get(RUNS).stream()
        .flatMap(String::lines)
        .filter(line -> !line.isBlank())
        .forEach(runs::add);
    return settings
        .get(FILE)
        .filter(text -> !text.isBlank())
        .flatMap(SavedMemory::path)
        .map(file -> new SavedState.Open(file, runs, Optional.empty()));
  }

  /** Writes down whether it was changed. */
  void changed(boolean changed) {
    settings.put(CHANGED, Boolean.toString(changed));
  }

  /** Whether it was changed. */
  boolean changed() {
    return settings.get(CHANGED).map(Boolean::parseBoolean).orElse(false);
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException edited) {
      // Somebody edited the settings file: the others are still good.
      return Optional.empty();
    }
  }
}
