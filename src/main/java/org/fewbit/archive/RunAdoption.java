package org.fewbit.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Copies finished run folders from elsewhere: checked first, whole or not at all. */
final class RunAdoption {

  private static final String HALF = ".adopting-";

  private RunAdoption() {}

  /**
   * Copies.
   *
   * @param asked what the person named, for messages
   * @param files the records found there
   * @return names of the folders that were not there yet
   */
  static List<String> copy(Path asked, List<Path> files, Path own, RunJson json) {
    List<Path> records =
        files.stream().filter(f -> f.endsWith(RunFolder.RECORD)).map(Path::toAbsolutePath).toList();
    if (records.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.FILE_UNREADABLE,
          "There is no finished run in this folder",
          asked,
          "Choose a folder that holds a run.json, or a folder of such folders.");
    }
    List<String> copied = new ArrayList<>();
    for (Path record : records) {
      RunFolder.Content content = RunFolder.readRecord(record, json);
      if (!content.problems().isEmpty()) {
        throw new ProblemException(content.problems().getFirst());
      }
      Path source = record.resolveSibling("");
      Path target = own.resolve(String.valueOf(source.getFileName()));
      if (!Files.exists(target)) {
        copy(source, target);
        copied.add(String.valueOf(target.getFileName()));
      }
    }
    return List.copyOf(copied);
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
