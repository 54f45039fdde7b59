package org.fewbit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fewbit.benchmarks.custom.CustomBenchmarks;
import org.fewbit.benchmarks.reader.Dataset;
import org.fewbit.benchmarks.suite.Benchmark;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Tells whose data a folder holds by letting every benchmark's own reader read it. */
final class Recognition {

  /** Folders inside a folder that are looked at; more means that this is no data folder. */
  private static final int MOST_FOLDERS = 60;

  private static final Comparator<DataMatch> ORDER =
      Comparator.comparingInt(DataMatch::items).reversed();

  private final List<Benchmark<?>> benchmarks;
  private final List<String> taken;

  /**
   * Among these benchmarks; a folder with a description is the benchmark described.
   *
   * @param taken ids that a described one can't have
   */
  Recognition(List<Benchmark<?>> benchmarks, List<String> taken) {
    this.benchmarks = List.copyOf(benchmarks);
    this.taken = List.copyOf(taken);
  }

  /** What the place is, else what the folders in it are; all benchmarks, usable ones first. */
  List<DataMatch> of(Path place) {
    List<DataMatch> here = at(place);
    if (here.getFirst().isUsable()) {
      return here;
    }
    List<DataMatch> below =
        folders(place).stream().flatMap(f -> at(f).stream()).filter(DataMatch::isUsable).toList();
    List<DataMatch> all = new ArrayList<>(below);
    here.stream()
        .filter(m -> below.stream().noneMatch(b -> b.evaluation().equals(m.evaluation())))
        .forEach(all::add);
    return all.stream().sorted(ORDER).toList();
  }

  private List<DataMatch> at(Path place) {
    if (CustomBenchmarks.isOne(place)) {
      CustomBenchmarks described = CustomBenchmarks.in(List.of(place), taken);
      if (described.entries().isEmpty()) {
        throw new ProblemException(described.problems().getFirst());
      }
      return List.of(match(described.entries().getFirst().benchmark(), place));
    }
    return benchmarks.stream().map(b -> match(b, place)).sorted(ORDER).toList();
  }

  private static DataMatch match(Benchmark<?> benchmark, Path place) {
    try {
      Dataset<?> data = benchmark.reader().read(place, false);
      return new DataMatch(
          benchmark.id(),
          benchmark.title(),
          place,
          data.items().size(),
          data.files(),
          data.problems().size(),
          Optional.empty());
    } catch (ProblemException e) {
      return new DataMatch(
          benchmark.id(), benchmark.title(), place, 0, List.of(), 0, Optional.of(e.problem()));
    }
  }

  private static List<Path> folders(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(place)) {
      List<Path> found = all.filter(Files::isDirectory).sorted().limit(MOST_FOLDERS + 1L).toList();
      return found.size() > MOST_FOLDERS ? List.of() : found;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The folder can't be listed: " + e.getMessage(),
              place.toString(),
              "Check that you may read it."),
          e);
    }
  }
}
