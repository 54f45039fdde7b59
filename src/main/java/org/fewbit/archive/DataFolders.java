package org.fewbit.archive;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's data folder and what lies in it. {@code FEWBIT_HOME} names it; otherwise the
 * platform's convention does: {@code $XDG_DATA_HOME/fewbit} or {@code ~/.local/share/fewbit} on
 * Linux, {@code ~/Library/Application Support/Fewbit} on macOS, {@code %LOCALAPPDATA%\Fewbit} on
 * Windows.
 *
 * @param home the data folder; made when something is first written
 */
public record DataFolders(Path home) {

  /** The property that overrides everything, for tests and workers. */
  public static final String PROPERTY = "fewbit.home";

  /** From the running process. */
  public static DataFolders ofSystem() {
    return of(
        Optional.ofNullable(System.getProperty(PROPERTY)),
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  static DataFolders of(
      Optional<String> property, Map<String, String> environment, String os, Path userHome) {
    Optional<String> named =
        property.filter(p -> !p.isBlank()).or(() -> present(environment.get("FEWBIT_HOME")));
    if (named.isPresent()) {
      return new DataFolders(Path.of(named.get()).toAbsolutePath().normalize());
    }
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path local =
          present(environment.get("LOCALAPPDATA"))
              .map(Path::of)
              .orElse(userHome.resolve("AppData").resolve("Local"));
      return new DataFolders(local.resolve("Fewbit"));
    }
    if (system.contains("mac")) {
      return new DataFolders(userHome.resolve("Library/Application Support/Fewbit"));
    }
    Path data =
        present(environment.get("XDG_DATA_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(userHome.resolve(".local/share"));
    return new DataFolders(data.resolve("fewbit"));
  }

  private static Optional<String> present(@Nullable String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
  }

  /** The user's own runs. */
  public Path runs() {
    return home.resolve("runs");
  }

  /** Variants of models whose own folder is bundled or read-only. */
  public Path variants() {
    return home.resolve("variants");
  }

  /** Benchmarks that the user described, a folder each. */
  public Path benchmarks() {
    return home.resolve("benchmarks");
  }

  /** Remembered model folders. */
  public Path modelFolders() {
    return home.resolve("model-folders.json");
  }

  /** Remembered settings. */
  public Path settings() {
    return home.resolve("settings.json");
  }
}
