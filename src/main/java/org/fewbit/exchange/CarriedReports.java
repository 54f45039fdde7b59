package org.fewbit.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.core.run.RunRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What making a variant did, carried along with its runs as {@code report.json} in the folder of
 * one of them: the error of every layer can then be drawn where the variant itself is not.
 */
public final class CarriedReports {

  /** The file's name in a run's folder. */
  public static final String NAME = "report.json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Most of a report's size and in no figure; drawn where the variant was made. */
  private static final String LEFT_AT_HOME = "histogram";

  private final ReportStore store;
  private final Function<String, Optional<Path>> folders;
  private final Function<VariantId, Optional<Path>> graphs;

  /**
   * Reports of some runs.
   *
   * @param store reads them
   * @param folders the folder of a run by its id
   * @param graphs the graph of a variant that is here
   */
  public CarriedReports(
      ReportStore store,
      Function<String, Optional<Path>> folders,
      Function<VariantId, Optional<Path>> graphs) {
    this.store = store;
    this.folders = folders;
    this.graphs = graphs;
  }

  /** The report of a variant: the one that its runs carry, else the one beside its graph. */
  public Function<VariantId, Optional<QuantizationReport>> of(RunIndex index) {
    return variant ->
        carried(index.records(new VariantKey(variant, RunRecord.Kind.MEASURED)))
            .flatMap(folder -> store.read(asGraph(folder)))
            .or(() -> graphs.apply(variant).flatMap(store::read));
  }

  /** The store looks for a report beside a graph. */
  private static Path asGraph(Path folder) {
    return folder.resolve(NAME.replace(".json", ".onnx"));
  }

  private Optional<Path> carried(Collection<RunRecord> records) {
    return records.stream()
        .map(RunRecord::id)
        .sorted()
        .flatMap(id -> folders.apply(id).stream())
        .filter(folder -> Files.isRegularFile(folder.resolve(NAME)))
        .findFirst();
  }

  /**
   * Reports to be put beside runs that carry none: for each variant the one that was written when
   * its weights were made, by the id of its first run.
   */
  public Map<String, byte[]> toCarry(Collection<RunRecord> records) {
    Map<VariantId, Set<RunRecord>> variants = new LinkedHashMap<>();
    records.stream()
        .filter(r -> r.kind() == RunRecord.Kind.MEASURED)
        .forEach(
            r -> variants.computeIfAbsent(r.spec().variant(), v -> new LinkedHashSet<>()).add(r));
    Map<String, byte[]> reports = new TreeMap<>();
    variants.forEach(
        (variant, runs) -> {
          if (carried(runs).isEmpty()) {
            String first = runs.stream().map(RunRecord::id).sorted().findFirst().orElseThrow();
            graphs
                .apply(variant)
                .flatMap(store::file)
                .flatMap(file -> slim(file, weights(runs)))
                .ifPresent(bytes -> reports.put(first, bytes));
          }
        });
    return reports;
  }

  private static Set<String> weights(Set<RunRecord> runs) {
    Set<String> hashes = new LinkedHashSet<>();
    runs.forEach(r -> r.provenance().ifPresent(p -> hashes.add(p.weightsSha256())));
    return hashes;
  }

  /** Empty if it is about other weights than those that ran, or can't be read. */
  private static Optional<byte[]> slim(Path file, Set<String> weights) {
    try {
      JsonNode root = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
      JsonNode artifact = root.path("report").path("artifact");
      if (!weights.contains(artifact.path("sha256").asString(""))
          || !(artifact instanceof ObjectNode made)) {
        return Optional.empty();
      }
      // Where it lay on the disk is nobody's business elsewhere.
      Path graph = Path.of(made.path("graph").asString(""));
      made.put("graph", String.valueOf(graph.getFileName()));
      for (JsonNode layer : root.path("report").path("layers")) {
        if (layer instanceof ObjectNode each) {
          each.remove(LEFT_AT_HOME);
        }
      }
      if (root.path("report").path("calibration").path("request") instanceof ObjectNode request) {
        Path text = Path.of(request.path("file").asString(""));
        request.put("file", String.valueOf(text.getFileName()));
      }
      return Optional.of((MAPPER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException | JacksonException unreadable) {
      // A report is an addition: where it can't be read, the runs travel without.
      return Optional.empty();
    }
  }
}
