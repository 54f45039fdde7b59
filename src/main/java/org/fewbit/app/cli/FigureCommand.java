package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.chart.LegendPlace;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.CarriedReports;
import org.fewbit.exchange.ComparisonArchive;
import org.fewbit.exchange.ComparisonFile;
import org.fewbit.exchange.FigureExporter;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigureRequest;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.fx.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a figure of runs into a file. */
@Command(
    name = "figure",
    description = {
      "Draws runs as a figure for a paper: SVG, PDF or PNG, with its numbers (.csv)",
      "and a caption (.caption.txt) beside it. The same runs give the same bytes.",
      "Without RUNS: every measured run."
    },
    mixinStandardHelpOptions = true)
final class FigureCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description =
          "perplexity, bits, speed, memory, multiples, forest, heatmap, flips, costs, latency,"
              + " divergence, radar, layers; several with commas: panels a, b, c on one page."
              + " None with --from.")
  private String kinds = "";

  @Parameters(
      index = "1..*",
      paramLabel = "RUNS",
      arity = "0..*",
      description = "Folders with runs, run ids, models, variants (MODEL@VARIANT) or evaluations.")
  private List<String> runs = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "File to write, ending with .svg, .pdf or .png.")
  private Path out = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "A saved comparison (.json, or .zip with its runs): its charts, style, selection and"
              + " runs.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Also save the comparison: .json, or .zip with its runs.")
  private Optional<Path> save = Optional.empty();

  @Option(
      names = "--width",
      paramLabel = "LENGTH",
      defaultValue = "89mm",
      description = "Width of the page, in mm, cm, in or pt; journals: 89mm, 120mm, 183mm.")
  private String width = "";

  @Option(
      names = "--height",
      paramLabel = "LENGTH",
      defaultValue = "0",
      description = "Height of the page; default what the charts need.")
  private String height = "";

  @Option(
      names = "--font",
      paramLabel = "POINTS",
      defaultValue = "7",
      description = "Size of the letters in points, default ${DEFAULT-VALUE}.")
  private double font;

  @Option(
      names = "--theme",
      defaultValue = "print",
      description = "print (told apart without colour), screen or dark.")
  private FigureStyle.Look theme = FigureStyle.Look.PRINT;

  @Option(
      names = "--legend",
      defaultValue = "bottom",
      description = "bottom, top, right, left or none.")
  private LegendPlace legend = LegendPlace.BOTTOM;

  @Option(
      names = "--columns",
      paramLabel = "N",
      defaultValue = "0",
      description = "Charts beside each other, default what fits.")
  private int columns;

  @Option(names = "--no-letters", description = "No letters a, b, c on several charts.")
  private boolean noLetters;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "300",
      description = "Pixels an inch of a PNG, default ${DEFAULT-VALUE}.")
  private int dpi;

  @Option(
      names = "--language",
      defaultValue = "en",
      description =
          "Language of charts and caption: en or zh, default ${DEFAULT-VALUE};"
              + " the columns of the numbers (.csv) keep their English names, for programs.")
  private FigureStyle.Language language = FigureStyle.Language.EN;

  @Option(
      names = "--x",
      paramLabel = "QUANTITY",
      description = "Horizontal axis: an evaluation, bits, generate, memory, bytes ...")
  private Optional<String> x = Optional.empty();

  @Option(
      names = "--y",
      paramLabel = "QUANTITY",
      description = "The score: an evaluation, mean, mean:knowledge, mean:alignment ...")
  private Optional<String> y = Optional.empty();

  @Option(names = "--log", description = "Logarithmic horizontal axis; usual for perplexity.")
  private boolean logarithmic;

  @Option(names = "--linear", description = "Linear horizontal axis.")
  private boolean linear;

  @Option(
      names = "--cells",
      defaultValue = "score",
      description = "What a heat map shows: score, difference or retention.")
  private FigureChoice.Cells cells = FigureChoice.Cells.SCORE;

  @Option(names = "--without-collapsed", description = "Leave out variants of broken perplexity.")
  private boolean withoutCollapsed;

  @Option(names = "--published", description = "Include the paper's published records.")
  private boolean published;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  FigureCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    FigureFormat.of(out);
    if (from.isPresent()) {
      List<String> folders = new ArrayList<>(runs);
      if (!kinds.isEmpty()) {
        folders.addFirst(kinds);
      }
      try (OpenedComparison opened = new OpenedComparison(cli, from.get(), folders)) {
        FigureRequest asked = opened.request();
        FigureRequest request =
            asked
                .of(asked.source().reporting(reports(opened::folder).of(asked.source().index())))
                .speaking(Phrases.of(asked.style().language().locale())::get);
        tell(
            FigureExporter.write(request, out),
            request.choices().stream().map(FigureChoice::kind).toList());
      }
      return 0;
    }
    List<FigureKind> chosen = kinds();
    FigureStyle style =
        new FigureStyle(
            Lengths.millimetres(width),
            Lengths.millimetres(height),
            font,
            theme,
            legend,
            columns,
            !noLetters,
            dpi,
            language);
    ChosenRuns found = new ChosenRuns(cli, runs, published);
    RunIndex index = RunIndex.of(found.records());
    Selection selection =
        new Selection(Set.of(), published, EnumSet.allOf(Dimension.class), !withoutCollapsed);
    FigureSource source =
        FigureSource.of(index, selection, found.samples())
            .reporting(reports(found::folder).of(index));
    List<FigureChoice> choices = chosen.stream().map(k -> choice(index, k)).toList();
    List<Path> files =
        new ArrayList<>(
            FigureExporter.write(
                new FigureRequest(source, choices, style, Phrases.of(language.locale())::get),
                out));
    List<String> ids = found.records().stream().map(RunRecord::id).toList();
    SavedComparison comparison = new SavedComparison(choices, style, selection, ids);
    save.ifPresent(
        file -> {
          save(comparison, found, file);
          files.add(file);
        });
    tell(files, chosen);
    return 0;
  }

  private void save(SavedComparison comparison, ChosenRuns found, Path file) {
    if (ComparisonArchive.is(file)) {
      ComparisonArchive.write(
          comparison, found::folder, reports(found::folder).toCarry(found.records()), file);
    } else {
      ComparisonFile.write(comparison, file);
    }
  }

  private CarriedReports reports(Function<String, Optional<Path>> folders) {
    return new CarriedReports(cli.ports().reports(), folders, this::graph);
  }

  private Optional<Path> graph(VariantId variant) {
    return cli.ports().models().models().stream()
        .filter(m -> m.name().equals(variant.model()))
        .flatMap(m -> m.graph(variant.label()).stream())
        .findFirst()
        .map(g -> g.file());
  }

  private List<FigureKind> kinds() {
    List<FigureKind> all = new ArrayList<>();
    for (String word : kinds.split(",", -1)) {
      all.add(
          FigureKind.parse(word.strip())
              .orElseThrow(
                  () ->
                      ProblemException.of(
                          Problem.Code.BAD_ARGUMENT,
                          "No figure is called " + word,
                          "KIND",
                          "Give one of "
                              + Arrays.stream(FigureKind.values())
                                  .map(FigureKind::id)
                                  .collect(Collectors.joining(", "))
                              + ".")));
    }
    return all;
  }

  private FigureChoice choice(RunIndex index, FigureKind kind) {
    FigureChoice usual = FigureChoice.of(kind);
    return new FigureChoice(
        kind,
        x.map(text -> FigureAxes.parse(index, text)),
        y.map(text -> FigureAxes.parse(index, text)),
        !linear && (logarithmic || usual.logarithmic()),
        cells);
  }

  private void tell(List<Path> files, List<FigureKind> chosen) {
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("figure", chosen.stream().map(FigureKind::id).toList());
      document.put("files", files.stream().map(Path::toString).toList());
      cli.console().json(document);
    } else {
      files.forEach(f -> cli.console().line(f.toString()));
    }
  }
}
