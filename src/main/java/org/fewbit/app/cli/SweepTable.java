package org.fewbit.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;

/** Variants down, evaluations across: headline score and half of its 95 % interval. */
final class SweepTable {

  private SweepTable() {}

  static void print(Console console, List<RunRecord> records) {
    if (records.isEmpty()) {
      console.note("No run is complete.");
      return;
    }
    Set<String> evaluations = new LinkedHashSet<>();
    Set<VariantId> variants = new LinkedHashSet<>();
    for (RunRecord record : records) {
      evaluations.add(record.evaluation().id());
      variants.add(record.spec().variant());
    }
    List<String> header = new ArrayList<>(List.of("variant", "bits/weight", "execution", "bytes"));
    for (String evaluation : evaluations) {
      Metric metric = find(records, evaluation).evaluation().headline();
      header.add(
          evaluation + " " + (metric.unit().equals("fraction") ? "%" : metric.unit()).strip());
    }
    List<List<String>> rows = new ArrayList<>();
    for (VariantId variant : variants) {
      rows.add(row(records, variant, evaluations));
    }
    console.table(header, rows);
    boolean noted = records.stream().anyMatch(r -> !r.flags().isEmpty());
    console.line("± is half of the 95 % interval" + (noted ? "; ! has a note below." : "."));
    records.forEach(r -> r.flags().forEach(f -> console.note(r.id() + ": " + f.text())));
  }

  private static RunRecord find(List<RunRecord> records, String evaluation) {
    return records.stream()
        .filter(r -> r.evaluation().id().equals(evaluation))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(
      List<RunRecord> records, VariantId variant, Set<String> evaluations) {
    List<RunRecord> own = records.stream().filter(r -> r.spec().variant().equals(variant)).toList();
    var artifact = own.getFirst().artifact();
    List<String> row = new ArrayList<>();
    row.add(variant.toString());
    row.add(
        artifact.bitsPerWeight().isPresent()
            ? String.format(Locale.ROOT, "%.2f", artifact.bitsPerWeight().getAsDouble())
            : "–");
    row.add(artifact.execution().name().toLowerCase(Locale.ROOT));
    row.add(artifact.bytes().isPresent() ? Texts.bytes(artifact.bytes().getAsLong()) : "–");
    for (String evaluation : evaluations) {
      Optional<RunRecord> record =
          own.stream().filter(r -> r.evaluation().id().equals(evaluation)).findFirst();
      row.add(
          record
                  .flatMap(
                      r -> r.headline().map(s -> Texts.score(s, r.evaluation().headline().unit())))
                  .orElse("–")
              + (record.map(r -> r.flags().isEmpty()).orElse(true) ? "" : " !"));
    }
    return row;
  }

  static Map<String, Object> document(List<RunRecord> records) {
    return Map.of("runs", records.stream().map(SweepTable::run).toList());
  }

  private static Map<String, Object> run(RunRecord record) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("id", record.id());
    run.put("variant", record.spec().variant().toString());
    run.put("evaluation", record.evaluation().id());
    run.put("protocol", record.spec().protocol().text());
    if (!record.spec().split().isEmpty()) {
      run.put("split", record.spec().split());
    }
    record.spec().fewShots().ifPresent(shots -> run.put("shots", shots));
    run.put("execution", record.artifact().execution().name().toLowerCase(Locale.ROOT));
    record.artifact().bitsPerWeight().ifPresent(b -> run.put("bitsPerWeight", b));
    record.artifact().bytes().ifPresent(b -> run.put("bytes", b));
    run.put("seconds", record.seconds());
    run.put("scores", record.scores().stream().map(SweepTable::score).toList());
    run.put("flags", record.flags());
    return run;
  }

  static Map<String, Object> score(Score score) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", score.metric());
    if (!score.subset().isEmpty()) {
      map.put("subset", score.subset());
    }
    map.put("value", score.value());
    score.standardError().ifPresent(e -> map.put("stdErr", e));
    map.put("n", score.n());
    return map;
  }
}
