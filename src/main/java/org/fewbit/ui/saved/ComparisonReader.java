package org.fewbit.ui.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.RunZip;
import org.fewbit.exchange.SavedComparison;

/** Reads comparisons and runs from elsewhere into the archive; off the window's thread. */
final class ComparisonReader {

  private final RunArchive archive;

  ComparisonReader(RunArchive archive) {
    this.archive = archive;
  }

  /**
   * What was read.
   *
   * @param comparison as it is in the file
   * @param runs ids of those of its runs that are here
   * @param taken ids of the runs that came with it and were not here before
   * @param missing ids of the runs that are nowhere
   */
  record Read(
      SavedComparison comparison, Set<String> runs, List<String> taken, List<String> missing) {

    /** What is to be said about runs that aren't here. */
    Optional<Problem> problem(Path file) {
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  Problem.Code.NOT_COMPARABLE,
                  missing.size()
                      + " of "
                      + comparison.runs().size()
                      + " runs of the comparison aren't here",
                  file + ": " + missing.getFirst(),
                  "Ask for the archive (.zip) that carries them, or drop their folder on the"
                      + " window."));
    }
  }

  /**
   * Reads a comparison; the runs of an archive are taken among the own ones, marked with where they
   * come from. A run that is here already is not taken twice.
   *
   * @throws ProblemException if it is none, or none of its runs is here
   */
  Read comparison(Path file) {
    List<String> taken =
        ComparisonArchive.is(file)
            ? unpacked(
                unpack -> {
                  ComparisonArchive.read(file, unpack);
                  return isEmpty(unpack) ? List.of() : archive.adopt(unpack, name(file));
                })
            : List.of();
    SavedComparison saved = read(file);
    Set<String> here = archive.records().stream().map(RunRecord::id).collect(Collectors.toSet());
    // A file without runs means all there are.
    Set<String> runs = new LinkedHashSet<>(saved.runs().isEmpty() ? here : saved.runs());
    runs.retainAll(here);
    Read read =
        new Read(saved, runs, taken, saved.runs().stream().filter(r -> !here.contains(r)).toList());
    if (runs.isEmpty() && !saved.runs().isEmpty()) {
      throw new ProblemException(read.problem(file).orElseThrow());
    }
    return read;
  }

  /** The comparison alone. */
  static SavedComparison read(Path file) {
    return ComparisonArchive.is(file)
        ? ComparisonArchive.comparison(file)
        : ComparisonFile.read(file);
  }

  /** Takes the run folders of a folder; returns the ids of those that were not here. */
  List<String> runs(Path folder) {
    return archive.adopt(folder, folder.toString());
  }

  /** Takes the run folders of an archive; returns the ids of those that were not here. */
  List<String> packedRuns(Path file) {
    return unpacked(
        unpack -> {
          RunZip.unpack(file, unpack);
          return archive.adopt(unpack, name(file));
        });
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean isEmpty(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.findFirst().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Works in a temporary folder that is gone afterwards. */
  private static List<String> unpacked(Function<Path, List<String>> work) {
    try {
      Path folder = Files.createTempDirectory("fewbit-arrived");
      try {
        return work.apply(folder);
      } finally {
        try (var files = Files.walk(folder)) {
          for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.DISK_FULL,
              "There is no room to unpack: " + e.getClass().getSimpleName(),
              System.getProperty("java.io.tmpdir", ""),
              "Free some space there and open the file again."),
          e);
    }
  }
}
