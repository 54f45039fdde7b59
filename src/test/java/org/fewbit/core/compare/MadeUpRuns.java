package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.statistics.Means;

/** Runs with made-up samples, for tests of what compares them sample by sample. */
public final class MadeUpRuns implements RunSamples {

  private final Map<String, List<SampleResult>> samples = new HashMap<>();
  private final List<RunRecord> records = new ArrayList<>();

  /**
   * Right answers of n samples: the first {@code right} without the first {@code lost}, and more.
   */
  public static double[] answers(int n, int right, int lost, int won) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> (i < right ? i >= lost : i < right + won) ? 1 : 0);
    return values;
  }

  /** A run whose score is the mean of its samples; perplexities are exp of that of {@code nll}. */
  public MadeUpRuns run(VariantId variant, EvaluationInfo info, double... values) {
    boolean perplexity = info.kind() == EvaluationInfo.Kind.PERPLEXITY;
    double mean = Means.mean(values);
    return add(
        variant,
        info,
        Execution.KERNEL,
        perplexity ? "nll" : info.headline().id(),
        Score.of(
            info.headline().id(),
            perplexity ? Math.exp(mean) : mean,
            Means.of(values).standardError(),
            values.length),
        values);
  }

  /** Any run with samples. */
  public MadeUpRuns add(
      VariantId variant,
      EvaluationInfo info,
      Execution execution,
      String metric,
      Score score,
      double... values) {
    RunRecord record =
        MadeUp.record(
            RunRecord.Kind.MEASURED,
            RunSpec.of(variant, info.id(), info.protocols().getFirst()),
            info,
            MadeUp.files(variant, execution),
            List.of(score),
            List.of());
    records.add(record);
    List<SampleResult> results = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      SampleOutcome outcome = new SampleOutcome("", Map.of(metric, values[i]), "", "", true, "");
      results.add(new SampleResult("item/" + i, "prompt" + i, List.of(), outcome, 0.1));
    }
    samples.put(record.id(), results);
    return this;
  }

  /** Speed and memory of a variant. */
  public MadeUpRuns speed(VariantId variant, double tokensPerSecond, double bytes) {
    records.add(
        MadeUp.record(
            variant,
            MadeUp.speed(),
            Score.of(Efficiency.GENERATE_SPEED.metrics().getFirst(), tokensPerSecond, 1, 5),
            Score.of(Efficiency.PEAK_MEMORY.metrics().getFirst(), bytes, Double.NaN, 1)));
    return this;
  }

  /** The records. */
  public RunIndex index() {
    return RunIndex.of(records);
  }

  @Override
  public List<SampleResult> of(String runId) {
    return samples.getOrDefault(runId, List.of());
  }
}
