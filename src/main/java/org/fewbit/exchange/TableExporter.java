package org.fewbit.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the table of a comparison; the end of the file's name chooses the format. */
public final class TableExporter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final List<Efficiency> COSTS =
      List.of(Efficiency.BITS_PER_WEIGHT, Efficiency.GENERATE_SPEED, Efficiency.PEAK_MEMORY);

  private TableExporter() {}

  /** Formats of tables. */
  public enum Format {
    LATEX("tex"),
    MARKDOWN("md"),
    CSV("csv"),
    JSON("json");

    private final String end;

    Format(String end) {
      this.end = end;
    }

    /** What a file's name ends with, without the dot. */
    public String end() {
      return end;
    }

    private static Optional<Format> of(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(f -> name.endsWith("." + f.end)).findFirst();
    }
  }

  /** A table as text as it stands, for one that isn't a comparison of scores. */
  public static String text(FlatTable table, Format format) {
    return switch (format) {
      case LATEX -> table.latex();
      case MARKDOWN -> table.markdown();
      case CSV -> table.csv();
      case JSON -> MAPPER.writeValueAsString(table.records()).replace("\r\n", "\n") + "\n";
    };
  }

  /** The table as text. */
  public static String text(ResultGrid grid, Format format) {
    return switch (format) {
      case LATEX -> ResultTables.latex(grid);
      case MARKDOWN -> ResultTables.markdown(grid);
      case CSV -> FlatTable.of(ResultRecords.of(grid)).csv();
      case JSON -> {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runs", ResultRecords.of(grid));
        document.put("caption", ResultTables.caption(grid));
        yield MAPPER.writeValueAsString(document).replace("\r\n", "\n") + "\n";
      }
    };
  }

  /**
   * Writes a table.
   *
   * @throws ProblemException if the name has another end or the file can't be written
   */
  public static void write(ResultGrid grid, Path file) {
    Format format =
        Format.of(file)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        Problem.Code.BAD_ARGUMENT,
                        "A table's file has to end with .tex, .md, .csv or .json",
                        file.toString(),
                        "Give the file one of these endings."));
    FigureFiles.write(file, () -> text(grid, format).getBytes(StandardCharsets.UTF_8));
  }

  /** The grid that a figure's source has: headline scores, then bits, speed and memory. */
  public static ResultGrid grid(FigureSource source) {
    BaselineComparison baselines = source.samples().compared(source.index(), source.selection());
    return ResultGrid.of(
        source.index(),
        source.selection(),
        baselines,
        new ResultGrid.Choice(List.of(), List.of(), COSTS));
  }
}
