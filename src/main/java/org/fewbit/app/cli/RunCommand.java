package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A sweep: models x schemes x evaluations. */
@Command(
    name = "run",
    description = {
      "Evaluates variants; missing variants are made first.",
      "Without MODEL, --scheme or --evaluation: the smallest bundled model, fp32, int8-dynamic and"
          + " rtn at 8, 4, 3 and 2 bits, all bundled evaluations."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final List<String> DEFAULT_SCHEMES =
      List.of(
          "fp32",
          "int8-dynamic",
          "rtn-w8-g128-sym",
          "rtn-w4-g128-sym",
          "rtn-w3-g128-sym",
          "rtn-w2-g128-sym");

  private final Cli cli;

  @Parameters(
      paramLabel = "MODEL[@VARIANT]",
      arity = "0..*",
      description = "Folders or names, with or without variant.")
  private List<String> models = List.of();

  @Option(
      names = "--evaluation",
      split = ",",
      paramLabel = "E",
      description = "Evaluations, for example perplexity,pocket-mmlu,speed.")
  private List<String> evaluations = List.of();

  @Option(
      names = "--scheme",
      split = ",",
      paramLabel = "S",
      description = "Schemes for models named without variant.")
  private List<String> schemes = List.of();

  @Option(names = "--protocol", description = "Protocol, default the evaluation's own.")
  private Optional<String> protocol = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Benchmark data in its official format, default the bundled data. Without --evaluation:"
              + " what the folder (or a folder in it) holds is recognised and run.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--benchmark",
      paramLabel = "FOLDER",
      description =
          "A benchmark of your own: a folder with benchmark.yaml or benchmark.json; may be"
              + " repeated. Those in the data folder's 'benchmarks' are known without.")
  private List<Path> benchmarks = List.of();

  @Mixin private final TextOptions texts = new TextOptions();

  @Option(
      names = "--baseline",
      paramLabel = "MODEL[@VARIANT]",
      description = "What divergence is measured from; default each model's unquantized export.")
  private Optional<String> baseline = Optional.empty();

  @Option(names = "--limit", description = "Most samples of each evaluation, default all.")
  private int limit;

  @Option(names = "--seed", defaultValue = "1234", description = "Of the choice of samples.")
  private long seed;

  @Option(names = "--context", description = "Window of perplexity and divergence.")
  private int context;

  @Option(names = "--threads", description = "Threads inside an operator, default all cores.")
  private int threads;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Folder for run records; default the user's data folder.")
  private Optional<Path> runs = Optional.empty();

  @Option(
      names = "--resume",
      description = "Leave out runs that are complete with the same recipe, take up broken ones.")
  private boolean resume;

  @Option(names = "--list", description = "List all evaluations instead, run nothing.")
  private boolean list;

  @Option(
      names = "--submission",
      paramLabel = "DIR",
      description =
          "Write the answers to questions with hidden labels (C-EVAL --split test) here, in the form"
              + " the official server takes, one file a variant.")
  private Optional<Path> submission = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final Asking asking = new Asking();

  @Mixin private final JudgeOptions judge = new JudgeOptions();

  @Mixin private final SweepCalibration calibration = new SweepCalibration();

  RunCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    if (list) {
      return list();
    }
    judge.prepare(cli);
    List<RunSpec> specs = specs();
    calibration.prepare(cli, specs.stream().map(RunSpec::variant).toList());
    Sweep sweep = new Sweep(cli, runs, resume);
    Sweep.Result result = sweep.run(specs);
    if (json) {
      cli.console().json(SweepTable.document(result.records()));
    } else {
      SweepTable.print(cli.console(), result.records());
    }
    result.failures().forEach(cli.console()::note);
    submission.ifPresent(folder -> submit(folder, result.records()));
    if (cli.cancellation().isRequested()) {
      return 130;
    }
    return result.failures().isEmpty() ? 0 : 1;
  }

  private void submit(Path folder, List<RunRecord> records) {
    var archive = runs.map(cli.ports()::withRuns).orElseGet(cli::ports).archive();
    Submission.write(folder, records, archive)
        .forEach(file -> cli.console().note("Answers to send in: " + file));
  }

  private int list() {
    EvaluationCatalog catalog = catalog();
    if (json) {
      cli.console().json(EvaluationTable.document(catalog));
    } else {
      EvaluationTable.print(cli.console(), catalog);
    }
    catalog.problems().forEach(p -> cli.console().note(p.oneLine()));
    return 0;
  }

  private List<RunSpec> specs() {
    List<RunSpec> specs = new ArrayList<>();
    Optional<GivenData> given = given();
    given.ifPresent(g -> g.lines().forEach(cli.console()::note));
    List<EvaluationInfo> asked = evaluations(given);
    for (VariantId variant : variants()) {
      for (EvaluationInfo evaluation : asked) {
        boolean compares = evaluation.kind() == EvaluationInfo.Kind.DIVERGENCE;
        if (compares && variant.equals(baselineOf(variant))) {
          cli.console().note(variant + " is the baseline: its divergence is 0 and is not run.");
        } else {
          specs.add(spec(variant, evaluation, given));
        }
      }
    }
    return specs;
  }

  private RunSpec spec(VariantId variant, EvaluationInfo evaluation, Optional<GivenData> given) {
    boolean compares = evaluation.kind() == EvaluationInfo.Kind.DIVERGENCE;
    boolean reads = compares || evaluation.kind() == EvaluationInfo.Kind.PERPLEXITY;
    Optional<String> text = texts.data().filter(t -> reads).map(Path::toString);
    return new RunSpec(
        variant,
        evaluation.id(),
        protocol.map(Protocol::parse).orElse(evaluation.protocols().getFirst()),
        text.orElseGet(() -> place(evaluation, given)),
        limit,
        seed,
        context,
        threads,
        asking.split(),
        asking.fewShots(),
        compares
            ? Optional.of(baselineOf(variant)).filter(b -> !b.equals(usualBaseline(variant)))
            : Optional.empty());
  }

  private VariantId usualBaseline(VariantId variant) {
    return new VariantId(
        variant.model(), cli.ports().models().open(variant.model()).baseline().label());
  }

  private VariantId baselineOf(VariantId variant) {
    if (baseline.isEmpty()) {
      return usualBaseline(variant);
    }
    VariantId split = Variants.split(baseline.get());
    BaseModel model = cli.ports().models().open(split.model());
    String name = known(model) ? model.name() : model.folder().toString();
    return new VariantId(
        name, split.label().isEmpty() ? model.baseline().label() : label(split.label()));
  }

  /** What the folders hold; nothing to recognise where only texts are asked for. */
  private Optional<GivenData> given() {
    List<Path> folders = Stream.concat(benchmarks.stream(), data.stream()).toList();
    boolean benchmarksAsked =
        evaluations.isEmpty()
            || catalog().evaluations().stream()
                .anyMatch(
                    e -> e.kind() == EvaluationInfo.Kind.BENCHMARK && evaluations.contains(e.id()));
    return folders.isEmpty() || !benchmarksAsked
        ? Optional.empty()
        : Optional.of(GivenData.of(folders, catalog()));
  }

  private String place(EvaluationInfo evaluation, Optional<GivenData> given) {
    return given.isPresent() && evaluation.kind() == EvaluationInfo.Kind.BENCHMARK
        ? given.get().place(evaluation.id(), data)
        : data.map(d -> d.toAbsolutePath().toString()).orElse("");
  }

  private List<VariantId> variants() {
    List<String> wanted =
        models.isEmpty()
            ? cli.ports().models().models().stream()
                .filter(m -> m.origin() == BaseModel.Origin.BUNDLED)
                .limit(1)
                .map(BaseModel::name)
                .toList()
            : models;
    if (wanted.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.MODEL_NOT_FOUND,
          "There is no bundled model to run",
          "assets/models",
          "Name a model folder, or start Fewbit where its assets folder is.");
    }
    List<VariantId> variants = new ArrayList<>();
    for (String text : wanted) {
      VariantId split = Variants.split(text);
      BaseModel model = cli.ports().models().open(split.model());
      String name = known(model) ? model.name() : model.folder().toString();
      if (!split.label().isEmpty()) {
        variants.add(new VariantId(name, label(split.label())));
      } else if (schemes.isEmpty() && !models.isEmpty()) {
        variants.add(new VariantId(name, model.baseline().label()));
      } else {
        (schemes.isEmpty() ? DEFAULT_SCHEMES : schemes)
            .forEach(s -> variants.add(new VariantId(name, label(s))));
      }
    }
    return variants;
  }

  private boolean known(BaseModel model) {
    return cli.ports().models().models().stream().anyMatch(m -> m.name().equals(model.name()));
  }

  private static String label(String text) {
    return QuantizationScheme.tryParse(text).map(QuantizationScheme::toString).orElse(text);
  }

  /** With the person's own benchmarks; the data folder may be one, too. */
  private EvaluationCatalog catalog() {
    EvaluationCatalog known = cli.ports().evaluations();
    List<Path> own =
        Stream.concat(benchmarks.stream(), data.filter(known::isDescribed).stream()).toList();
    return own.isEmpty() ? known : known.withBenchmarks(own);
  }

  private List<EvaluationInfo> evaluations(Optional<GivenData> given) {
    List<EvaluationInfo> all = catalog().evaluations();
    if (evaluations.isEmpty() && given.isEmpty()) {
      return all.stream().filter(e -> e.samples() > 0).toList();
    }
    return (evaluations.isEmpty() ? given.orElseThrow().evaluations() : evaluations)
        .stream()
            .map(
                id ->
                    all.stream()
                        .filter(e -> e.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                ProblemException.of(
                                    Problem.Code.EVALUATION_UNKNOWN,
                                    "There is no evaluation '" + id + "'",
                                    "--evaluation",
                                    "Choose from "
                                        + String.join(
                                            ", ", all.stream().map(EvaluationInfo::id).toList())
                                        + ".")))
            .toList();
  }

  static boolean sameRecipe(RunRecord record, RunSpec spec) {
    return record.kind() == RunRecord.Kind.MEASURED && record.spec().equals(spec);
  }
}
