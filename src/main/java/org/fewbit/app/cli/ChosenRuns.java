package org.fewbit.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.compare.RunSamples;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;

/** Runs chosen by folders, ids, models, variants and evaluations. */
final class ChosenRuns {

  private final RunSamples samples;
  private final Map<String, RunArchive> archives = new LinkedHashMap<>();
  private final List<RunRecord> records = new ArrayList<>();
  private final List<RunRecord> all = new ArrayList<>();

  /**
   * Looks the runs up.
   *
   * @param names folders with runs; what else there is narrows them down; none: all runs
   * @throws ProblemException if a name fits nothing
   */
  ChosenRuns(Cli cli, List<String> names, boolean published) {
    samples = RunSamples.of(this::read, cli.ports().evaluations());
    List<String> words = new ArrayList<>(names);
    List<String> folders = names.stream().filter(n -> Files.isDirectory(Path.of(n))).toList();
    words.removeAll(folders);
    List<RunArchive> sources = new ArrayList<>();
    folders.forEach(f -> sources.add(cli.ports().withRuns(Path.of(f)).archive()));
    if (sources.isEmpty()) {
      sources.add(cli.ports().archive());
    }
    for (RunArchive archive : sources) {
      archive.problems().forEach(p -> cli.console().note(p.oneLine()));
      for (RunRecord record : archive.records()) {
        if (archives.putIfAbsent(record.id(), archive) == null
            && (published || record.kind() == RunRecord.Kind.MEASURED)) {
          all.add(record);
        }
      }
    }
    for (String word : words) {
      if (all.stream().noneMatch(r -> fits(r, word))) {
        throw ProblemException.of(
            Problem.Code.NOT_COMPARABLE,
            "No run fits " + word,
            folders.isEmpty() ? "all runs" : String.join(" ", folders),
            "Name a folder with runs, a run's id, a model, MODEL@VARIANT or an evaluation;"
                + " 'fewbit compare' lists what there is.");
      }
    }
    List<String> evaluations =
        words.stream()
            .filter(w -> all.stream().anyMatch(r -> r.evaluation().id().equals(w)))
            .toList();
    words.removeAll(evaluations);
    all.stream().filter(r -> chosen(r, words, evaluations)).forEach(records::add);
    if (records.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.NOT_COMPARABLE,
          "There are no runs",
          names.isEmpty() ? "all runs" : String.join(" ", names),
          "Run something first (fewbit run ...), or name a folder that holds runs.");
    }
  }

  /** A model or variant, and an evaluation, where words of that sort are given. */
  private static boolean chosen(RunRecord record, List<String> variants, List<String> evaluations) {
    return (variants.isEmpty() || variants.stream().anyMatch(w -> isVariant(record, w)))
        && (evaluations.isEmpty() || evaluations.contains(record.evaluation().id()));
  }

  private static boolean isVariant(RunRecord record, String word) {
    return record.id().equals(word)
        || record.spec().variant().model().equals(word)
        || record.spec().variant().toString().equals(word);
  }

  private static boolean fits(RunRecord record, String word) {
    return isVariant(record, word) || record.evaluation().id().equals(word);
  }

  List<RunRecord> records() {
    return List.copyOf(records);
  }

  /** Those and what else their folders hold: baselines to compare with. */
  List<RunRecord> all() {
    return List.copyOf(all);
  }

  /** The folder of a run's files. */
  Optional<Path> folder(String runId) {
    return Optional.ofNullable(archives.get(runId)).flatMap(a -> a.folder(runId));
  }

  /** Their samples, and how scores are made of them. */
  RunSamples samples() {
    return samples;
  }

  private List<SampleResult> read(String runId) {
    return Optional.ofNullable(archives.get(runId)).map(a -> a.samples(runId)).orElse(List.of());
  }
}
