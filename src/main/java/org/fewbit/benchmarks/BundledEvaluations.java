package org.fewbit.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * The evaluations this program brings: benchmarks (bundled pocket sets and the real ones, whose
 * data is given), perplexity, speed.
 */
public final class BundledEvaluations implements EvaluationCatalog {

  private static final String PERPLEXITY = "perplexity";
  private static final String SPEED = "speed";
  private static final String HELD_OUT = "text/pocket-heldout.txt";

  private final Optional<Path> assets;
  private final List<Benchmark<?>> benchmarks = Suite.benchmarks();
  private final Map<String, EvaluationInfo> bundled = new ConcurrentHashMap<>();

  /**
   * A catalog.
   *
   * @param assets folder with {@code benchmarks/ID} and {@code text}; absent if the program came
   *     without it
   */
  public BundledEvaluations(Optional<Path> assets) {
    this.assets = assets;
  }

  @Override
  public List<EvaluationInfo> evaluations() {
    List<EvaluationInfo> all = new ArrayList<>();
    benchmarks.forEach(benchmark -> all.add(info(benchmark)));
    all.add(PerplexityEvaluation.description(Protocol.GPTQ));
    all.add(SpeedEvaluation.description());
    return all;
  }

  @Override
  public Optional<DataOrigin> origin(String id) {
    return Origins.of(id);
  }

  @Override
  public Evaluation open(EvaluationRequest request) {
    return switch (request.id()) {
      case PERPLEXITY -> PerplexityEvaluation.open(request, data(request, HELD_OUT, "a text file"));
      case SPEED -> new SpeedEvaluation(request);
      default -> open(benchmark(request.id()), request);
    };
  }

  private Evaluation open(Benchmark<?> benchmark, EvaluationRequest request) {
    Path root =
        data(request, folder(benchmark), "the folder with " + benchmark.reader().expected());
    try {
      return BenchmarkEvaluation.open(benchmark, request, root);
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
    return new Recognition(
            benchmarks.stream()
                .filter(benchmark -> !benchmark.id().startsWith(Edition.POCKET.prefix()))
                .toList())
        .of(place);
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
                        + String.join(", ", benchmarks.stream().map(Benchmark::id).toList())
                        + ", "
                        + PERPLEXITY
                        + ", "
                        + SPEED
                        + "."));
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
                    "Give " + wanted + " with --data."));
  }
}
