package org.fewbit.exchange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** File formats of figures, by the end of the file's name. */
public enum FigureFormat {
  /** Vector graphics for the web; text stays text. */
  SVG,
  /** Vector graphics for papers; fonts embedded, text searchable. */
  PDF,
  /** Pixels at a chosen resolution. */
  PNG;

  /**
   * The format that a file's name asks for.
   *
   * @throws ProblemException if it names none of them
   */
  public static FigureFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(f -> name.endsWith("." + f.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.BAD_ARGUMENT,
                    "A figure's file has to end with .svg, .pdf or .png",
                    file.toString(),
                    "Give the file one of these endings."));
  }
}
