package org.fewbit.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.FigureRequest;
import org.fewbit.exchange.SavedComparison;

/** A comparison file with the runs it names; an archive's runs are read where they are unpacked. */
final class OpenedComparison implements AutoCloseable {

  private final SavedComparison saved;
  private final ChosenRuns found;
  private final Path unpacked;

  /**
   * Opens a comparison file or archive.
   *
   * @param folders where the runs of a file without runs are looked up; none: all runs
   */
  OpenedComparison(Cli cli, Path file, List<String> folders) {
    if (!Files.isRegularFile(file)) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "There is no such comparison file",
          file,
          "Name a file that 'figure --save' or the export sheet wrote (.json or .zip).");
    }
    try {
      unpacked = Files.createTempDirectory("fewbit-comparison");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
    if (ComparisonArchive.is(file)) {
      saved = ComparisonArchive.read(file, unpacked);
      found = new ChosenRuns(cli, List.of(unpacked.toString()), true);
    } else {
      saved = ComparisonFile.read(file);
      found = new ChosenRuns(cli, folders, true);
    }
  }

  /**
   * What the file asks for.
   *
   * @throws ProblemException if a run that it names isn't there
   */
  FigureRequest request() {
    Map<String, RunRecord> byId = new LinkedHashMap<>();
    found.records().forEach(r -> byId.put(r.id(), r));
    List<String> missing = saved.runs().stream().filter(r -> !byId.containsKey(r)).toList();
    if (!missing.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.NOT_COMPARABLE,
          missing.size() + " of " + saved.runs().size() + " runs of the comparison aren't here",
          missing.getFirst(),
          "Name the folder with the runs, or ask for the archive (.zip) that carries them.");
    }
    List<RunRecord> records =
        saved.runs().isEmpty()
            ? found.records()
            : found.records().stream().filter(r -> saved.runs().contains(r.id())).toList();
    FigureSource source = FigureSource.of(RunIndex.of(records), saved.selection(), found.samples());
    return new FigureRequest(source, saved.charts(), saved.style());
  }

  /** The folder of a run. */
  Optional<Path> folder(String runId) {
    return found.folder(runId);
  }

  @Override
  public void close() {
    try (var files = Files.walk(unpacked)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      // A temporary folder that stays harms nobody.
    }
  }
}
