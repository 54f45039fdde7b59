package org.fewbit.ui.compare;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;
import org.fewbit.ui.fx.Texts;

/** The parts of the inspector that come from the records themselves. */
final class InspectorFacts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int HASH_SHOWN = 12;

  private final Texts texts;

  InspectorFacts(Texts texts) {
    this.texts = texts;
  }

  List<Node> of(RunIndex index, VariantKey variant) {
    List<Node> nodes = new ArrayList<>();
    index.artifact(variant).ifPresent(a -> nodes.add(bitsByClass(a.bitsPerWeightByClass())));
    List<RunRecord> records =
        index.records(variant).stream()
            .sorted(Comparator.comparing(RunRecord::started).reversed())
            .toList();
    nodes.add(runs(records));
    index
        .newest(variant)
        .ifPresent(
            newest -> {
              newest.environment().ifPresent(e -> nodes.add(environment(e)));
              newest.provenance().ifPresent(p -> nodes.add(provenance(p)));
              if (!newest.source().isEmpty()) {
                FactGrid source = new FactGrid(texts.get("facts.source"));
                source.addLong(texts.get("facts.citation"), newest.source());
                nodes.add(source);
              }
            });
    return nodes;
  }

  private Node bitsByClass(Map<TensorClass, Double> bits) {
    FactGrid grid = new FactGrid(texts.get("facts.bits"));
    for (TensorClass each : TensorClass.values()) {
      Double value = bits.get(each);
      if (value != null) {
        grid.add(
            texts.get("facts.class." + each.name().toLowerCase(Locale.ROOT)),
            NumberText.fixed(value, 2),
            "",
            "");
      }
    }
    return grid;
  }

  private Node runs(List<RunRecord> records) {
    FactGrid grid = new FactGrid(texts.get("facts.runs"));
    for (RunRecord record : records) {
      var spec = record.spec();
      grid.add(
          texts.phrase(record.evaluation().title()),
          record.kind() == RunRecord.Kind.PUBLISHED
              ? texts.get("facts.published")
              : time(record.started()),
          "",
          record.id()
              + "\n"
              + texts.get(
                  "facts.run",
                  spec.protocol().text(),
                  spec.limit() == 0
                      ? texts.get("facts.all-samples")
                      : texts.get("facts.limit", spec.limit()),
                  String.valueOf(spec.seed()))
              + "\n"
              + NumberText.of(record.seconds())
              + " s");
    }
    return grid;
  }

  /** Which runs were not made here, and where they come from; nothing if none. */
  static Node imported(List<RunRecord> records, Map<String, String> origins, String title) {
    FactGrid grid = new FactGrid(title);
    records.stream()
        .filter(r -> origins.containsKey(r.id()))
        .forEach(r -> grid.addLong(r.evaluation().title(), origins.getOrDefault(r.id(), "")));
    return grid;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private Node environment(Environment e) {
    FactGrid grid = new FactGrid(texts.get("facts.machine"));
    grid.addLong(texts.get("facts.processor"), e.processor());
    grid.add(texts.get("facts.cores"), e.cores() + ", " + e.threads(), "", "");
    grid.add(texts.get("facts.memory"), NumberText.of(e.memoryBytes() / 1e9) + " GB", "", "");
    grid.addLong(texts.get("facts.system"), e.os() + " " + e.architecture());
    grid.add("ONNX Runtime", e.engine(), "", "");
    grid.add("Java", e.java(), "", "");
    grid.add("Fewbit", e.fewbit(), "", "");
    return grid;
  }

  private Node provenance(Provenance p) {
    FactGrid grid = new FactGrid(texts.get("facts.hashes"));
    hash(grid, texts.get("facts.weights"), p.weightsSha256());
    hash(grid, texts.get("facts.tokenizer"), p.tokenizerSha256());
    hash(grid, texts.get("facts.template"), p.templateSha256());
    hash(grid, texts.get("facts.data"), p.dataSha256());
    return grid;
  }

  private static void hash(FactGrid grid, String name, String hash) {
    if (!hash.isEmpty()) {
      grid.add(name, hash.substring(0, Math.min(HASH_SHOWN, hash.length())), "", hash);
    }
  }
}
