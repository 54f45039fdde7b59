package org.fewbit.core.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.LanguageModelLoader;
import org.fewbit.core.inference.LogitRows;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;

/**
 * A world around the runner whose answers are a function of the question alone, so that what the
 * runner should record can be computed apart; the archive is the real one.
 */
final class World
    implements ModelCatalog, EvaluationCatalog, LanguageModelLoader, Quantizer, Machine {

  static final int ITEMS = 20;

  final FolderRunArchive archive;
  final List<String> loads = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final List<GraphFile> graphs = new ArrayList<>();
  Execution execution = Execution.KERNEL;
  OptionalLong available = OptionalLong.empty();
  boolean failing;
  Optional<Judge> judge = Optional.empty();
  String weights = "w";
  String question = "How many? ";
  int rows = 8;
  int tokens = 8;
  Function<Integer, String> ids = number -> "item/" + number;
  List<Problem> badLines = List.of();
  IntConsumer beforeAnswer = number -> {};
  Function<String, Integer> truncated = text -> 0;
  private final Path folder;
  private long nanos;

  World(Path folder) {
    this.folder = folder;
    archive =
        new FolderRunArchive(
            folder.resolve("runs"), List.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    graphs.add(new GraphFile("fp32", Path.of("model.onnx"), ModelLayout.OPTIMUM));
  }

  RunnerPorts ports() {
    ModelFingerprint fingerprint =
        new ModelFingerprint() {
          @Override
          public String tokenizerSha256(BaseModel model) {
            return "t";
          }

          @Override
          public String templateSha256(BaseModel model) {
            return "c";
          }
        };
    return new RunnerPorts(
        this,
        (model, graph, check) ->
            new Artifact(
                graph.file(), 4321, weights, 100, 4.5, Map.of(), Map.of(), execution, Map.of()),
        this,
        this,
        this,
        archive,
        fingerprint,
        this,
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        () -> nanos += 250_000_000L,
        judge);
  }

  // models

  @Override
  public List<BaseModel> models() {
    return List.of(open("m"));
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public BaseModel open(String nameOrFolder) {
    Architecture shape = new Architecture("llama", 1, 8, 1, 1, 8, 8, 8, 64);
    return new BaseModel(
        nameOrFolder,
        folder,
        BaseModel.Origin.BUNDLED,
        shape,
        OptionalInt.empty(),
        List.of(),
        graphs);
  }

  @Override
  public BaseModel add(Path path) {
    return open(path.toString());
  }

  @Override
  public List<Path> added() {
    return List.of();
  }

  @Override
  public void forget(Path folder) {
    throw new UnsupportedOperationException("no folder was ever added here");
  }

  @Override
  public Path newGraphFile(BaseModel model, String label) {
    return folder.resolve("model_" + label + ".onnx");
  }

  // quantizer

  @Override
  public boolean supports(QuantizationScheme scheme) {
    return scheme.bits() > 2;
  }

  @Override
  public List<MethodInfo> methods() {
    return List.of();
  }

  @Override
  public List<String> differences(QuantizationRequest request, Artifact source) {
    return List.of();
  }

  @Override
  public QuantizationReport quantize(
      QuantizationRequest request, ProgressListener listener, Cancellation cancellation) {
    listener.progress("Quantizing", 1, 2);
    cancellation.check();
    listener.progress("Quantizing", 2, 2);
    GraphFile source = request.source();
    QuantizationScheme scheme = request.scheme();
    graphs.add(new GraphFile(scheme.toString(), request.target(), source.layout()));
    return new QuantizationReport(
        scheme,
        ports().inspector().inspect(request.model(), source),
        "s",
        1,
        0,
        Optional.empty(),
        List.of(),
        List.of());
  }

  // machine

  @Override
  public Environment environment(int threads) {
    return new Environment("os", "arch", "cpu", 2, 1, "25", "e", "0", threads);
  }

  @Override
  public OptionalLong availableBytes() {
    return available;
  }

  @Override
  public OptionalLong peakResidentBytes() {
    return OptionalLong.of(987);
  }

  // loader

  @Override
  public LanguageModel load(BaseModel model, GraphFile graph, int threads) {
    loads.add(graph.label());
    return new Echo();
  }

  @Override
  public long estimatePeakBytes(BaseModel model, GraphFile graph) {
    return 3L << 30;
  }

  @Override
  public String engineVersion() {
    return "engine 1";
  }

  // evaluations

  @Override
  public List<EvaluationInfo> evaluations() {
    return List.of();
  }

  @Override
  public Evaluation open(EvaluationRequest request) {
    return new Counting(request.id());
  }

  /** Item i has one generation and two log-likelihoods; item i is right if i is even. */
  final class Counting implements Evaluation {

    private final String id;

    Counting(String id) {
      this.id = id;
    }

    @Override
    public EvaluationInfo info() {
      boolean speed = id.equals("speed");
      return new EvaluationInfo(
          id,
          id,
          "1",
          speed
              ? EvaluationInfo.Kind.SPEED
              : id.equals("divergence")
                  ? EvaluationInfo.Kind.DIVERGENCE
                  : EvaluationInfo.Kind.BENCHMARK,
          Dimension.KNOWLEDGE,
          List.of(Protocol.HARNESS),
          List.of(new Metric("accuracy", "A", "fraction", "", true, OptionalDouble.empty())),
          ITEMS,
          "");
    }

    @Override
    public Protocol protocol() {
      return Protocol.HARNESS;
    }

    @Override
    public String dataSha256() {
      return "d";
    }

    @Override
    public List<Problem> dataProblems() {
      return badLines;
    }

    @Override
    public List<Sample> samples(LanguageModel model) {
      return samples();
    }

    List<Sample> samples() {
      return IntStream.range(0, ITEMS)
          .mapToObj(
              i ->
                  new Sample(
                      ids.apply(i),
                      "",
                      List.of(
                          new Request.Generate(Prompt.chat(question + i), Decoding.greedy(4, "\n")),
                          new Request.LogLikelihood(Prompt.plain(question), "even " + i),
                          new Request.LogLikelihood(Prompt.plain(question), "odd " + i)),
                      Map.of("gold", Integer.toString(i))))
          .toList();
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      String text = ((Response.Generate) responses.get(0)).text();
      double even = ((Response.LogLikelihood) responses.get(1)).logProbability();
      double odd = ((Response.LogLikelihood) responses.get(2)).logProbability();
      boolean right =
          text.endsWith(" " + sample.reference().get("gold"))
              && even > odd
              && Integer.parseInt(sample.reference().getOrDefault("gold", "1")) % 2 == 0;
      return new SampleOutcome("", Map.of("accuracy", right ? 1.0 : 0.0), text, "", true, "");
    }

    @Override
    public List<Score> aggregate(List<SampleOutcome> outcomes) {
      double mean =
          outcomes.stream().mapToDouble(o -> o.values().get("accuracy")).average().orElseThrow();
      return List.of(Score.of("accuracy", mean, 0.1, outcomes.size()));
    }
  }

  /** Says the last user turn; finds texts the likelier the shorter they are... and odd less so. */
  private final class Echo implements LanguageModel {

    @Override
    public Tokenizer tokenizer() {
      return new Letters(0, tokens);
    }

    @Override
    public int contextLength() {
      return 64;
    }

    @Override
    public int vocabularySize() {
      return rows;
    }

    @Override
    public List<Response.LogLikelihood> logLikelihood(
        List<Request.LogLikelihood> requests, Cancellation cancellation) {
      return requests.stream()
          .map(
              r ->
                  new Response.LogLikelihood(
                      r.continuation().startsWith("odd") ? -2.5 : -1.25,
                      false,
                      2,
                      new Response.Usage(3, 0, 0)))
          .toList();
    }

    @Override
    public Response.Window window(Request.Window request, Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T readLogits(
        TokenIds tokens, int firstRow, Cancellation cancellation, Function<LogitRows, T> reader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int prefixToken() {
      return 0;
    }

    @Override
    public Response.Generate generate(
        Request.Generate request, TextListener listener, Cancellation cancellation) {
      String text = ((Prompt.Chat) request.prompt()).messages().getFirst().content();
      beforeAnswer.accept(asked.size());
      asked.add(text);
      return new Response.Generate(
          text, Response.StopReason.END_TOKEN, new Response.Usage(3, 1, truncated.apply(text)));
    }

    @Override
    public Response.Speed speed(Request.Speed request, Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      loads.add("closed");
    }
  }
}
