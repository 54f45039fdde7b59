package org.fewbit.benchmarks.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fewbit.benchmarks.suite.Benchmark;
import org.fewbit.benchmarks.suite.Procedure;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Benchmarks that a person added as folders with a description. */
public final class CustomBenchmarks {

  /**
   * One of them.
   *
   * @param folder where it lies, its data too
   */
  public record Entry(Benchmark<?> benchmark, Path folder, DataOrigin origin) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private CustomBenchmarks() {}

  /**
   * Reads folders, each a benchmark itself or full of them.
   *
   * @param taken ids that are in use already
   */
  public static CustomBenchmarks in(List<Path> folders, List<String> taken) {
    CustomBenchmarks all = new CustomBenchmarks();
    folders.forEach(folder -> all.add(folder, taken));
    return all;
  }

  /** Whether a folder has a description. */
  public static boolean isOne(Path folder) {
    return DescriptionFile.in(folder).isPresent();
  }

  /** Those that can be asked. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The one with that id. */
  public Optional<Entry> find(String id) {
    return entries.stream().filter(e -> e.benchmark().id().equals(id)).findFirst();
  }

  /** Mistakes in the descriptions of the others, each with key and line. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void add(Path folder, List<String> taken) {
    Optional<Path> own = DescriptionFile.in(folder);
    if (own.isPresent()) {
      describe(own.get(), taken);
      return;
    }
    for (Path below : folders(folder)) {
      DescriptionFile.in(below).ifPresent(file -> describe(file, taken));
    }
  }

  private void describe(Path file, List<String> taken) {
    Optional<Description> description = DescriptionFile.read(file, problems);
    if (description.isEmpty()) {
      return;
    }
    Description it = description.get();
    if (taken.contains(it.id()) || find(it.id()).isPresent()) {
      problems.add(
          new Problem(
              Problem.Code.BENCHMARK_INVALID,
              "The key 'id' is '" + it.id() + "', which another evaluation has",
              file + ":1",
              "Choose another id."));
      return;
    }
    int shots = it.shots().number();
    Procedure<CustomItem> procedure =
        it.choice().isPresent()
            ? new ChoosingProcedure(it, shots)
            : new WritingProcedure(it, shots);
    Benchmark<CustomItem> benchmark =
        new Benchmark<>(
            it.id(),
            it.title(),
            it.version(),
            it.dimension(),
            (it.about().isEmpty() ? "" : it.about() + " ") + "Described in " + it.file() + ".",
            new CustomReader(it),
            List.of(procedure));
    entries.add(new Entry(benchmark, it.folder(), it.origin()));
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The folder can't be listed: " + e.getMessage(),
              folder.toString(),
              "Check that you may read it."),
          e);
    }
  }
}
