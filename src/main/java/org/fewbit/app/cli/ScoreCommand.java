package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.Detectors;
import org.fewbit.core.run.Flag;
import org.fewbit.core.run.Judging;
import org.fewbit.core.run.PromptHash;
import org.fewbit.core.run.SampleResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Metrics of answers that another program made. */
@Command(
    name = "score",
    description = {
      "Scores answers from a file: metrics alone, no model.",
      "One JSON object a line. Generation: {\"id\", \"response\"}. Multiple choice: {\"id\","
          + " \"logLikelihoods\": [...]}, one a continuation, \"tokens\": [...] beside them where"
          + " the protocol divides by tokens; or {\"id\", \"answer\"}, the index of the chosen"
          + " continuation from 0, or its letter.",
      "Replies that no rule can score (FollowBench) go to the judge, if one is named.",
      "--write-requests FILE writes ids, prompts and continuations to answer."
    },
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(paramLabel = "EVALUATION", description = "For example gsm8k; see run --list.")
  private String evaluation = "";

  @Option(names = "--predictions", paramLabel = "FILE", description = "JSON lines with answers.")
  private Optional<Path> predictions = Optional.empty();

  @Option(
      names = "--write-requests",
      paramLabel = "FILE",
      description = "Write what is to be answered instead.")
  private Optional<Path> requests = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data in the official format, default the bundled data.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--benchmark",
      paramLabel = "FOLDER",
      description = "A benchmark of your own; may be repeated.")
  private List<Path> benchmarks = List.of();

  @Option(names = "--protocol", description = "Protocol, default the evaluation's own.")
  private Optional<String> protocol = Optional.empty();

  @Option(names = "--limit", description = "Most samples, default all.")
  private int limit;

  @Option(names = "--seed", defaultValue = "1234", description = "Of the choice of samples.")
  private long seed;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final Asking asking = new Asking();

  @Mixin private final JudgeOptions judge = new JudgeOptions();

  ScoreCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    Evaluation opened = open();
    if (opened.info().kind() != EvaluationInfo.Kind.BENCHMARK) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "'" + evaluation + "' has no answers that could be scored apart",
          "EVALUATION",
          "Name a benchmark.");
    }
    opened.dataProblems().forEach(p -> cli.console().note(p.oneLine()));
    List<Sample> samples = opened.samples(new UnboundedModel());
    if (requests.isPresent()) {
      RequestLines.write(requests.get(), samples);
      cli.console().note(samples.size() + " requests: " + requests.get());
      return 0;
    }
    Path file =
        predictions.orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.BAD_ARGUMENT,
                    "There are no answers to score",
                    "--predictions",
                    "Give a file with --predictions, or write the requests with"
                        + " --write-requests."));
    judge.prepare(cli);
    boolean perToken =
        opened
            .info()
            .headline()
            .convention()
            .matches(".*(mean token|per token|mean of the token).*");
    Judging judging = new Judging(cli.ports().judge(), cli.cancellation());
    List<SampleResult> results =
        results(opened, samples, Predictions.read(file, samples, perToken), judging);
    List<SampleOutcome> outcomes = results.stream().map(SampleResult::outcome).toList();
    List<Score> scores = opened.aggregate(outcomes);
    List<Flag> flags =
        new ArrayList<>(Detectors.detect(opened.info(), results, scores, opened.dataProblems()));
    flags.addAll(judging.flags());
    print(opened, scores, flags);
    return 0;
  }

  private Evaluation open() {
    EvaluationCatalog known = cli.ports().evaluations();
    EvaluationCatalog catalog = benchmarks.isEmpty() ? known : known.withBenchmarks(benchmarks);
    Optional<Path> place =
        data.map(d -> GivenData.of(List.of(d), catalog).place(evaluation, data)).map(Path::of);
    return catalog.open(
        new EvaluationRequest(
            evaluation,
            protocol.map(Protocol::parse),
            place,
            limit,
            seed,
            0,
            asking.split(),
            asking.fewShots()));
  }

  private List<SampleResult> results(
      Evaluation evaluation,
      List<Sample> samples,
      Map<String, List<Response>> answers,
      Judging judging) {
    List<SampleResult> results = new ArrayList<>();
    for (Sample sample : samples) {
      cli.cancellation().check();
      List<Response> responses =
          judging.judged(evaluation, sample, answers.getOrDefault(sample.id(), List.of()));
      results.add(
          new SampleResult(
              sample.id(),
              PromptHash.of(sample.requests()),
              responses,
              evaluation.score(sample, responses),
              0));
    }
    return results;
  }

  private void print(Evaluation opened, List<Score> scores, List<Flag> flags) {
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("evaluation", opened.info().id());
      document.put("version", opened.info().version());
      document.put("protocol", opened.protocol().text());
      document.put("scores", scores.stream().map(SweepTable::score).toList());
      document.put("flags", flags);
      cli.console().json(document);
      return;
    }
    cli.console()
        .table(
            List.of("metric", "subset", "score", "n"),
            scores.stream().map(s -> row(opened.info(), s)).toList());
    cli.console().line("± is half of the 95 % interval.");
    flags.forEach(f -> cli.console().note(f.text()));
  }

  private static List<String> row(EvaluationInfo info, Score score) {
    String unit =
        info.metrics().stream()
            .filter(m -> m.id().equals(score.metric()))
            .map(m -> m.unit())
            .findFirst()
            .orElse("");
    return List.of(
        score.metric() + (unit.equals("fraction") ? " %" : ""),
        score.subset().isEmpty() ? "all" : score.subset(),
        Texts.score(score, unit),
        Long.toString(score.n()));
  }
}
