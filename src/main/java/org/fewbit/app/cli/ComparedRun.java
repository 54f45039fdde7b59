package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.compare.PairedScores;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;

/** A run beside its baseline. */
record ComparedRun(RunRecord record, Optional<Score> score, Optional<PairedScores> paired) {

  ComparedRun(RunRecord record, Optional<RunRecord> baseline, RunArchive archive) {
    this(
        record,
        record.headline(),
        pairedMetric(record)
            .flatMap(
                metric ->
                    baseline.flatMap(
                        b ->
                            PairedScores.of(
                                archive.samples(b.id()), archive.samples(record.id()), metric))));
  }

  /** Perplexities are paired by the negative log-likelihood of windows; speeds not at all. */
  private static Optional<String> pairedMetric(RunRecord record) {
    return switch (record.evaluation().kind()) {
      case BENCHMARK -> Optional.of(record.evaluation().headline().id());
      case PERPLEXITY -> Optional.of("nll");
      case DIVERGENCE, SPEED -> Optional.empty();
    };
  }

  /** Whether the difference is one of logarithms, to be shown as a ratio. */
  boolean isRatio() {
    return record.evaluation().kind() == EvaluationInfo.Kind.PERPLEXITY;
  }

  /** Whether two runs asked the same questions, so that their difference means something. */
  static boolean sameConditions(RunRecord a, RunRecord b) {
    RunSpec x = a.spec();
    RunSpec y = b.spec();
    return a.kind() == b.kind()
        && x.evaluation().equals(y.evaluation())
        && x.protocol() == y.protocol()
        && x.data().equals(y.data())
        && x.limit() == y.limit()
        && x.seed() == y.seed()
        && x.context() == y.context()
        && x.split().equals(y.split())
        && x.fewShots().equals(y.fewShots())
        && x.baseline().equals(y.baseline())
        && a.evaluation().version().equals(b.evaluation().version());
  }

  String unit() {
    return record.evaluation().headline().unit();
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", record.id());
    document.put("variant", record.spec().variant().toString());
    document.put("evaluation", record.evaluation().id());
    document.put("protocol", record.spec().protocol().text());
    document.put("metric", record.evaluation().headline().id());
    document.put("unit", unit());
    score.ifPresent(
        s -> {
          document.put("value", s.value());
          s.standardError().ifPresent(e -> document.put("stdErr", e));
          document.put("n", s.n());
        });
    record.artifact().bitsPerWeight().ifPresent(b -> document.put("bitsPerWeight", b));
    paired.ifPresent(
        p -> {
          document.put("pairedMetric", pairedMetric(record).orElse(""));
          document.put("difference", p.difference().value());
          document.put("differenceStdErr", p.difference().standardError());
          document.put("paired", p.difference().n());
          p.rightToWrong().ifPresent(f -> document.put("rightToWrong", f));
          p.wrongToRight().ifPresent(f -> document.put("wrongToRight", f));
          p.pValue().ifPresent(v -> document.put("mcnemarP", v));
        });
    return document;
  }
}
