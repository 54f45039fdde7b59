package org.fewbit.ui.saved;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.exchange.ComparisonArchive;

/**
 * What a file or folder is that a person dropped on the window or chose, told by its name and by
 * what is beside it.
 */
sealed interface Arrival {

  /** A comparison, with its runs if it is an archive. */
  record Comparison(Path file) implements Arrival {}

  /** A model's folder. */
  record Model(Path folder) implements Arrival {}

  /** A run folder or a folder of such. */
  record Runs(Path folder) implements Arrival {}

  /** An archive of run folders without a comparison. */
  record PackedRuns(Path file) implements Arrival {}

  /** Files that are part of a run folder. */
  Set<String> RUN_FILES =
      Set.of("run.json", "records.jsonl", "samples.jsonl", "samples.jsonl.gz", "spec.json");

  /** Files that are part of a model folder. */
  Set<String> MODEL_FILES =
      Set.of(
          "config.json",
          "genai_config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json");

  /**
   * Looks at it.
   *
   * @throws ProblemException if it is nothing that Fewbit can open
   */
  static Arrival of(Path given) {
    Path path = given.toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return model(path).<Arrival>map(m -> m).orElseGet(() -> new Runs(path));
    }
    if (!Files.exists(path)) {
      throw refused(path, "There is no such file");
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (RUN_FILES.contains(name)) {
      return new Runs(path.resolveSibling(""));
    }
    if (MODEL_FILES.contains(name) || name.endsWith(".onnx") || name.endsWith(".onnx_data")) {
      return model(path.resolveSibling(""))
          .orElseThrow(() -> refused(path, "There is no config.json beside this model file"));
    }
    if (name.endsWith(".zip")) {
      return ComparisonArchive.holdsComparison(path) ? new Comparison(path) : new PackedRuns(path);
    }
    if (name.endsWith(".json")) {
      return new Comparison(path);
    }
    throw refused(path, "Fewbit can't open a file of this kind");
  }

  /** The folder itself, or the one above if it is the folder of the graphs. */
  private static Optional<Model> model(Path folder) {
    for (Path each : new Path[] {folder, folder.resolveSibling("")}) {
      if (Files.exists(each.resolve("config.json"))
          || Files.exists(each.resolve("genai_config.json"))) {
        return each.equals(folder) || folder.endsWith("onnx")
            ? Optional.of(new Model(each))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static ProblemException refused(Path path, String what) {
    return ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        what,
        path,
        "Choose a comparison (.json, .zip), a run folder or an archive of run folders, or a model's"
            + " folder.");
  }
}
