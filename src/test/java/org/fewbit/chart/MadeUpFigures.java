package org.fewbit.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Response;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.SampleResult;

/** A source with made-up records, samples and reports: every figure has something to draw. */
public final class MadeUpFigures {

  private MadeUpFigures() {}

  /** All made-up records with their samples. */
  public static FigureSource source() {
    return source(UnaryOperator.identity());
  }

  /** The same with other names of models. */
  public static FigureSource source(UnaryOperator<String> name) {
    List<RunRecord> records = new ArrayList<>();
    MadeUp.family().forEach(r -> records.add(renamed(r, name)));
    MadeUp.published().forEach(r -> records.add(renamed(r, name)));
    MadeUp.family().stream()
        .filter(r -> r.evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY)
        .filter(r -> !r.spec().variant().label().equals("fp32"))
        .forEach(r -> records.add(divergence(r, name)));
    Map<String, RunRecord> byId = new HashMap<>();
    records.forEach(r -> byId.put(r.id(), r));
    return FigureSource.of(
            RunIndex.of(records), Selection.everything(), id -> samples(byId.get(id)))
        .reporting(MadeUpFigures::report);
  }

  private static RunRecord renamed(RunRecord r, UnaryOperator<String> name) {
    VariantId old = r.spec().variant();
    VariantId now = new VariantId(name.apply(old.model()), old.label());
    RunSpec spec = RunSpec.of(now, r.evaluation().id(), r.spec().protocol());
    RunRecord renamed =
        MadeUp.record(r.kind(), spec, r.evaluation(), r.artifact(), r.scores(), r.flags());
    return r.evaluation().kind() == EvaluationInfo.Kind.BENCHMARK
            && r.kind() == RunRecord.Kind.MEASURED
        ? scored(renamed)
        : renamed;
  }

  /** Percentiles of a log-normal distribution that is wider for fewer bits. */
  private static RunRecord divergence(RunRecord perplexity, UnaryOperator<String> name) {
    VariantId old = perplexity.spec().variant();
    VariantId variant = new VariantId(name.apply(old.model()), old.label());
    double median = 0.02 / perplexity.artifact().bitsPerWeight().orElse(8);
    String[] ids = {"meanKld", "medianKld", "p90Kld", "p95Kld", "p99Kld", "p999Kld", "maxKld"};
    double[] spread = {0.5, 0, 1.28, 1.64, 2.33, 3.09, 4};
    List<Metric> metrics = new ArrayList<>();
    Score[] scores = new Score[ids.length];
    for (int i = 0; i < ids.length; i++) {
      metrics.add(new Metric(ids[i], ids[i], "nats", "", false, OptionalDouble.empty()));
      double value = median * Math.exp(1.2 * spread[i]);
      scores[i] = Score.of(ids[i], value, i == 0 ? value / 20 : Double.NaN, 5100);
    }
    EvaluationInfo info =
        new EvaluationInfo(
            "divergence",
            "Divergence",
            "1",
            EvaluationInfo.Kind.DIVERGENCE,
            Dimension.KNOWLEDGE,
            List.of(Protocol.LLAMA_CPP),
            metrics,
            0,
            "");
    return MadeUp.record(variant, info, scores);
  }

  /** With the score that its samples have. */
  private static RunRecord scored(RunRecord r) {
    double mean =
        answers(r).stream()
            .mapToDouble(s -> s.outcome().values().get("accuracy"))
            .average()
            .orElseThrow();
    Score score = Score.of("accuracy", mean, Math.sqrt(mean * (1 - mean) / 300), 300);
    return MadeUp.record(
        r.kind(), r.spec(), r.evaluation(), r.artifact(), List.of(score), r.flags());
  }

  private static List<SampleResult> samples(RunRecord record) {
    if (record == null || record.kind() == RunRecord.Kind.PUBLISHED) {
      return List.of();
    }
    return switch (record.evaluation().kind()) {
      case BENCHMARK -> answers(record);
      case SPEED -> repetitions(record);
      case PERPLEXITY, DIVERGENCE -> List.of();
    };
  }

  /** Shares that the made-up records have, by scheme, size and benchmark. */
  private static final Map<String, Double> SHARES = new HashMap<>();

  static {
    MadeUp.family().stream()
        .filter(r -> r.evaluation().kind() == EvaluationInfo.Kind.BENCHMARK)
        .forEach(r -> SHARES.put(share(r), r.headline().orElseThrow().value()));
  }

  private static String share(RunRecord r) {
    String model = r.spec().variant().model();
    return model.substring(model.indexOf('-')) + r.spec().variant().label() + r.evaluation().id();
  }

  private static final Response.Usage USAGE = new Response.Usage(10, 2, 0);

  private static List<SampleResult> answers(RunRecord record) {
    double share = SHARES.getOrDefault(share(record), 0.5);
    List<SampleResult> all = new ArrayList<>();
    // A sample is as hard for every variant, apart from a little of its own.
    SplittableRandom hard = new SplittableRandom(record.evaluation().id().hashCode());
    SplittableRandom own = new SplittableRandom(share(record).hashCode());
    for (int i = 0; i < 300; i++) {
      double at = 0.9 * hard.nextDouble() + 0.1 * own.nextDouble();
      boolean right = at < share;
      String answer = right ? "A" : at > 0.9 ? "B" : own.nextDouble() < 0.8 ? "C" : "D";
      all.add(
          new SampleResult(
              "s/" + i,
              "hash" + i,
              List.of(new Response.Generate(answer, Response.StopReason.END_TOKEN, USAGE)),
              new SampleOutcome("", Map.of("accuracy", right ? 1.0 : 0.0), answer, "A", true, ""),
              0.02 + 0.01 * own.nextDouble()));
    }
    return all;
  }

  private static List<SampleResult> repetitions(RunRecord record) {
    double rate = record.headline().orElseThrow().value();
    SplittableRandom own = new SplittableRandom(share(record).hashCode());
    List<SampleResult> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double slow = (1 + 0.3 * own.nextDouble()) * (i == 0 ? 5 : 1);
      all.add(
          new SampleResult(
              i == 0 ? "warm-up/0" : "repetition/" + (i - 1),
              "hash",
              List.of(
                  new Response.Speed(
                      256, 40 * slow / rate, 41 * slow / rate, 127, 127 * slow / rate, USAGE)),
              new SampleOutcome("", Map.of(), "", "", true, i == 0 ? "warm-up" : ""),
              slow));
    }
    return all;
  }

  private static Optional<QuantizationReport> report(VariantId variant) {
    Optional<QuantizationScheme> scheme = variant.scheme();
    boolean made = variant.label().startsWith("gptq") && variant.model().endsWith("6m");
    if (scheme.isEmpty() || !made) {
      return Optional.empty();
    }
    List<QuantizationReport.LayerError> layers = new ArrayList<>();
    SplittableRandom own = new SplittableRandom(variant.hashCode());
    for (int layer = 0; layer < 6; layer++) {
      for (String tensor : List.of("q_proj", "k_proj", "v_proj", "o_proj", "up", "down")) {
        layers.add(
            new QuantizationReport.LayerError(
                "/model/layers." + layer + "/" + tensor + "/MatMul",
                tensor.endsWith("proj") ? TensorClass.ATTENTION : TensorClass.MLP,
                256,
                256,
                0.04 + 0.05 * own.nextDouble(),
                OptionalDouble.of(0.02 + 0.03 * own.nextDouble()),
                0,
                4.5,
                Optional.empty()));
      }
    }
    return Optional.of(
        new QuantizationReport(
            scheme.get(),
            new Artifact(
                Path.of("model.onnx"),
                1,
                "",
                6_000_000,
                4.5,
                Map.of(),
                Map.of(),
                Execution.KERNEL,
                Optional.empty(),
                Map.of()),
            "",
            1,
            0,
            Optional.of(
                new QuantizationReport.Calibrated(
                    CalibrationRequest.of(Path.of("c.json")), "", List.of(1, 2, 3), 4096, 0)),
            layers,
            List.of()));
  }
}
