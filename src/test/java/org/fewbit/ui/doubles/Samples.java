package org.fewbit.ui.doubles;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.ArtifactSummary;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;

/** Values that tests build on. */
public final class Samples {

  public static final Metric ACCURACY =
      new Metric("accuracy", "Accuracy", "fraction", "letter", true, OptionalDouble.of(0.25));
  public static final Metric PERPLEXITY =
      new Metric("perplexity", "Perplexity", "", "per token", false, OptionalDouble.empty());
  public static final Metric SPEED =
      new Metric("generate", "Generation", "tokens/s", "greedy", true, OptionalDouble.empty());

  public static final EvaluationInfo MMLU =
      evaluation("pocket-mmlu", "Pocket MMLU", Dimension.KNOWLEDGE, 200, ACCURACY);
  public static final EvaluationInfo SNLI =
      evaluation("pocket-snli", "Pocket SNLI", Dimension.ALIGNMENT, 300, ACCURACY);
  public static final EvaluationInfo REAL_MMLU =
      evaluation("mmlu", "MMLU", Dimension.KNOWLEDGE, 0, ACCURACY);
  public static final EvaluationInfo PPL =
      new EvaluationInfo(
          "perplexity",
          "Perplexity",
          "1",
          EvaluationInfo.Kind.PERPLEXITY,
          Dimension.KNOWLEDGE,
          List.of(Protocol.GPTQ, Protocol.LLAMA_CPP),
          List.of(PERPLEXITY),
          120,
          "Perplexity over the held-out text.");
  public static final EvaluationInfo TOKENS =
      new EvaluationInfo(
          "speed",
          "Speed",
          "1",
          EvaluationInfo.Kind.SPEED,
          Dimension.EFFICIENCY,
          List.of(Protocol.DECODE),
          List.of(SPEED),
          5,
          "Prompt and generation tokens per second.");
  public static final List<EvaluationInfo> EVALUATIONS =
      List.of(MMLU, REAL_MMLU, PPL, SNLI, TOKENS);

  /** The machine the records below are of. */
  public static final Hardware HERE = new Hardware("Desk 5000", "amd64", 8);

  private Samples() {}

  private static Environment environment(Hardware machine) {
    return new Environment(
        "Linux 6",
        machine.architecture(),
        machine.processor(),
        machine.cores(),
        8_000_000_000L,
        "25",
        "1.29.0",
        "0",
        machine.cores());
  }

  /** The same, measured on another machine. */
  public static RunRecord on(Hardware machine, RunRecord r) {
    return new RunRecord(
        r.schemaVersion(),
        r.id() + "-elsewhere",
        r.kind(),
        r.spec(),
        r.evaluation(),
        r.artifact(),
        Optional.of(environment(machine)),
        r.provenance(),
        r.started(),
        r.seconds(),
        r.scores(),
        r.flags(),
        r.source());
  }

  private static EvaluationInfo evaluation(
      String id, String title, Dimension dimension, int samples, Metric metric) {
    return new EvaluationInfo(
        id,
        title,
        "1",
        EvaluationInfo.Kind.BENCHMARK,
        dimension,
        List.of(Protocol.PAPER, Protocol.HARNESS),
        List.of(metric),
        samples,
        "Questions with four choices.");
  }

  /** A small model with the given variants; its folder does not exist. */
  public static BaseModel model(String name, int width, String... labels) {
    Path folder = Path.of("/nowhere", name);
    return new BaseModel(
        name,
        folder,
        BaseModel.Origin.BUNDLED,
        new Architecture("llama", 4, width, 4, 2, width / 4, width * 3, 2000, 512),
        OptionalInt.empty(),
        List.of(2),
        List.of(labels).stream()
            .map(l -> new GraphFile(l, folder.resolve(l + ".onnx"), ModelLayout.ONNX_COMMUNITY))
            .toList());
  }

  /** A measured record. */
  public static RunRecord record(
      String model,
      String label,
      EvaluationInfo evaluation,
      int limit,
      double value,
      double seconds) {
    RunSpec spec =
        new RunSpec(
            new VariantId(model, label),
            evaluation.id(),
            evaluation.protocols().getFirst(),
            "",
            limit,
            1234,
            0,
            0);
    long n = limit == 0 ? evaluation.samples() : limit;
    boolean simulated = label.contains("-w3-");
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        model + "-" + label + "-" + evaluation.id() + "-" + limit,
        RunRecord.Kind.MEASURED,
        spec,
        evaluation,
        new ArtifactSummary(
            OptionalLong.of(1_000_000),
            OptionalLong.of(400_000),
            OptionalDouble.of(4.25),
            Map.of(),
            simulated ? Execution.SIMULATED : Execution.KERNEL),
        Optional.of(environment(HERE)),
        Optional.empty(),
        Instant.parse("2026-11-20T10:00:00Z"),
        seconds,
        List.of(Score.of(evaluation.headline().id(), value, value / 20, n)),
        List.of(),
        "");
  }
}
