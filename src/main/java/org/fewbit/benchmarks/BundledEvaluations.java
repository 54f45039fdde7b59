package org.fewbit.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fewbit.benchmarks.custom.CustomBenchmarks;
import org.fewbit.benchmarks.measure.DivergenceEvaluation;
import org.fewbit.benchmarks.measure.PerplexityEvaluation;
import org.fewbit.benchmarks.measure.SpeedEvaluation;
import org.fewbit.benchmarks.suite.Benchmark;
import org.fewbit.benchmarks.suite.BenchmarkEvaluation;
import org.fewbit.benchmarks.suite.Edition;
import org.fewbit.benchmarks.suite.Origins;
import org.fewbit.benchmarks.suite.Suite;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * The evaluations this program brings: benchmarks (bundled pocket sets and the real ones, whose
 * data is given), perplexity, divergence, speed.
 */
public final class BundledEvaluations implements EvaluationCatalog {

  private static final String PERPLEXITY = "perplexity";
  private static final String DIVERGENCE = "divergence";
  private static final String SPEED = "speed";
  private static final String HELD_OUT = "text/pocket-heldout.txt";

  private final Optional<Path> assets;
  private final List<Path> extras;
  private final List<Benchmark<?>> benchmarks = Suite.benchmarks();
  private final List<Path> folders;
  private final CustomBenchmarks custom;
  private final Map<String, EvaluationInfo> bundled = new ConcurrentHashMap<>();

  /**
   * A catalog.
   *
   * @param assets folder with {@code benchmarks/ID} and {@code text}; absent if the program came
   *     without it
   */
  public BundledEvaluations(Optional<Path> assets) {
    this(assets, List.of());
  }

  /**
   * A catalog with benchmarks that a person described.
   *
   * @param folders each a benchmark itself or full of them; those that are not there hold none
   */
  public BundledEvaluations(Optional<Path> assets, List<Path> folders) {
    this(assets, folders, List.of());
  }

  /**
   * The same with files that metrics need.
   *
   * @param extras folders that may hold them, looked at after those of the data
   */
  public BundledEvaluations(Optional<Path> assets, List<Path> folders, List<Path> extras) {
    this.assets = assets;
    this.extras = List.copyOf(extras);
    this.folders = List.copyOf(folders);
    this.custom = CustomBenchmarks.in(folders, taken());
  }

  private List<String> taken() {
    return Stream.concat(
            benchmarks.stream().map(Benchmark::id), Stream.of(PERPLEXITY, SPEED, "divergence"))
        .toList();
  }

  @Override
  public List<Problem> problems() {
    return custom.problems();
  }

  @Override
  public boolean isDescribed(Path folder) {
    return CustomBenchmarks.isOne(folder);
  }

  @Override
  public BundledEvaluations withBenchmarks(List<Path> more) {
    for (Path folder : more) {
      CustomBenchmarks found = CustomBenchmarks.in(List.of(folder), taken());
      if (!found.problems().isEmpty()) {
        throw new ProblemException(found.problems().getFirst());
      }
      if (found.entries().isEmpty()) {
        throw ProblemException.of(
            Problem.Code.BENCHMARK_INVALID,
            "The folder holds no description of a benchmark",
            folder,
            "Put a benchmark.yaml or benchmark.json beside the items.");
      }
    }
    List<Path> all =
        Stream.concat(more.stream(), folders.stream())
            .map(f -> f.toAbsolutePath().normalize())
            .distinct()
            .toList();
    return new BundledEvaluations(assets, all, extras);
  }

  @Override
  public List<EvaluationInfo> evaluations() {
    List<EvaluationInfo> all = new ArrayList<>();
    benchmarks.forEach(benchmark -> all.add(info(benchmark)));
    custom.entries().forEach(entry -> all.add(info(entry)));
    all.add(PerplexityEvaluation.description(Protocol.GPTQ));
    all.add(DivergenceEvaluation.description(Protocol.LLAMA_CPP));
    all.add(SpeedEvaluation.description());
    return all;
  }

  @Override
  public Optional<DataOrigin> origin(String id) {
    return custom
        .find(id)
        .map(CustomBenchmarks.Entry::origin)
        .or(
            () ->
                Origins.of(id)
                    .map(
                        origin ->
                            known(id)
                                .map(b -> origin.withFiles(b.reader().expected()))
                                .orElse(origin)));
  }

  private Optional<Benchmark<?>> known(String id) {
    return benchmarks.stream().<Benchmark<?>>map(b -> b).filter(b -> b.id().equals(id)).findFirst();
  }

  @Override
  public boolean takesShots(String id, Protocol protocol) {
    return known(id).or(() -> custom.find(id).map(CustomBenchmarks.Entry::benchmark)).stream()
        .anyMatch(b -> b.takesShots(protocol));
  }

  @Override
  public Optional<SumScore> sums(
      String id, Protocol protocol, String metric, List<SampleOutcome> all) {
    return id.equals(PERPLEXITY)
        ? PerplexityEvaluation.sums(metric, all)
        : benchmarks.stream()
            .filter(b -> b.id().equals(id))
            .flatMap(b -> b.procedures().stream())
            .filter(p -> p.protocol() == protocol)
            .findFirst()
            .flatMap(p -> p.sums(metric, all));
  }

  @Override
  public Evaluation open(EvaluationRequest request) {
    return switch (request.id()) {
      case PERPLEXITY -> PerplexityEvaluation.open(request, texts(request));
      case DIVERGENCE -> DivergenceEvaluation.open(request, texts(request));
      case SPEED -> new SpeedEvaluation(request);
      default -> {
        Optional<CustomBenchmarks.Entry> described = described(request);
        yield described.isPresent()
            ? BenchmarkEvaluation.open(
                described.get().benchmark(),
                request,
                request.data().orElse(described.get().folder()))
            : open(benchmark(request.id()), request);
      }
    };
  }

  /** A described benchmark, known here or lying in the data folder itself. */
  private Optional<CustomBenchmarks.Entry> described(EvaluationRequest request) {
    return custom
        .find(request.id())
        .or(
            () ->
                request
                    .data()
                    .filter(CustomBenchmarks::isOne)
                    .flatMap(
                        data -> CustomBenchmarks.in(List.of(data), taken()).find(request.id())));
  }

  private Evaluation open(Benchmark<?> benchmark, EvaluationRequest request) {
    Path root =
        data(request, folder(benchmark), "the folder with " + benchmark.reader().expected());
    try {
      return BenchmarkEvaluation.open(benchmark, request, root, extras);
    } catch (ProblemException e) {
      throw request.data().isPresent() && e.problem().code() == Problem.Code.DATA_MISSING
          ? recognised(e, root)
          : e;
    }
  }

  /** The same problem with the benchmark whose data the folder holds, if it is another's. */
  private ProblemException recognised(ProblemException e, Path root) {
    Problem problem = e.problem();
    return recognise(root).stream()
        .filter(DataMatch::isUsable)
        .findFirst()
        .map(
            other ->
                new ProblemException(
                    new Problem(
                        problem.code(),
                        problem.what()
                            + "; "
                            + (other.place().equals(root) ? "it" : other.place())
                            + " holds the data of "
                            + other.title(),
                        problem.where(),
                        "Run '" + other.evaluation() + "' on it, or: " + problem.whatToDo()),
                    e))
        .orElse(e);
  }

  @Override
  public List<DataMatch> recognise(Path place) {
    List<Benchmark<?>> real =
        benchmarks.stream()
            .filter(benchmark -> !benchmark.id().startsWith(Edition.POCKET.prefix()))
            .toList();
    return new Recognition(real, taken()).of(place);
  }

  private static String folder(Benchmark<?> benchmark) {
    return "benchmarks/" + benchmark.id();
  }

  /** With the number of bundled items; the files are small and read once. */
  private EvaluationInfo info(Benchmark<?> benchmark) {
    if (assets.filter(a -> Files.isDirectory(a.resolve(folder(benchmark)))).isEmpty()) {
      return benchmark.info();
    }
    return bundled.computeIfAbsent(
        benchmark.id(),
        id -> {
          try {
            return open(benchmark, EvaluationRequest.of(id)).info();
          } catch (ProblemException e) {
            // opening it tells the problem; the list still shows that it exists
            return benchmark.info();
          }
        });
  }

  private EvaluationInfo info(CustomBenchmarks.Entry entry) {
    return bundled.computeIfAbsent(
        entry.benchmark().id(),
        id -> {
          try {
            return BenchmarkEvaluation.open(
                    entry.benchmark(), EvaluationRequest.of(id), entry.folder())
                .info();
          } catch (ProblemException e) {
            return entry.benchmark().info(); // opening it tells the problem
          }
        });
  }

  private Benchmark<?> benchmark(String id) {
    return benchmarks.stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.EVALUATION_UNKNOWN,
                    "There is no evaluation '" + id + "'",
                    id,
                    "Use one of "
                        + String.join(", ", taken())
                        + ", or one of your own (its folder with --benchmark)."));
  }

  /** Several texts are no single path, so what is given is checked where it is read. */
  private Path texts(EvaluationRequest request) {
    return request.data().orElseGet(() -> data(request, HELD_OUT, "a text file"));
  }

  private Path data(EvaluationRequest request, String place, String wanted) {
    Optional<Path> path =
        request.data().or(() -> assets.map(a -> a.resolve(place)).filter(Files::exists));
    return path.filter(Files::exists)
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.DATA_MISSING,
                    "The data of '" + request.id() + "' is not there",
                    path.map(Path::toString).orElse("assets/" + place),
                    "Choose " + wanted + " (on the command line: --data)."));
  }
}
