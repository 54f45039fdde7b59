package org.fewbit.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;

/** Copies finished run folders from elsewhere: checked first, whole or not at all. */
final class RunAdoption {

  private static final String HALF = ".adopting-";

  private final Path own;
  private final RunJson json;
  private final Map<String, RunRecord> known;

  /**
   * Into a root.
   *
   * @param own where run folders go
   * @param known records that are there already, in this root or another
   */
  RunAdoption(Path own, RunJson json, List<RunRecord> known) {
    this.own = own;
    this.json = json;
    this.known = new LinkedHashMap<>();
    known.forEach(r -> this.known.putIfAbsent(r.id(), r));
  }

  /**
   * Copies what is not there yet.
   *
   * @param asked what the person named, for messages
   * @param files the records found there
   * @return ids of the records copied
   */
  List<String> copy(Path asked, List<Path> files) {
    if (files.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.FILE_UNREADABLE,
          "There is no finished run in this folder",
          asked,
          "Choose a folder that holds a run.json, or a folder of such folders.");
    }
    Map<Path, List<String>> missing = new LinkedHashMap<>();
    for (Path file : files) {
      List<String> ids = missing(file.toAbsolutePath());
      if (!ids.isEmpty()) {
        missing.put(file.toAbsolutePath().resolveSibling(""), ids);
      }
    }
    List<String> copied = new ArrayList<>();
    missing.forEach(
        (folder, ids) -> {
          Path target = own.resolve(String.valueOf(folder.getFileName()));
          if (!Files.exists(target)) {
            copy(folder, target);
            copied.addAll(ids);
          }
        });
    return List.copyOf(copied);
  }

  /** Ids of a file's records that aren't there; another record of the same id is refused. */
  private List<String> missing(Path file) {
    boolean single = file.endsWith(RunFolder.RECORD);
    RunFolder.Content content =
        single ? RunFolder.readRecord(file, json) : RunFolder.readCollection(file, json);
    if (!content.problems().isEmpty()) {
      throw new ProblemException(content.problems().getFirst());
    }
    List<String> ids = new ArrayList<>();
    for (RunRecord record : content.records()) {
      RunRecord mine = known.get(record.id());
      if (mine == null) {
        ids.add(record.id());
      } else if (single && !mine.equals(record)) {
        throw ProblemException.of(
            Problem.Code.RUN_CORRUPT,
            "Another run with the same id is here already",
            file,
            "Delete your own run " + record.id() + " (it goes to the trash), then try again.");
      }
    }
    return ids;
  }

  private static void copy(Path source, Path target) {
    Path half = target.resolveSibling(HALF + target.getFileName());
    try (var files = Files.newDirectoryStream(source, Files::isRegularFile)) {
      Files.createDirectories(half);
      for (Path file : files) {
        Files.copy(file, half.resolve(file.getFileName()));
      }
      Files.move(half, target);
    } catch (IOException e) {
      throw FileProblems.unwritable(target, e);
    }
  }
}
