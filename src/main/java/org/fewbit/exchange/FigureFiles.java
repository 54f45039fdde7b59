package org.fewbit.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Writes whole files or nothing. */
final class FigureFiles {

  private FigureFiles() {}

  /** What makes a file's bytes. */
  interface Content {
    byte[] bytes() throws IOException;
  }

  static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      byte[] bytes = content.bytes();
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(unfinished, bytes);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FOLDER_READ_ONLY,
              "The file can't be written: " + e.getClass().getSimpleName(),
              target.toString(),
              "Choose another place, or free some space."),
          e);
    }
  }
}
