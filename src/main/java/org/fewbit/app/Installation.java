package org.fewbit.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the files shipped with the program lie: {@code assets} and {@code sample-runs}, in the
 * folder named by the property {@code fewbit.installation}, in the working folder (a source tree),
 * beside the jar or one above it.
 */
final class Installation {

  /** Overrides the search; handed on to worker processes. */
  static final String PROPERTY = "fewbit.installation";

  private final List<Path> bases;

  Installation() {
    List<Path> candidates = new ArrayList<>();
    Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).ifPresent(candidates::add);
    candidates.add(Path.of(""));
    jarFolder().ifPresent(candidates::add);
    jarFolder().map(Path::getParent).ifPresent(candidates::add);
    bases = candidates.stream().map(p -> p.toAbsolutePath().normalize()).toList();
  }

  /** The folder with models, benchmarks and texts, if the program has one. */
  Optional<Path> assets() {
    return find("assets");
  }

  /** The folder with records shipped with the program. */
  Optional<Path> sampleRuns() {
    return find("sample-runs");
  }

  /** A file shipped with the program. */
  Optional<Path> file(String name) {
    return bases.stream().map(b -> b.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  private Optional<Path> find(String name) {
    return bases.stream().map(b -> b.resolve(name)).filter(Files::isDirectory).findFirst();
  }

  private static Optional<Path> jarFolder() {
    try {
      CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
