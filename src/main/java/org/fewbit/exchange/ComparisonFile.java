package org.fewbit.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Comparison files: JSON, the same comparison the same bytes. */
public final class ComparisonFile {

  /** The file's name inside an archive. */
  public static final String NAME = "fewbit-comparison.json";

  /** A comparison names some thousand runs at most. */
  static final long MOST_BYTES = 16L << 20;

  private ComparisonFile() {}

  /**
   * Writes a comparison without its runs.
   *
   * @throws ProblemException if the file can't be written
   */
  public static void write(SavedComparison comparison, Path file) {
    FigureFiles.write(file, () -> ComparisonJson.text(comparison).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a comparison.
   *
   * @throws ProblemException if the file can't be read or isn't one
   */
  public static SavedComparison read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw broken(file.toString(), "it is larger than any comparison");
      }
      return ComparisonJson.read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static ProblemException unreadable(Path file, IOException e) {
    return new ProblemException(
        new Problem(
            Problem.Code.BAD_ARGUMENT,
            "The comparison can't be read: " + e.getClass().getSimpleName(),
            file.toString(),
            "Choose a file that Fewbit saved (" + NAME + " or a .zip archive)."),
        e);
  }

  static ProblemException broken(String where, String why) {
    return ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        "This is no comparison that Fewbit can open: " + why,
        where,
        "Choose a file that Fewbit saved (" + NAME + " or a .zip archive).");
  }
}
