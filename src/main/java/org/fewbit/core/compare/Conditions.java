package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;

/**
 * What must be equal before two scores of an evaluation may stand on one axis.
 *
 * @param kind measured or published
 * @param key evaluation and protocol
 * @param data hash of the data, or its name where no hash is known
 * @param limit most samples, 0 for all
 * @param seed of the choice of samples; 0 where all are used
 * @param context window of perplexity and divergence; 0 elsewhere
 * @param version of the evaluation's code
 * @param asked split and worked examples, where they are not the benchmark's own; else empty
 * @param baseline weights a divergence is measured from; empty elsewhere
 * @param machine processor, cores and threads of a speed run; empty elsewhere
 */
record Conditions(
    RunRecord.Kind kind,
    EvaluationKey key,
    String data,
    int limit,
    long seed,
    int context,
    String version,
    String asked,
    String baseline,
    String machine) {

  static Conditions of(RunRecord record) {
    var spec = record.spec();
    String hash = record.provenance().map(Provenance::dataSha256).orElse("");
    EvaluationInfo.Kind family = record.evaluation().kind();
    boolean speed = family == EvaluationInfo.Kind.SPEED;
    return new Conditions(
        record.kind(),
        EvaluationKey.of(record),
        hash.isEmpty() ? spec.data() : hash,
        spec.limit(),
        spec.limit() == 0 ? 0 : spec.seed(),
        family == EvaluationInfo.Kind.PERPLEXITY || family == EvaluationInfo.Kind.DIVERGENCE
            ? spec.context()
            : 0,
        record
            .provenance()
            .map(Provenance::evaluationVersion)
            .orElse(record.evaluation().version()),
        asked(spec),
        record.provenance().map(Provenance::baselineWeights).orElse(""),
        speed ? machine(record) : "");
  }

  private static String asked(RunSpec spec) {
    String examples = spec.fewShots().map(FewShots::text).orElse("");
    String split = spec.split().isEmpty() ? "" : "split " + spec.split();
    return split + (split.isEmpty() || examples.isEmpty() ? "" : ", ") + examples;
  }

  private static String machine(RunRecord record) {
    return record
        .environment()
        .map(e -> e.processor() + ", " + e.cores() + " cores, " + e.threads() + " threads")
        .orElse("");
  }

  /** Whether only the number or the choice of samples differs: both estimate the same score. */
  boolean samplesSameAs(Conditions other) {
    return equals(
        new Conditions(
            other.kind,
            other.key,
            other.data,
            limit,
            seed,
            other.context,
            other.version,
            other.asked,
            other.baseline,
            other.machine));
  }

  /** What differs, in words: {@code limit 50 instead of all}. */
  String differenceFrom(Conditions shown) {
    List<String> words = new ArrayList<>();
    if (!data.equals(shown.data)) {
      words.add("other data");
    }
    if (limit != shown.limit) {
      words.add("limit " + limitText(limit) + " instead of " + limitText(shown.limit));
    } else if (seed != shown.seed) {
      words.add("other choice of samples");
    }
    if (context != shown.context) {
      words.add("context " + context + " instead of " + shown.context);
    }
    if (!version.equals(shown.version)) {
      words.add("version " + version + " instead of " + shown.version);
    }
    if (!asked.equals(shown.asked)) {
      words.add(askedText(asked) + " instead of " + askedText(shown.asked));
    }
    if (!baseline.equals(shown.baseline)) {
      words.add("other baseline");
    }
    if (!machine.equals(shown.machine)) {
      words.add("other machine or threads");
    }
    return words.stream().collect(Collectors.joining(", "));
  }

  private static String askedText(String asked) {
    return asked.isEmpty() ? "the benchmark's own split and examples" : asked;
  }

  private static String limitText(int limit) {
    return limit == 0 ? "all" : Integer.toString(limit);
  }
}
