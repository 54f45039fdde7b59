package org.fewbit.benchmarks.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.benchmarks.reader.Choosing;
import org.fewbit.benchmarks.reader.Dataset;
import org.fewbit.benchmarks.reader.Item;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;

/** A benchmark with its data read and its protocol fixed. */
public final class BenchmarkEvaluation<I extends Item> implements Evaluation {

  private final Benchmark<I> benchmark;
  private final Procedure<I> procedure;
  private final Dataset<I> data;
  private final EvaluationRequest request;

  private BenchmarkEvaluation(
      Benchmark<I> benchmark, Procedure<I> procedure, Dataset<I> data, EvaluationRequest request) {
    this.benchmark = benchmark;
    this.procedure = procedure;
    this.data = data;
    this.request = request;
  }

  /**
   * Reads the data; no further folders are looked into.
   *
   * @throws org.fewbit.core.problem.ProblemException if the protocol or the data is not there
   */
  public static <I extends Item> BenchmarkEvaluation<I> open(
      Benchmark<I> benchmark, EvaluationRequest request, Path root) {
    return open(benchmark, request, root, List.of());
  }

  /**
   * Reads the data.
   *
   * @param root folder or file with the data
   * @param extras further folders in which a person may have put files that a metric needs
   * @throws org.fewbit.core.problem.ProblemException if the protocol or the data is not there
   */
  public static <I extends Item> BenchmarkEvaluation<I> open(
      Benchmark<I> benchmark, EvaluationRequest request, Path root, List<Path> extras) {
    Procedure<I> usual = benchmark.procedure(request.protocol());
    Procedure<I> procedure =
        request.fewShots().map(usual::withShots).orElse(usual).equipped(places(root, extras));
    Dataset<I> data = benchmark.reader().read(root, procedure.needsShots(), request.split());
    return new BenchmarkEvaluation<>(benchmark, procedure, data, request);
  }

  /** The data's folder, those around it, then the extra ones. */
  private static List<Path> places(Path root, List<Path> extras) {
    List<Path> places = new ArrayList<>(List.of(root, root.resolve("data")));
    Path around = root.toAbsolutePath().getParent();
    if (around != null) {
      places.add(around);
    }
    places.addAll(extras);
    return places;
  }

  @Override
  public Map<String, String> missingMetrics() {
    return procedure.missing();
  }

  @Override
  public EvaluationInfo info() {
    EvaluationInfo info = benchmark.info(procedure, data.items());
    String asked = asked();
    return asked.isEmpty() ? info : info.withConvention(asked);
  }

  /** Which part of the data is asked, with which examples if not the usual ones. */
  private String asked() {
    String usual = benchmark.reader().splits().stream().findFirst().orElse("");
    String split = request.split().isEmpty() ? usual : request.split();
    boolean published = !benchmark.id().startsWith(Edition.POCKET.prefix());
    return (published && !data.edition().isEmpty() ? "; " + data.edition() : "")
        + (split.isEmpty() ? "" : "; split " + split)
        + request
            .fewShots()
            .filter(shots -> shots.order() != FewShots.Order.PROTOCOL)
            .map(shots -> "; " + shots.text())
            .orElse("");
  }

  @Override
  public Protocol protocol() {
    return procedure.protocol();
  }

  @Override
  public String dataSha256() {
    return data.sha256();
  }

  @Override
  public List<Problem> dataProblems() {
    return data.problems();
  }

  @Override
  public List<Sample> samples(LanguageModel model) {
    boolean picks =
        request.fewShots().stream().allMatch(shots -> shots.order() == FewShots.Order.PROTOCOL);
    Map<String, List<I>> picked = picks ? procedure.examples(data) : Map.of();
    return Choosing.choose(data.items(), request.limit(), request.seed()).stream()
        .map(
            item ->
                procedure.sample(
                    item,
                    picked.containsKey(item.id()) ? picked.get(item.id()) : shots(item),
                    model))
        .toList();
  }

  /** In file order, or shuffled by the seed and the item's id: the same for every variant. */
  private List<I> shots(I item) {
    return request
        .fewShots()
        .filter(shots -> shots.order() == FewShots.Order.SEEDED)
        .map(
            shots ->
                Choosing.shuffle(
                    data.shots().stream().filter(shot -> !shot.id().equals(item.id())).toList(),
                    shots.seed() * 31 + item.id().hashCode()))
        .orElseGet(data::shots);
  }

  @Override
  public SampleOutcome score(Sample sample, List<Response> responses) {
    return procedure.score(sample, responses);
  }

  @Override
  public Optional<String> judgeQuestion(Sample sample, List<Response> responses) {
    return procedure.judgeQuestion(sample, responses);
  }

  @Override
  public List<Score> aggregate(List<SampleOutcome> outcomes) {
    return procedure.aggregate(outcomes, data.items());
  }
}
